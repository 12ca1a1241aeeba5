import * as l10n from '@vscode/l10n';
import { factGroups } from '../factRows.ts';
import type { Report } from '../model.ts';
import { inline, table } from './text.ts';

/** Target, run and runbook in one table. */
export function facts(report: Report): readonly string[] {
  const rows = factGroups(report).flatMap(({ title, rows: inGroup }) =>
    inGroup.map(([name, value], index) => [index === 0 ? `**${inline(title)}**` : '', inline(name), inline(value)]),
  );
  return table(['', l10n.t('Fact'), l10n.t('Value')], rows);
}
