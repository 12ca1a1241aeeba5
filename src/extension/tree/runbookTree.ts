/** The Runbooks view: files, sections, items and commands with their states. */
import { commands, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { contextKeys } from '../contributions.ts';
import type { ActiveRuns } from '../progress/activeRuns.ts';
import type { Sessions } from '../sessions.ts';
import { childrenOf, parentOf, type Arrangement } from './children.ts';
import { CurrentElements } from './currentElements.ts';
import { elementId, type TreeElement } from './element.ts';
import { lookOf } from './look.ts';
import { stateOf } from './rowState.ts';
import { ShownElements } from './shownElements.ts';
import { treeItem } from './treeItem.ts';
import { unfolding, type Unfolding } from './unfold.ts';

export class RunbookTree implements TreeDataProvider<TreeElement> {
  readonly #changed = new EventEmitter<TreeElement[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #sessions: Sessions;
  readonly #findRunbooks: () => Promise<readonly string[]>;
  readonly #active: ActiveRuns;
  readonly #shown: ShownElements;
  readonly #ticking;
  readonly #waiting: (() => void)[] = [];
  #arrangement: Arrangement = { filter: undefined, order: 'written' };

  constructor(sessions: Sessions, findRunbooks: () => Promise<readonly string[]>, active: ActiveRuns) {
    this.#sessions = sessions;
    this.#findRunbooks = findRunbooks;
    this.#active = active;
    this.#shown = new ShownElements((element) => {
      const session = sessions.get(element.file);
      return lookOf(element, session, childrenOf(element, session, this.#arrangement).map(elementId));
    });
    this.#ticking = active.onDidTick(() => this.#redrawRunning());
  }

  get arrangement(): Arrangement {
    return this.#arrangement;
  }

  arrange(arrangement: Arrangement): void {
    this.#arrangement = arrangement;
    this.refresh();
  }

  /** Looks for runbooks again and draws all. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** Draws these again although nothing of theirs has changed. */
  redraw(elements: readonly TreeElement[]): void {
    this.#changed.fire([...elements]);
  }

  /** Draws what has changed in a runbook: the rest keeps what a person has selected, opened and scrolled to. */
  update(session: RunbookSession): void {
    const current = new CurrentElements(session, this.#arrangement);
    const changed = this.#shown.changed(session.file, (element) => current.of(element));
    if (changed.length > 0) this.#changed.fire(changed);
  }

  dispose(): void {
    this.#ticking.dispose();
    this.#changed.dispose();
  }

  async getTreeItem(element: TreeElement): Promise<TreeItem> {
    const session = await this.#sessions.tryOpen(element.file);
    const hasChildren = childrenOf(element, session, this.#arrangement).length > 0;
    return treeItem(element, { session, hasChildren, active: this.#active });
  }

  async getChildren(element?: TreeElement): Promise<TreeElement[]> {
    if (element === undefined) return this.#runbooks();
    const children = childrenOf(element, await this.#sessions.tryOpen(element.file), this.#arrangement);
    return children.map((child) => this.#shown.take(child));
  }

  getParent(element: TreeElement): TreeElement | undefined {
    const session = this.#sessions.get(element.file);
    const parent = session === undefined ? undefined : parentOf(element, session, this.#arrangement);
    return parent === undefined ? undefined : this.#shown.take(parent);
  }

  /** How far the row can be unfolded so that no more than so many come into sight. */
  unfolding(element: TreeElement, most: number): Unfolding {
    const shown = this.#sessions.get(element.file);
    return shown === undefined
      ? { levels: 0, rows: 0 }
      : unfolding(element, { shown, arrangement: this.#arrangement }, most);
  }

  /** Whether the filter leaves the row in the tree, unfolded or not. */
  hasRow(element: TreeElement): boolean {
    const parent = this.getParent(element);
    if (parent === undefined) return true;
    const siblings = childrenOf(parent, this.#sessions.get(element.file), this.#arrangement);
    return siblings.some((sibling) => elementId(sibling) === elementId(element)) && this.hasRow(parent);
  }

  /** Resolves when the view has asked for all rows the next time. */
  drawn(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The object by which the view knows the element. */
  known(element: TreeElement): TreeElement {
    return this.#shown.take(element);
  }

  /** That there is no runbook is said only after a look. */
  async #runbooks(): Promise<TreeElement[]> {
    const files = await this.#findRunbooks();
    void commands.executeCommand('setContext', contextKeys.searched, true);
    for (const resolve of this.#waiting.splice(0)) setImmediate(resolve);
    return files.map((file) => this.#shown.take({ kind: 'runbook', file }));
  }

  /** Their rows say for how long. */
  #redrawRunning(): void {
    // A row is drawn together with those under it.
    const leaves = this.#shown.all.filter(({ kind }) => kind === 'check' || kind === 'command');
    const running = leaves.filter((element) => {
      const session = this.#sessions.get(element.file);
      return session !== undefined && stateOf(element, session.view) === 'running';
    });
    if (running.length > 0) this.redraw(running);
  }
}
