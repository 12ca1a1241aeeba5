/** The row of a range. It has no box and is no item: what people say, they say of items. */
import { TreeItem } from 'vscode';
import { stateMeaning, stateWord } from '../../core/report/words.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { tokens } from './contextValue.ts';
import type { RangeElement } from './element.ts';
import { stateIcon } from './icons.ts';
import { progressOf, stateOf } from './rowState.ts';
import { isRunnable } from './runnable.ts';
import { rangeEnds, rangeLabel, rowTitle } from './words.ts';

export function rangeItem(range: RangeElement, session: RunbookSession | undefined): TreeItem {
  const state = session === undefined ? 'open' : stateOf(range, session.view);
  const progress = session === undefined ? { done: 0, total: 0 } : progressOf(range, session.view);
  const item = new TreeItem(rowTitle(range));
  item.description = progress.total === 0 ? '' : `${progress.done}/${progress.total}`;
  item.iconPath = stateIcon(state);
  item.tooltip = [rangeEnds(range), stateWord(state).word, stateMeaning(state)]
    .filter((line) => line !== '')
    .join('\n');
  item.contextValue = tokens(
    'range',
    range.rows.some((row) => isRunnable(row, session)) && 'runnable',
    state === 'running' && session?.isRunning === true && 'cancellable',
    state !== 'open' && 'ran',
  );
  item.accessibilityInformation = { label: rangeLabel(range, state, progress) };
  return item;
}
