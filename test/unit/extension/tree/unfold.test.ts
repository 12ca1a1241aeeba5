import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../../src/core/run/rollup.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { childrenOf, type ShownRunbook } from '../../../../src/extension/tree/children.ts';
import type { TreeElement } from '../../../../src/extension/tree/element.ts';
import { startsOpen, unfolding } from '../../../../src/extension/tree/unfold.ts';

const items = (count: number): string => Array.from({ length: count }, (_, at) => `- [ ] Item ${at}\n`).join('');

/** Sections of one rank with items in each. */
function sections(count: number, inEach: number, mark = '##'): string {
  return Array.from({ length: count }, (_, at) => `\n${mark} Section ${at}\n\n${items(inEach)}`).join('');
}

function unfolded(text: string, most: number): { readonly levels: number; readonly rows: number } {
  return unfolding(root, { shown: shownOf(text), arrangement: { filter: 'open', order: 'written' } }, most);
}

const root = { kind: 'runbook', file: '/runbooks/release.md' } as const;

function shownOf(text: string): ShownRunbook {
  const runbook = readRunbook(`# Release\n${text}`);
  return { runbook, view: rollUp(runbook, undefined) };
}

describe('what a filter found', () => {
  it('unfolds down to the items where they are few', () => {
    expect(unfolded(sections(3, 4), 15)).toEqual({ levels: 3, rows: 15 });
  });

  it('unfolds only down to the sections where the items are more', () => {
    expect(unfolded(sections(3, 4), 14)).toEqual({ levels: 1, rows: 3 });
  });

  it('unfolds down to the ranges of one long list', () => {
    expect(unfolded(`\n${items(1000)}`, 500)).toEqual({ levels: 1, rows: 5 });
  });

  it('counts the rows of sections that open by themselves', () => {
    expect(unfolded(`\n## Chapter\n${sections(3, 4, '###')}`, 15)).toEqual({ levels: 1, rows: 1 });
    expect(unfolded(`\n## Chapter\n${sections(3, 4, '###')}`, 16)).toEqual({ levels: 3, rows: 16 });
  });

  it('stays folded where not even the first rows fit', () => {
    expect(unfolded(sections(3, 4), 2)).toEqual({ levels: 0, rows: 0 });
  });

  it('stays as it is where nothing was found', () => {
    expect(unfolded('\nWords.\n', 10)).toEqual({ levels: 0, rows: 0 });
  });
});

describe('without a filter', () => {
  const open = (text: string): readonly boolean[] => {
    const shown = shownOf(text);
    const under = (row: TreeElement): readonly TreeElement[] =>
      childrenOf(row, shown, { filter: undefined, order: 'written' });
    return under(root)
      .flatMap((chapter) => [chapter, ...under(chapter)])
      .map((row) => startsOpen(row, shown));
  };

  it('a chapter stays folded, and shows its sections open once it is opened', () => {
    expect(open(`\n## Chapter\n${sections(2, 250, '###')}`)).toEqual([false, true, true]);
  });

  it('the sections of a chapter with more items than can be looked through stay folded', () => {
    expect(open(`\n## Chapter\n${sections(3, 167, '###')}`)).toEqual([false, false, false, false]);
  });
});
