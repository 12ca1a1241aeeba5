/** The transaction that a statement stands alone in: what it is recognised by, and what its login may do. */
import * as l10n from '@vscode/l10n';
import type { Client } from 'pg';
import { powerfulRoles, SUPERUSER, type Powers } from '../../core/check/roleRisk.ts';
import type { Backend } from './stopStatement.ts';

export interface Transaction {
  readonly backend: Backend;
  /** When it began and whether it only reads, as the server says: no other transaction of the session is the same. */
  readonly mark: string;
  readonly powers: Powers;
}

const mark = `now()::text || ' ' || current_setting('transaction_read_only')`;

const lookAround = `SELECT ${mark} AS mark, pid, backend_start::text AS "startedAt",
  current_setting('is_superuser') = 'on' AS superuser,
  ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname = ANY($1) AND pg_has_role(current_user, oid, 'MEMBER')
        ORDER BY rolname) AS roles
  FROM pg_stat_activity WHERE pid = pg_backend_pid()`;

interface Row extends Backend {
  readonly mark: string;
  readonly superuser: boolean;
  readonly roles: readonly string[];
}

/** After this first query of a transaction its mode can no longer be changed. */
export async function beginTransaction(client: Client, begin: 'BEGIN READ ONLY' | 'BEGIN'): Promise<Transaction> {
  await client.query(begin);
  const { rows } = await client.query<Row>(lookAround, [powerfulRoles]);
  const [row] = rows;
  if (row === undefined) throw new Error(l10n.t('The database does not show its own session.'));
  const { pid, startedAt, superuser, roles } = row;
  // A superuser is a member of every role.
  return { backend: { pid, startedAt }, mark: row.mark, powers: superuser ? [SUPERUSER] : roles };
}

/** Rejects where the statement got out of the transaction that it was sent in. */
export async function assertUnchanged(client: Client, transaction: Transaction): Promise<void> {
  const { rows } = await client.query<{ readonly mark: string }>(`SELECT ${mark} AS mark`);
  if (rows[0]?.mark !== transaction.mark)
    throw new Error(l10n.t('The statement left the transaction that it was sent in. Look at what it has changed.'));
}
