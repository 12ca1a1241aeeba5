/** Rows, filters and orders of the tree in words. */
import * as l10n from '@vscode/l10n';
import { stateWord } from '../../core/report/words.ts';
import type { ItemState, Progress } from '../../core/run/state.ts';
import type { TreeOrder } from './children.ts';
import type { PartElement, RangeElement } from './element.ts';
import type { TreeFilter } from './filter.ts';
import { lastOf } from './ranges.ts';

export function rowTitle(row: PartElement | RangeElement): string {
  switch (row.kind) {
    case 'range':
      return `${row.from}–${lastOf(row)}`;
    case 'node':
      return row.node.title === '' ? l10n.t('(no text)') : row.node.title;
    case 'check':
      return row.placed.check.title ?? row.placed.check.id;
    case 'command':
      return row.command.text.replace(/\s*\\?\n\s*/g, ' ');
  }
}

/** All that colour, shape and place say, in words: a span of numbers is not read aloud as one. */
export function rangeLabel(range: RangeElement, state: ItemState, { done, total }: Omit<Progress, 'failed'>): string {
  const [first, last, { word }] = [range.from, lastOf(range), stateWord(state)];
  return total === 0
    ? l10n.t('Rows {0} to {1}: {2}', first, last, word)
    : l10n.t('Rows {0} to {1}: {2}, {3} of {4} done', first, last, word, done, total);
}

/** Where it begins and ends: its numbers alone do not say what is in it. */
export function rangeEnds({ rows }: RangeElement): string {
  const title = (row: PartElement | undefined): string => (row === undefined ? '' : rowTitle(row));
  return l10n.t('From "{0}" to "{1}"', title(rows.at(0)), title(rows.at(-1)));
}

export function filterWord(filter: TreeFilter): string {
  switch (filter) {
    case 'open':
      return l10n.t('only what is open');
    case 'failed':
      return l10n.t('only what failed');
    case 'stale':
      return l10n.t('only what is stale');
    case 'manual':
      return l10n.t('only what a person decides');
  }
}

export function orderWord(order: TreeOrder): string {
  switch (order) {
    case 'written':
      return l10n.t('as written');
    case 'attention':
      return l10n.t('what needs attention first');
  }
}
