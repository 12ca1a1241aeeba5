/** Blanks of the runbook that people fill: fields, sign-offs, contacts. */
import * as l10n from '@vscode/l10n';
import type { ContactTable, Runbook } from '../../core/runbook/model.ts';
import { group, row, type RunRow } from './row.ts';

export function fieldRows({ fields, signOffs, contacts }: Runbook): readonly RunRow[] {
  return [
    ...group({
      id: 'fields',
      label: l10n.t('Fields'),
      icon: 'edit',
      children: fields.map(({ id, label, line }) =>
        row({ id: `field:${id}`, label, description: l10n.t('line {0}', line), context: 'field', subject: id, line }),
      ),
    }),
    ...group({
      id: 'signOffs',
      label: l10n.t('Sign-offs'),
      icon: 'verified',
      children: signOffs.map(({ id, role, group: of, line }) =>
        row({
          id: `signOff:${id}`,
          label: role,
          description: [of ?? '', l10n.t('line {0}', line)].filter((part) => part !== '').join(' · '),
          context: 'signOff',
          subject: id,
          line,
        }),
      ),
    }),
    ...group({
      id: 'contacts',
      label: l10n.t('Contacts'),
      icon: 'organization',
      children: contacts.flatMap(contactRows),
    }),
  ];
}

/** A table has its names in the first column. */
function contactRows({ columns, rows, lines }: ContactTable): readonly RunRow[] {
  return rows.map((cells, index) => {
    const [name = '', ...others] = cells;
    return row({
      id: `contact:${lines.from}:${index}`,
      label: name === '' ? l10n.t('(blank)') : name,
      description: others.filter((cell) => cell !== '').join(' · '),
      icon: 'person',
      tooltip: columns.map((column, at) => `${column}: ${cells[at] ?? ''}`).join('\n'),
      context: 'contact',
      line: lines.from,
    });
  });
}
