import * as l10n from '@vscode/l10n';
import { timeText } from '../measures.ts';
import type { Report } from '../model.ts';
import { signOffDoubts } from '../saidText.ts';
import { inline, table } from './text.ts';

/** Blanks of the runbook and the table that people sign. */
export function signOffs(report: Report): readonly string[] {
  return [...fieldTable(report), ...signOffTable(report)];
}

function fieldTable({ fields }: Report): readonly string[] {
  if (fields.length === 0) return [];
  const rows = fields.map(({ label, value, actor, isGone }) => {
    const name = isGone ? `${label} (${l10n.t('No longer in the text')})` : label;
    return [name, value, actor ?? ''].map(inline);
  });
  return [`## ${l10n.t('Fields')}`, '', ...table([l10n.t('Field'), l10n.t('Value'), l10n.t('By')], rows)];
}

function signOffTable({ signOffs: roles, contentSha256 }: Report): readonly string[] {
  if (roles.length === 0) return [];
  const head = [l10n.t('Role'), l10n.t('Group'), l10n.t('Name'), l10n.t('Signature'), l10n.t('Date')];
  const rows = roles.map(({ role, group, given }) => {
    if (given === undefined) return [role, group ?? '', '', '', ''].map(inline);
    const signature = [`sha256:${given.contentSha256}`, signOffDoubts(given)].filter((part) => part !== '').join('; ');
    return [role, group ?? '', given.actor, signature, timeText(given.at)].map(inline);
  });
  const signed = inline(`${l10n.t('What is signed here:')} sha256:${contentSha256}`);
  return [`## ${l10n.t('Sign-off')}`, '', ...table(head, rows), signed, ''];
}
