import * as l10n from '@vscode/l10n';
import { isDone } from '../../run/combine.ts';
import { doubtText } from '../doubtText.ts';
import { timeText } from '../measures.ts';
import type { ReportEntry, ReportMark, ReportSection } from '../model.ts';
import { attachmentText, markReason, markText } from '../saidText.ts';
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
  const said = saidLines(item);
  const rest = item.executions.flatMap((made) => execution(made));
  return [
    `${indent}- ${box}${entryText(item.title)} — ${mark} **${word}**${tick(item.mark)}`,
    ...[...said, ...rest].map((line) => (line === '' ? '' : `${indent}  ${line}`)),
    ...(rest.length === 0 ? [] : ['']),
  ];
}

/** Evidence and notes, each an entry of its own under the item. */
export function saidLines({ mark, notes }: Pick<ReportEntry, 'mark' | 'notes'>): readonly string[] {
  const attachments = mark?.decision?.kind === 'attested' ? mark.decision.attachments : [];
  return [
    ...attachments.map((one) => `- ${inline(l10n.t('Evidence: {0}', attachmentText(one)))}`),
    ...notes.map(({ note, actor, at }) => `- ${inline(l10n.t('Note by {0} at {1}: {2}', actor, timeText(at), note))}`),
  ];
}

export function tick(mark: ReportMark | undefined): string {
  if (mark === undefined) return '';
  const text = markText(mark);
  const reason = markReason(mark);
  const said = reason === undefined ? text : `${text}: ${reason}`;
  return ` (${inline(mark.doubt === undefined ? said : `${said}; ${doubtText(mark.doubt)}`)})`;
}
