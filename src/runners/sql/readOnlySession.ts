/** A read-only session on PostgreSQL: opened for one statement, stopped on the server too, and closed behind it. */
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { checkServerIdentity, type ConnectionOptions } from 'node:tls';
import * as l10n from '@vscode/l10n';
import type { Client, ClientConfig } from 'pg';
import type { DatabaseConnection, SessionLimits } from './databaseConnection.ts';

export interface PostgresConnection extends DatabaseConnection {
  /** Opens the way to the server where it is not a plain TCP connection, such as a port-forward. */
  readonly stream?: (() => Duplex) | undefined;
}

export type SessionResult<T> =
  | { readonly state: 'done'; readonly value: T; readonly durationMs: number }
  | {
      readonly state: 'failed';
      readonly end: 'timed out' | 'cancelled' | 'not started';
      readonly message: string;
      readonly durationMs: number;
    };

const CONNECT_TIMEOUT_MS = 10_000;
/** The server stops the statement first; the client's own deadline comes later. */
const CLIENT_GRACE_MS = 2000;

/** Runs `work` inside a transaction that only reads and that is rolled back. Never rejects. */
export async function inReadOnlySession<T>(
  connection: PostgresConnection,
  limits: SessionLimits,
  work: (client: Client) => Promise<T>,
): Promise<SessionResult<T>> {
  const startedAt = performance.now();
  const elapsed = (): number => Math.round(performance.now() - startedAt);
  const { Client } = (await import('pg')).default;
  const client = new Client(clientConfig(connection, limits.timeoutMs));
  // An error after the connection broke has no query to reject; the query's own rejection tells the story.
  client.on('error', () => undefined);
  try {
    await connected(client, limits.signal);
  } catch (error) {
    // What the server refused it may leave open, and an open tunnel would keep this process alive.
    void client.end().catch(() => undefined);
    const message = l10n.t('No connection to {0}: {1}', connection.name, messageOf(error));
    return { state: 'failed', end: 'not started', message, durationMs: elapsed() };
  }
  const watch = watchForStop(client, connection, limits);
  try {
    await client.query('BEGIN READ ONLY');
    // After the first query of a transaction its mode can no longer be changed.
    await client.query('SELECT 1');
    const value = await work(client);
    await client.query('ROLLBACK');
    return { state: 'done', value, durationMs: elapsed() };
  } catch (error) {
    const end = watch.reason() ?? stoppedByServer(error);
    return { state: 'failed', end, message: statementMessage(error), durationMs: elapsed() };
  } finally {
    watch.end();
    await client.end().catch(() => undefined);
  }
}

function connected(client: Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(new Error(l10n.t('Cancelled.')));
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    client
      .connect()
      .then(() => resolve(), reject)
      .finally(() => signal.removeEventListener('abort', cancel));
  });
}

function clientConfig(connection: PostgresConnection, timeoutMs: number): ClientConfig {
  const { host, port, database, user, password, stream } = connection;
  return {
    host,
    port,
    database,
    user,
    ...(password === undefined ? {} : { password }),
    ssl: sslOptions(connection),
    connectionTimeoutMillis: Math.min(CONNECT_TIMEOUT_MS, timeoutMs),
    application_name: 'provebook',
    options: `-c default_transaction_read_only=on -c statement_timeout=${timeoutMs} -c lock_timeout=5000`,
    ...(stream === undefined ? {} : { stream }),
  };
}

function sslOptions({ sslmode, host, trust = {} }: PostgresConnection): ConnectionOptions | false {
  if (sslmode === 'disable') return false;
  if (sslmode === 'require') return { rejectUnauthorized: false };
  const serverName = trust.serverName ?? host;
  return {
    rejectUnauthorized: true,
    ...(trust.ca === undefined ? {} : { ca: trust.ca }),
    ...(isIP(serverName) === 0 ? { servername: serverName } : {}),
    // The driver verifies the host of the connection, which through a tunnel is no name of the server.
    checkServerIdentity: (_host, certificate) => checkServerIdentity(serverName, certificate),
  };
}

/** Cancels on the server too: a closed socket alone leaves the statement running there. */
function watchForStop(
  client: Client,
  connection: PostgresConnection,
  limits: SessionLimits,
): { reason(): 'timed out' | 'cancelled' | undefined; end(): void } {
  let reason: 'timed out' | 'cancelled' | undefined;
  const stop = (why: 'timed out' | 'cancelled'): void => {
    if (reason !== undefined) return;
    reason = why;
    void cancelOnServer(client, connection);
  };
  const cancel = (): void => stop('cancelled');
  const timer = setTimeout(() => stop('timed out'), limits.timeoutMs + CLIENT_GRACE_MS);
  limits.signal.addEventListener('abort', cancel, { once: true });
  if (limits.signal.aborted) cancel();
  return {
    reason: () => reason,
    end: () => {
      clearTimeout(timer);
      limits.signal.removeEventListener('abort', cancel);
    },
  };
}

async function cancelOnServer(client: Client, connection: PostgresConnection): Promise<void> {
  const { Client } = (await import('pg')).default;
  const { processID } = client as unknown as { processID: number | null };
  const second = new Client(clientConfig(connection, CLIENT_GRACE_MS));
  second.on('error', () => undefined);
  try {
    await second.connect();
    await second.query('SELECT pg_cancel_backend($1)', [processID]);
  } catch {
    // Not reachable for a cancel: give up on the answer, the server's own timeout ends the statement.
    void client.end().catch(() => undefined);
  } finally {
    await second.end().catch(() => undefined);
  }
}

const QUERY_CANCELED = '57014';
const READ_ONLY = '25006';

function stoppedByServer(error: unknown): 'timed out' | 'not started' {
  return codeOf(error) === QUERY_CANCELED ? 'timed out' : 'not started';
}

function statementMessage(error: unknown): string {
  const code = codeOf(error);
  if (code === READ_ONLY)
    return l10n.t('This session only reads, and the statement would change something: {0}', messageOf(error));
  return code === undefined ? messageOf(error) : l10n.t('The database answered: {0} ({1})', messageOf(error), code);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Node reports a refused connection to several addresses as an error with an empty message. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : (codeOf(error) ?? error.name);
}
