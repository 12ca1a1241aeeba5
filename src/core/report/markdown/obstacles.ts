import * as l10n from '@vscode/l10n';
import { timeText } from '../measures.ts';
import type { Report } from '../model.ts';
import { stateMeaning, stateWord } from '../words.ts';
import { entryText, inline, table } from './text.ts';

/** What stands in the way: trouble, decisions people owe, and what is left. */
export function obstacles(report: Report): readonly string[] {
  const parts = [...blockers(report), ...waiting(report), ...open(report)];
  return parts.length === 0 ? [] : [`## ${l10n.t('What stands in the way')}`, '', ...parts];
}

function blockers(report: Report): readonly string[] {
  if (report.blockers.length === 0) return [];
  const rows = report.blockers.map(({ state, title, section, finding, actor, at }) => [
    `${stateWord(state).mark} ${stateWord(state).word}`,
    inline(title),
    inline(section),
    inline(finding ?? stateMeaning(state)),
    [inline(actor ?? ''), at === undefined ? '' : inline(timeText(at))].join(' ').trim(),
  ]);
  return table([l10n.t('State'), l10n.t('Item'), l10n.t('Section'), l10n.t('Why'), l10n.t('Who, when')], rows);
}

function waiting(report: Report): readonly string[] {
  if (report.waiting.length === 0) return [];
  const items = report.waiting.map(({ title, section }) => `- ${entryText(title)} (${inline(section)})`);
  return [`${l10n.t('Ran, a person has to decide')}:`, '', ...items, ''];
}

function open(report: Report): readonly string[] {
  if (report.open.length === 0) return [];
  const groups = report.open.map(({ title, count }) => `- ${entryText(title)}: ${count}`);
  return [`${l10n.t('Still open')}:`, '', ...groups, ''];
}
