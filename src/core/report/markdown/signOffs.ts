import * as l10n from '@vscode/l10n';
import type { Report } from '../model.ts';
import { inline, table } from './text.ts';

/** Blanks of the runbook and the table that people sign. */
export function signOffs(report: Report): readonly string[] {
  return [...fieldTable(report), ...signOffTable(report)];
}

function fieldTable({ fields }: Report): readonly string[] {
  if (fields.length === 0) return [];
  const rows = fields.map(({ label, value }) => [inline(label), inline(value)]);
  return [`## ${l10n.t('Fields')}`, '', ...table([l10n.t('Field'), l10n.t('Value')], rows)];
}

function signOffTable({ signOffs: roles }: Report): readonly string[] {
  if (roles.length === 0) return [];
  const head = [l10n.t('Role'), l10n.t('Group'), l10n.t('Name'), l10n.t('Signature'), l10n.t('Date')];
  const rows = roles.map(({ role, group }) => [inline(role), inline(group ?? ''), '', '', '']);
  return [`## ${l10n.t('Sign-off')}`, '', ...table(head, rows)];
}
