import * as l10n from '@vscode/l10n';
import { isDone } from '../../run/rollup.ts';
import { doubtText } from '../doubtText.ts';
import { timeText } from '../measures.ts';
import type { ReportEntry, ReportMark, ReportSection } from '../model.ts';
import { stateWord } from '../words.ts';
import { execution } from './execution.ts';
import { entryText, inline } from './text.ts';

/** A heading with its items as a task list. */
export function section({ title, depth, progress, entries }: ReportSection): readonly string[] {
  const { done, total } = progress;
  const count = total === 0 ? '' : ` (${done}/${total})`;
  const list = entries.flatMap(entry);
  const end = list.length === 0 || list.at(-1) === '' ? [] : [''];
  return [`${'#'.repeat(Math.min(depth + 2, 6))} ${inline(title)}${count}`, '', ...list, ...end];
}

function entry(item: ReportEntry): readonly string[] {
  const indent = '  '.repeat(item.depth);
  const box = item.hasBox ? `[${isDone(item.state) ? 'x' : ' '}] ` : '';
  const { mark, word } = stateWord(item.state);
  const rest = item.executions.flatMap((made) => execution(made));
  return [
    `${indent}- ${box}${entryText(item.title)} — ${mark} **${word}**${tick(item.mark)}`,
    ...rest.map((line) => (line === '' ? '' : `${indent}  ${line}`)),
    ...(rest.length === 0 ? [] : ['']),
  ];
}

export function tick(mark: ReportMark | undefined): string {
  if (mark === undefined) return '';
  const at = timeText(mark.at);
  const text = mark.ticked
    ? l10n.t('Ticked by hand by {0} at {1}', mark.actor, at)
    : l10n.t('Unticked by hand by {0} at {1}', mark.actor, at);
  const note = mark.note === undefined ? text : `${text}: ${mark.note}`;
  return ` (${inline(mark.doubt === undefined ? note : `${note}; ${doubtText(mark.doubt)}`)})`;
}
