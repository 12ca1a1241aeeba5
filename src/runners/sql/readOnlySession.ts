/** A session on PostgreSQL that only reads: for one statement, stopped on the server too, rolled back behind it. */
import * as l10n from '@vscode/l10n';
import type { Client } from 'pg';
import type { Powers } from '../../core/check/roleRisk.ts';
import type { SessionLimits } from './databaseConnection.ts';
import { promptly, StatementStopped, withinDeadline } from './deadline.ts';
import { connectPostgres, type PostgresConnection } from './postgresClient.ts';
import { messageOf, statementMessage, wasCanceled } from './postgresError.ts';
import { assertUnchanged, beginTransaction } from './transaction.ts';

export type SessionResult<T> =
  { readonly state: 'done'; readonly value: T; readonly durationMs: number } | FailedSession;

export interface FailedSession {
  readonly state: 'failed';
  readonly end: 'timed out' | 'cancelled' | 'not started';
  readonly message: string;
  readonly durationMs: number;
}

/** Runs `work` inside a transaction that only reads, and that the end of the session rolls back. Never rejects. */
export async function inReadOnlySession<T>(
  connection: PostgresConnection,
  limits: SessionLimits,
  work: (client: Client, powers: Powers) => Promise<T>,
): Promise<SessionResult<T>> {
  const startedAt = performance.now();
  const elapsed = (): number => Math.round(performance.now() - startedAt);
  let client: Client;
  try {
    client = await connectPostgres(connection, limits, {
      default_transaction_read_only: 'on',
      statement_timeout: limits.timeoutMs,
      lock_timeout: 5000,
    });
  } catch (error) {
    return { ...notConnected(connection, error), durationMs: elapsed() };
  }
  try {
    const transaction = await promptly(limits.signal, beginTransaction(client, 'BEGIN READ ONLY'));
    const running = { client, connection, backend: transaction.backend };
    const value = await withinDeadline(running, limits, () => work(client, transaction.powers));
    await promptly(limits.signal, assertUnchanged(client, transaction));
    return { state: 'done', value, durationMs: elapsed() };
  } catch (error) {
    return { ...failed(error), durationMs: elapsed() };
  } finally {
    close(client);
  }
}

/** What the login may do beyond its rows; undefined where the database does not say. Never rejects. */
export async function readPowers(connection: PostgresConnection, limits: SessionLimits): Promise<Powers | undefined> {
  const result = await inReadOnlySession(connection, limits, (_client, powers) => Promise.resolve(powers));
  return result.state === 'done' ? result.value : undefined;
}

export function notConnected(
  { name }: PostgresConnection,
  error: unknown,
): Pick<FailedSession, 'state' | 'end' | 'message'> {
  return {
    state: 'failed',
    end: 'not started',
    message: l10n.t('No connection to {0}: {1}', name, messageOf(error)),
  };
}

export function failed(error: unknown): Pick<FailedSession, 'state' | 'end' | 'message'> {
  if (error instanceof StatementStopped) return { state: 'failed', end: error.end, message: stoppedMessage(error) };
  return {
    state: 'failed',
    end: wasCanceled(error) ? 'timed out' : 'not started',
    message: statementMessage(error),
  };
}

function stoppedMessage({ mayStillRun }: StatementStopped): string {
  return mayStillRun
    ? l10n.t('The database was told to stop the statement, and nobody saw it stop: it may still run there.')
    : l10n.t('The database does not go on with the statement.');
}

/** A server that does not answer may not close it either: then the connection is cut. */
export function close(client: Client): void {
  void client.end().catch(() => undefined);
  const { stream } = (client as unknown as { readonly connection: { readonly stream: { destroy(): void } } })
    .connection;
  setTimeout(() => stream.destroy(), 1000).unref();
}
