import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../../src/core/run/rollup.ts';
import type { RunState } from '../../../../src/core/run/state.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { childrenOf, type Arrangement } from '../../../../src/extension/tree/children.ts';
import { CurrentElements } from '../../../../src/extension/tree/currentElements.ts';
import { elementId, type TreeElement } from '../../../../src/extension/tree/element.ts';
import { lookOf } from '../../../../src/extension/tree/look.ts';
import { ShownElements } from '../../../../src/extension/tree/shownElements.ts';
import { rowTitle } from '../../../../src/extension/tree/words.ts';
import { runOf, ticked } from '../../support/events.ts';
import { nodeTitled } from '../../support/runbooks.ts';

const file = '/runbooks/release.md';

const listOf = (count: number): string =>
  `# Release\n\n${Array.from({ length: count }, (_, at) => `- [ ] Item ${at + 1}\n`).join('')}`;

/** A runbook with all its rows unfolded. */
class UnfoldedView {
  #session;
  readonly #arrangement: Arrangement;
  readonly #shown = new ShownElements((element) =>
    lookOf(element, this.#session, this.#childrenOf(element).map(elementId)),
  );

  constructor(text: string, arrangement: Arrangement = { filter: undefined, order: 'written' }) {
    this.#session = sessionOf(text);
    this.#arrangement = arrangement;
    this.#take({ kind: 'runbook', file });
  }

  /** Titles of what is drawn anew. */
  drawnAfter(text: string, run?: RunState): readonly string[] {
    this.#session = sessionOf(text, run);
    const current = new CurrentElements(this.#session, this.#arrangement);
    return this.#shown.changed(file, (element) => current.of(element)).map(titleOf);
  }

  rowsOf(title: string): readonly string[] {
    const range = this.#shown.all.find((element) => titleOf(element) === title);
    return range?.kind === 'range' ? range.rows.map(titleOf) : [];
  }

  #take(element: TreeElement): void {
    this.#shown.take(element);
    for (const child of this.#childrenOf(element)) this.#take(child);
  }

  #childrenOf(element: TreeElement): readonly TreeElement[] {
    return childrenOf(element, this.#session, this.#arrangement);
  }
}

function sessionOf(text: string, run?: RunState) {
  const runbook = readRunbook(text);
  return { runbook, view: rollUp(runbook, run), placement: { checks: [], problems: [] } };
}

function titleOf(element: TreeElement): string {
  return element.kind === 'runbook' ? element.file : rowTitle(element);
}

describe('of rows in ranges', () => {
  const text = listOf(501);
  const run = runOf(ticked(nodeTitled(readRunbook(text), 'Item 250').id));

  it('a tick draws the item, its range and the runbook anew, and no other range', () => {
    expect(new UnfoldedView(text).drawnAfter(text, run)).toEqual([file, '201–400', 'Item 250']);
  });

  it('an edit elsewhere draws nothing anew', () => {
    expect(new UnfoldedView(text).drawnAfter(text.replace('# Release\n', '# Release\n\nWords.\n'))).toEqual([]);
  });

  it('an item that is added at the end draws the last range anew, and stands in it', () => {
    const view = new UnfoldedView(text);
    expect(view.drawnAfter(listOf(502))).toEqual([file, '401–502']);
    expect(view.rowsOf('401–502').at(-1)).toBe('Item 502');
  });

  it('ranges are gone where the rows are few by then', () => {
    const view = new UnfoldedView(text);
    expect(view.drawnAfter(listOf(500))).toEqual([file]);
    expect(view.rowsOf('1–200')).toEqual([]);
  });

  it('with a filter the range has what is kept by then', () => {
    const view = new UnfoldedView(listOf(800), { filter: 'open', order: 'written' });
    view.drawnAfter(listOf(800), runOf(ticked(nodeTitled(readRunbook(listOf(800)), 'Item 250').id)));
    expect(view.rowsOf('201–400').slice(48, 50)).toEqual(['Item 249', 'Item 251']);
    expect(view.rowsOf('601–799').at(-1)).toBe('Item 800');
  });
});
