/** One SQL statement on PostgreSQL: wire protocol, one statement a message, a read-only session, capped rows. */
import type { Duplex } from 'node:stream';
import * as l10n from '@vscode/l10n';
import type { Client, ClientConfig } from 'pg';
import { notStarted, type Observation } from '../../core/check/observation.ts';
import { formatRows } from './formatRows.ts';

export interface PostgresConnection {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string | undefined;
  readonly sslmode: 'disable' | 'require' | 'verify-full';
  /** Opens the way to the server where it is not a plain TCP connection, such as a port-forward. */
  readonly stream?: (() => Duplex) | undefined;
}

export interface SqlRequest {
  readonly statement: string;
  /** Values of `$1`, `$2`, …; the server decides what types they have. */
  readonly parameters: readonly string[];
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onOutput: (text: string) => void;
}

/** Rows that are read; one more tells that there were more. */
export const MAX_ROWS = 1000;
const CONNECT_TIMEOUT_MS = 10_000;
/** The server stops the statement first; the client's own deadline comes later. */
const CLIENT_GRACE_MS = 2000;

export async function runPostgres(connection: PostgresConnection, request: SqlRequest): Promise<Observation> {
  const startedAt = performance.now();
  const elapsed = (): number => Math.round(performance.now() - startedAt);
  const { Client } = (await import('pg')).default;
  const client = new Client(clientConfig(connection, request.timeoutMs));
  // An error after the connection broke has no query to reject; the query's own rejection tells the story.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    // What the server refused it may leave open, and an open tunnel would keep this process alive.
    void client.end().catch(() => undefined);
    return {
      ...notStarted(l10n.t('No connection to {0}: {1}', connection.name, messageOf(error))),
      durationMs: elapsed(),
    };
  }
  const watch = watchForStop(client, connection, request);
  try {
    const text = await readRows(client, request);
    request.onOutput(text.output);
    return {
      end: 'exited',
      exitCode: 0,
      stdout: text.output,
      stderr: '',
      totalBytes: Buffer.byteLength(text.output),
      message: undefined,
      ...text,
      durationMs: elapsed(),
    };
  } catch (error) {
    return {
      ...notStarted(statementMessage(error)),
      end: watch.reason() ?? stoppedByServer(error),
      durationMs: elapsed(),
    };
  } finally {
    watch.end();
    await client.end().catch(() => undefined);
  }
}

function clientConfig(connection: PostgresConnection, timeoutMs: number): ClientConfig {
  const { host, port, database, user, password, sslmode, stream } = connection;
  return {
    host,
    port,
    database,
    user,
    ...(password === undefined ? {} : { password }),
    ssl: sslmode === 'disable' ? false : { rejectUnauthorized: sslmode === 'verify-full' },
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'provebook',
    options: `-c default_transaction_read_only=on -c statement_timeout=${timeoutMs} -c lock_timeout=5000`,
    ...(stream === undefined ? {} : { stream }),
  };
}

/** The text of the statement goes out as one extended-protocol message, which takes no second statement. */
async function readRows(
  client: Client,
  { statement, parameters }: SqlRequest,
): Promise<{ readonly output: string; readonly truncated: boolean }> {
  const { default: Cursor } = await import('pg-cursor');
  await client.query('BEGIN READ ONLY');
  // After the first query of a transaction its mode can no longer be changed.
  await client.query('SELECT 1');
  const cursor = client.query(
    new Cursor<string[]>(statement, [...parameters], {
      rowMode: 'array',
      types: { getTypeParser: () => (value: unknown) => value },
    }),
  );
  const { rows, columns } = await new Promise<{ rows: readonly (readonly unknown[])[]; columns: readonly string[] }>(
    (resolve, reject) => {
      cursor.read(MAX_ROWS + 1, (error: Error | null | undefined, found, result) => {
        if (error) reject(error);
        else resolve({ rows: found, columns: result.fields.map((field) => field.name) });
      });
    },
  );
  await cursor.close();
  await client.query('ROLLBACK');
  const truncated = rows.length > MAX_ROWS;
  return { output: formatRows(columns, rows.slice(0, MAX_ROWS), truncated), truncated };
}

/** Cancels on the server too: a closed socket alone leaves the statement running there. */
function watchForStop(
  client: Client,
  connection: PostgresConnection,
  request: SqlRequest,
): { reason(): 'timed out' | 'cancelled' | undefined; end(): void } {
  let reason: 'timed out' | 'cancelled' | undefined;
  const stop = (why: 'timed out' | 'cancelled'): void => {
    if (reason !== undefined) return;
    reason = why;
    void cancelOnServer(client, connection);
  };
  const cancel = (): void => stop('cancelled');
  const timer = setTimeout(() => stop('timed out'), request.timeoutMs + CLIENT_GRACE_MS);
  request.signal.addEventListener('abort', cancel, { once: true });
  if (request.signal.aborted) cancel();
  return {
    reason: () => reason,
    end: () => {
      clearTimeout(timer);
      request.signal.removeEventListener('abort', cancel);
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

function stoppedByServer(error: unknown): Observation['end'] {
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
