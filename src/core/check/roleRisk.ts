/** What a database's role may do that no read-only session and no rollback keeps it from, in words. */
import * as l10n from '@vscode/l10n';

/** Names of the predefined roles of PostgreSQL that a login has the rights of, `superuser` among them where it is one. */
export type Powers = readonly string[];

export const SUPERUSER = 'superuser';

/** They reach files, programs and other sessions of the server. */
export const powerfulRoles: Powers = [
  'pg_execute_server_program',
  'pg_write_server_files',
  'pg_read_server_files',
  'pg_signal_backend',
];

/** One sentence for each risk, for a question and for the output; empty where there is none. */
export function riskSentences(powers: Powers, calls: readonly string[]): readonly string[] {
  return [
    ...(powers.length === 0
      ? []
      : [
          l10n.t(
            'The login of this connection may reach files, programs or other sessions of the server ({0}): a read-only session does not keep it from that. Better use a role that may only read.',
            powers.join(', '),
          ),
        ]),
    ...(calls.length === 0 ? [] : [l10n.t('A rollback does not undo what {0} does.', calls.join(', '))]),
  ];
}
