import * as l10n from '@vscode/l10n';
import type { GoneEntry, Report } from '../model.ts';
import { execution } from './execution.ts';
import { saidLines, tick } from './section.ts';
import { entryText } from './text.ts';

/** What was proved or ticked and is no longer in the text. It counts for nothing, and nothing is lost. */
export function gone({ gone: entries }: Report): readonly string[] {
  if (entries.length === 0) return [];
  const words = l10n.t(
    'These results were recorded in this run for items or commands that the runbook does not have any more. They do not count.',
  );
  return [`## ${l10n.t('No longer in the text')}`, '', words, '', ...entries.flatMap(entry), ''];
}

function entry({ title, mark, notes, executions }: GoneEntry): readonly string[] {
  const rest = [...saidLines({ mark, notes }), ...executions.flatMap(execution)];
  return [
    `- ${entryText(title)}${tick(mark)}`,
    ...rest.map((line) => (line === '' ? '' : `  ${line}`)),
    ...(rest.length === 0 ? [] : ['']),
  ];
}
