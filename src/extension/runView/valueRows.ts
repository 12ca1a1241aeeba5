/** What placeholders and variables stand for in the run. A secret is masked before it comes here. */
import * as l10n from '@vscode/l10n';
import { typeWord } from '../../core/check/words.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { group, row, type RunRow } from './row.ts';

export function valueRows(session: RunbookSession): readonly RunRow[] {
  const placeholders = session.values.needed(session.runbook.commands).map(({ name, texts, type, secret, command }) => {
    const value = session.values.shown(name);
    return row({
      id: `value:${name}`,
      label: texts.join(', '),
      description: value ?? l10n.t('no value yet'),
      icon: secret ? 'key' : value === undefined ? 'circle-large-outline' : 'symbol-variable',
      tooltip: `${typeWord(type, secret)} · ${l10n.t('line {0}', command.lines.from)}`,
      context: 'value',
      subject: name,
      line: command.lines.from,
    });
  });
  const missing = placeholders.filter(({ subject = '' }) => !session.values.has(subject)).length;
  return [
    ...group({
      id: 'values',
      label: l10n.t('Values'),
      description: missing === 0 ? '' : l10n.t('{0} without a value', missing),
      icon: 'symbol-variable',
      children: placeholders,
    }),
    ...group({
      id: 'vars',
      label: l10n.t('Variables of the sidecar'),
      icon: 'symbol-constant',
      children: Object.entries(session.sidecar.vars).map(([name, value]) =>
        row({
          id: `var:${name}`,
          label: name,
          description: typeof value === 'string' ? value : JSON.stringify(value),
          icon: 'symbol-constant',
        }),
      ),
    }),
  ];
}
