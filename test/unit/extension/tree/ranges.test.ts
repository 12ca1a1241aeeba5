import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../../src/core/run/rollup.ts';
import type { RunState } from '../../../../src/core/run/state.ts';
import type { Runbook } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { childrenOf, parentOf, type Arrangement, type ShownRunbook } from '../../../../src/extension/tree/children.ts';
import { elementId, type PartElement, type TreeElement } from '../../../../src/extension/tree/element.ts';
import { inRanges, MOST_TOGETHER, rangeWith, ROWS_IN_RANGE } from '../../../../src/extension/tree/ranges.ts';
import { progressOf, stateOf } from '../../../../src/extension/tree/rowState.ts';
import { rangeLabel, rowTitle } from '../../../../src/extension/tree/words.ts';
import { finished, runOf, started, ticked } from '../../support/events.ts';
import { fenced, itemsOf } from '../../support/runbooks.ts';

const file = '/runbooks/release.md';
const root: TreeElement = { kind: 'runbook', file };
const asWritten: Arrangement = { filter: undefined, order: 'written' };

/** So many items in one list; what the last one runs is under it. */
function listOf(count: number, heading = '# Release'): Runbook {
  const items = Array.from({ length: count }, (_, at) => `- [ ] Item ${at + 1}\n`).join('');
  return readRunbook(`${heading}\n\n${items}\n${fenced('bash', 'date').replace(/^(?=.)/gm, '  ')}`);
}

function shownAs(runbook: Runbook, run?: RunState): ShownRunbook {
  return { runbook, view: rollUp(runbook, run) };
}

function titles(rows: readonly TreeElement[]): readonly string[] {
  return rows.map((row) => (row.kind === 'runbook' ? row.file : rowTitle(row)));
}

/** All items but these are ticked. */
function tickedBut(runbook: Runbook, open: readonly string[]): RunState {
  const done = itemsOf(runbook).filter(({ title }) => !open.includes(title));
  return runOf(...done.map(({ id }) => ticked(id)));
}

describe('very many rows under one', () => {
  it('stand in ranges, and those that can be drawn together stand as they are', () => {
    const few = childrenOf(root, shownAs(listOf(MOST_TOGETHER)), asWritten);
    expect(few).toHaveLength(MOST_TOGETHER);
    expect(titles(few.slice(0, 2))).toEqual(['Item 1', 'Item 2']);
    const many = shownAs(listOf(MOST_TOGETHER + 1));
    const ranges = childrenOf(root, many, asWritten);
    expect(titles(ranges)).toEqual(['1–200', '201–400', '401–501']);
    expect(ranges.flatMap((range) => titles(childrenOf(range, many, asWritten)))).toEqual([...titles(few), 'Item 501']);
  });

  it('stand in ranges under a section, too', () => {
    const runbook = listOf(501, '# Release\n\nWords.\n\n## Before it');
    const [title] = runbook.nodes;
    const section = title?.children.find(({ children }) => children.length > 0);
    if (section === undefined) throw new Error('there is no section');
    const rows = childrenOf({ kind: 'node', file, node: section }, shownAs(runbook), asWritten);
    expect(titles(rows)).toEqual(['1–200', '201–400', '401–501']);
  });

  it('are with a filter the ranges of what it keeps', () => {
    const runbook = listOf(900);
    const open = itemsOf(runbook).flatMap(({ title }, at) => (at < 300 ? [] : [title]));
    const kept = (names: readonly string[]): readonly string[] =>
      titles(childrenOf(root, shownAs(runbook, tickedBut(runbook, names)), { ...asWritten, filter: 'open' }));
    expect(kept(open)).toEqual(['1–200', '201–400', '401–600']);
    expect(kept(open.slice(-2))).toEqual(['Item 899', 'Item 900']);
  });

  it('begin with the range of what needs attention where that is asked for', () => {
    const runbook = listOf(600);
    const [command] = runbook.commands;
    if (command === undefined) throw new Error('there is no command');
    const shown = shownAs(runbook, runOf(started(command, runbook, 'x'), finished('x', 'fail')));
    const arrangement: Arrangement = { ...asWritten, order: 'attention' };
    const [first, second] = childrenOf(root, shown, arrangement);
    expect(first && titles(childrenOf(first, shown, arrangement)).slice(0, 2)).toEqual(['Item 600', 'Item 1']);
    expect(first && stateOf(first, shown.view)).toBe('failed');
    expect(second && stateOf(second, shown.view)).toBe('open');
  });

  it('each know their range, and the range the row that it is under', () => {
    const shown = shownAs(listOf(501));
    for (const range of childrenOf(root, shown, asWritten)) {
      expect(parentOf(range, shown, asWritten)).toEqual(root);
      for (const row of childrenOf(range, shown, asWritten)) expect(parentOf(row, shown, asWritten)).toEqual(range);
    }
  });

  it('say in their range how many are done, and the worst of them', () => {
    const runbook = listOf(501);
    const shown = shownAs(runbook, tickedBut(runbook, ['Item 1', 'Item 250']));
    const labels = childrenOf(root, shown, asWritten).map((row) =>
      row.kind === 'range' ? rangeLabel(row, stateOf(row, shown.view), progressOf(row, shown.view)) : '',
    );
    expect(labels).toEqual([
      'Rows 1 to 200: open, 199 of 200 done',
      'Rows 201 to 400: open, 199 of 200 done',
      'Rows 401 to 501: ticked by hand, 101 of 101 done',
    ]);
  });

  it('are all there once and in order, however many they are', () => {
    const runbook = listOf(3000);
    const parts = itemsOf(runbook).map((node): PartElement => ({ kind: 'node', file, node }));
    fc.assert(
      fc.property(fc.integer({ min: MOST_TOGETHER + 1, max: parts.length }), (count) => {
        const own = parts.slice(0, count);
        const ranges = inRanges({ kind: 'runbook', file }, own).filter((row) => row.kind === 'range');
        expect(ranges.flatMap(({ rows }) => rows)).toEqual(own);
        expect(new Set(ranges.map(elementId)).size).toBe(ranges.length);
        expect(Math.max(...ranges.map(({ rows }) => rows.length))).toBe(ROWS_IN_RANGE);
        const part = own[count - 1];
        expect(part && rangeWith(part, ranges)).toBe(ranges.at(-1));
      }),
      { numRuns: 20 },
    );
  });
});
