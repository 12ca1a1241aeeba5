/** A statement on PostgreSQL that changes something: counted, compared, and kept only where a person says so. */
import * as l10n from '@vscode/l10n';
import type { Client } from 'pg';
import type { Powers } from '../../core/check/roleRisk.ts';
import type { SessionLimits } from './databaseConnection.ts';
import { promptly, withinDeadline } from './deadline.ts';
import { connectPostgres, type PostgresConnection } from './postgresClient.ts';
import { isAnswer } from './postgresError.ts';
import { close, failed, notConnected, type FailedSession } from './readOnlySession.ts';
import type { CountedRows } from './readRows.ts';
import { assertUnchanged, beginTransaction } from './transaction.ts';

export interface ChangeRequest extends SessionLimits {
  /** Sends the statement, and takes its rows to the end. */
  readonly work: (client: Client, powers: Powers) => Promise<CountedRows>;
  readonly expectRows: number | 'none' | undefined;
  readonly confirmCommit: (rows: number | 'none') => Promise<boolean>;
}

export type ChangeResult =
  | {
      readonly state: 'committed' | 'rolled back';
      readonly rows: CountedRows;
      /** Why it was rolled back. */
      readonly message: string | undefined;
      readonly durationMs: number;
    }
  /** COMMIT was sent and nobody heard of it again: nobody knows whether anything changed. */
  | { readonly state: 'in doubt'; readonly message: string; readonly durationMs: number }
  | FailedSession;

const MAX_STATEMENT_MS = 30_000;

/** Never rejects. Whatever goes wrong before COMMIT is sent leaves nothing changed. */
export async function changeRows(connection: PostgresConnection, request: ChangeRequest): Promise<ChangeResult> {
  const startedAt = performance.now();
  const elapsed = (): number => Math.round(performance.now() - startedAt);
  const timeoutMs = Math.min(request.timeoutMs, MAX_STATEMENT_MS);
  const limits: SessionLimits = { timeoutMs, signal: request.signal };
  let client: Client;
  try {
    client = await connectPostgres(connection, limits, {
      statement_timeout: timeoutMs,
      lock_timeout: 5000,
      idle_in_transaction_session_timeout: 60_000,
    });
  } catch (error) {
    return { ...notConnected(connection, error), durationMs: elapsed() };
  }
  try {
    const transaction = await promptly(limits.signal, beginTransaction(client, 'BEGIN'));
    const running = { client, connection, backend: transaction.backend };
    const rows = await withinDeadline(running, limits, async () =>
      withChanged(await request.work(client, transaction.powers), client),
    );
    await promptly(limits.signal, assertUnchanged(client, transaction));
    const refusal = await refusalToCommit(rows.count ?? 'none', client, request);
    if (refusal === undefined) return { ...(await commit(client, rows)), durationMs: elapsed() };
    await client.query('ROLLBACK').catch(() => undefined);
    return { state: 'rolled back', rows, message: refusal, durationMs: elapsed() };
  } catch (error) {
    return { ...failed(error), durationMs: elapsed() };
  } finally {
    close(client);
  }
}

/** A SELECT that changes rows, by a WITH or a function, says how many it shows; the transaction knows how many it changed. */
async function withChanged(rows: CountedRows, client: Client): Promise<CountedRows> {
  if (rows.count !== undefined || rows.columns.length === 0) return rows;
  const { rows: found } = await client.query<{ readonly changed: string }>(changedInTransaction);
  const changed = Number(found[0]?.changed ?? 0);
  return changed === 0 ? rows : { ...rows, count: changed };
}

/** What triggers and cascades change is counted with it; nothing is where the server has track_counts off. */
const changedInTransaction =
  'SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) AS changed FROM pg_stat_xact_user_tables';

/** Why nothing is kept; undefined where a person said yes to what was expected. */
async function refusalToCommit(
  rows: number | 'none',
  client: Client,
  { expectRows, confirmCommit, signal }: ChangeRequest,
): Promise<string | undefined> {
  if (expectRows === undefined) return unexpected(rows);
  if (expectRows !== rows) return mismatch(rows, expectRows);
  const ended = new Promise<'ended'>((resolve) => {
    client.once('end', () => resolve('ended'));
  });
  const answer = await Promise.race([confirmCommit(rows), ended]);
  if (answer === 'ended') return l10n.t('Rolled back: the database ended the session before the commit was confirmed.');
  return answer && !signal.aborted ? undefined : l10n.t('Rolled back: the commit was not confirmed.');
}

function unexpected(rows: number | 'none'): string {
  if (rows === 'none')
    return l10n.t(
      'Rolled back: nothing says what is expected. To keep it, write "-- provebook: expect_rows=none" above it.',
    );
  if (rows === 1)
    return l10n.t(
      'Rolled back: it would have changed 1 row, and nothing says how many are expected. To keep it, write "-- provebook: expect_rows=1" above it.',
    );
  return l10n.t(
    'Rolled back: it would have changed {0} rows, and nothing says how many are expected. To keep them, write "-- provebook: expect_rows={0}" above it.',
    rows,
  );
}

function mismatch(rows: number | 'none', expectRows: number | 'none'): string {
  if (rows === 'none') return l10n.t('Rolled back: expect_rows={0}, and its answer counts no rows.', expectRows);
  if (rows === 1) return l10n.t('Rolled back: it would have changed 1 row, and expect_rows={0}.', expectRows);
  return l10n.t('Rolled back: it would have changed {0} rows, and expect_rows={1}.', rows, expectRows);
}

type Commit =
  | { readonly state: 'committed' | 'rolled back'; readonly rows: CountedRows; readonly message: string | undefined }
  | { readonly state: 'in doubt'; readonly message: string };

/** Not cancelled any more: from here on only the server's answer says what happened. */
async function commit(client: Client, rows: CountedRows): Promise<Commit> {
  try {
    const { command } = await promptly(new AbortController().signal, client.query('COMMIT'), MAX_STATEMENT_MS);
    // A transaction that had failed is rolled back by COMMIT, and the answer says so.
    if (command === 'COMMIT') return { state: 'committed', rows, message: undefined };
    return { state: 'rolled back', rows, message: l10n.t('The database rolled it back instead of committing it.') };
  } catch (error) {
    if (isAnswer(error)) return { state: 'rolled back', rows, message: failed(error).message };
    return {
      state: 'in doubt',
      message: l10n.t(
        'The connection was lost after COMMIT was sent, so it is not known whether anything changed. Look at the data before you do it again.',
      ),
    };
  }
}
