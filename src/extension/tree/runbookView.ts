/** The Runbooks view as a person handles it: what is selected, shown, filtered, and how much needs attention. */
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import { commands, window, type Memento, type TreeView } from 'vscode';
import { concerns } from '../../core/run/attention.ts';
import { stateWord } from '../../core/report/words.ts';
import { contextKeys, viewIds } from '../contributions.ts';
import type { Sessions } from '../sessions.ts';
import { applyCheckboxes } from './checkboxes.ts';
import { treeOrders, type TreeOrder } from './children.ts';
import { elementId, type TreeElement } from './element.ts';
import type { TreeFilter } from './filter.ts';
import { MOST_UNFOLDED } from './unfold.ts';
import { filterWord, orderWord } from './words.ts';
import type { RunbookTree } from './runbookTree.ts';
import { groupBy } from '../../core/groupBy.ts';

const ORDER_KEY = 'tree.order';

/** A second together. */
const [MOST_TRIES, TRY_MS] = [20, 50];

export class RunbookView {
  readonly treeView: TreeView<TreeElement>;
  readonly #tree: RunbookTree;
  readonly #sessions: Sessions;
  readonly #memory: Memento;
  /** The row that was shown last. The editor selects it a moment later, and forgets it when the tree is drawn anew. */
  #shown: TreeElement | undefined;

  constructor(tree: RunbookTree, sessions: Sessions, memory: Memento) {
    this.#tree = tree;
    this.#sessions = sessions;
    this.#memory = memory;
    this.treeView = window.createTreeView(viewIds.runbooks, {
      treeDataProvider: tree,
      manageCheckboxStateManually: true,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.treeView.onDidChangeCheckboxState((event) =>
      applyCheckboxes(event, sessions).finally(() =>
        // A box that the person's click has turned shows its state again, whatever came of the click.
        tree.redraw(event.items.map(([element]) => element)),
      ),
    );
    this.treeView.onDidChangeSelection(({ selection }) => {
      const isShown = selection.every((row) => this.#shown !== undefined && elementId(row) === elementId(this.#shown));
      if (!isShown) this.#shown = undefined;
    });
    const order = treeOrders.find((known) => known === memory.get(ORDER_KEY)) ?? 'written';
    if (order !== 'written') this.#arrange(undefined, order);
  }

  /** What a person has selected, or was led to. */
  get selection(): readonly TreeElement[] {
    return this.#shown === undefined ? this.treeView.selection : [this.#shown];
  }

  /** Waits up to a second where none is known: while rows are drawn anew, the editor does not say which are selected. */
  async settledSelection(): Promise<readonly TreeElement[]> {
    for (let tries = 0; tries < MOST_TRIES && this.selection.length === 0; tries += 1) await setTimeout(TRY_MS);
    return this.selection;
  }

  get filter(): TreeFilter | undefined {
    return this.#tree.arrangement.filter;
  }

  get order(): TreeOrder {
    return this.#tree.arrangement.order;
  }

  /** @param filter undefined shows all */
  async setFilter(filter: TreeFilter | undefined): Promise<void> {
    // A row that is selected while the tree is drawn anew is not selected after it.
    const drawn = this.treeView.visible ? this.#tree.drawn() : undefined;
    this.#arrange(filter, this.order);
    await drawn;
    if (filter !== undefined && this.treeView.visible) await this.#unfold();
  }

  async setOrder(order: TreeOrder): Promise<void> {
    this.#arrange(this.filter, order);
    await this.#memory.update(ORDER_KEY, order);
  }

  /** Shows the row, selected; what a filter hides is shown without it. */
  async reveal(element: TreeElement, focus: boolean): Promise<void> {
    await this.#sessions.open(element.file);
    if (!this.#tree.hasRow(element)) await this.setFilter(undefined);
    const row = this.#tree.known(element);
    this.#shown = row;
    await this.treeView.reveal(row, { select: true, focus, expand: false });
  }

  /** How many things need attention, over all runbooks that are open. */
  updateBadge(): void {
    const found = this.#sessions.all.flatMap(({ runbook, view }) => concerns(runbook.nodes, view));
    const counts = groupBy(found, ({ state }) => state);
    const words = [...counts].map(([state, list]) => `${list.length} ${stateWord(state).word}`);
    const tooltip = l10n.t('Needs attention: {0}', words.join(', '));
    const badge = found.length === 0 ? undefined : { value: found.length, tooltip };
    if (!isDeepStrictEqual(badge, this.treeView.badge)) this.treeView.badge = badge;
  }

  dispose(): void {
    this.treeView.dispose();
  }

  /** What a filter has found is seen without a click, or as much of it as one can look through. */
  async #unfold(): Promise<void> {
    let left = MOST_UNFOLDED;
    const found: { readonly root: TreeElement; readonly levels: number }[] = [];
    for (const root of await this.#tree.getChildren()) {
      await this.#sessions.tryOpen(root.file);
      const { levels, rows } = this.#tree.unfolding(root, left);
      left -= rows;
      if (levels > 0) found.push({ root, levels });
    }
    // The editor scrolls to each: the first comes last, to be in sight.
    for (const { root, levels } of found.toReversed())
      await this.treeView.reveal(root, { select: false, focus: false, expand: levels });
  }

  #arrange(filter: TreeFilter | undefined, order: TreeOrder): void {
    this.#tree.arrange({ filter, order });
    const words = [filter && filterWord(filter), order === 'written' ? undefined : orderWord(order)];
    this.treeView.description = words.filter((word) => word !== undefined).join(' · ');
    void commands.executeCommand('setContext', contextKeys.filtered, filter !== undefined);
  }
}
