/** A read-only session on MySQL or MariaDB: opened for one statement, stopped on the server too, closed behind it. */
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import * as l10n from '@vscode/l10n';
import type { Connection, ConnectionOptions, SslOptions } from 'mysql2';
import type { OpenWay } from '../network/attempt.ts';
import { connect } from '../network/connect.ts';
import type { DatabaseConnection, SessionLimits } from './databaseConnection.ts';

export interface MysqlConnection extends DatabaseConnection {
  readonly open?: OpenWay | undefined;
}

/** Rejects with the error of the way, of TLS, of the login or of `work`; an abort ends the statement on the server too. */
export async function inMysqlSession<T>(
  connection: MysqlConnection,
  { timeoutMs, signal }: SessionLimits,
  work: (client: Connection) => Promise<T>,
): Promise<T> {
  const client = await open(connection, signal);
  const { threadId } = client;
  const stop = (): void => void killQuery(connection, threadId);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (const statement of await preamble(client, timeoutMs)) await run(client, statement);
    signal.throwIfAborted();
    return await work(client);
  } finally {
    signal.removeEventListener('abort', stop);
    client.destroy();
  }
}

/** Rejects like the driver; whatever the statement returns is left out. */
export function run(client: Connection, statement: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    client.query(statement, (error, result) => (error ? reject(error) : resolve(result)));
  });
}

/** A statement that the server stops may answer as if it had ended, so it comes only where our own stop failed. */
const SERVER_GRACE_MS = 2000;

/** Either kind of server ends a statement by itself, each by a setting and a unit of its own. */
async function preamble(client: Connection, timeoutMs: number): Promise<readonly string[]> {
  const version = JSON.stringify(await run(client, 'SELECT VERSION()'));
  const limitMs = Math.ceil(timeoutMs) + SERVER_GRACE_MS;
  return [
    /mariadb/i.test(version)
      ? `SET SESSION max_statement_time = ${limitMs / 1000}`
      : `SET SESSION max_execution_time = ${limitMs}`,
    'SET SESSION TRANSACTION READ ONLY',
    'START TRANSACTION READ ONLY',
  ];
}

async function open(connection: MysqlConnection, signal: AbortSignal): Promise<Connection> {
  const mysql = (await import('mysql2')).default;
  const ssl = sslOptions(connection);
  const stream = await connect(connection, connection.open, signal);
  return new Promise((resolve, reject) => {
    const client = mysql.createConnection(options(connection, stream, ssl));
    // After the connection broke there may be nobody else to hear of it.
    client.on('error', () => undefined);
    client.connect((error) => {
      if (error === null) resolve(client);
      else {
        stream.destroy();
        reject(error);
      }
    });
  });
}

function options(connection: MysqlConnection, stream: Duplex, ssl: SslOptions | undefined): ConnectionOptions {
  const { host, port, database, user, password, trust } = connection;
  return {
    // Only for the name that TLS sends and verifies: the way is open already.
    host: trust?.serverName ?? host,
    port,
    database,
    user,
    stream,
    ...(password === undefined ? {} : { password }),
    ...(ssl === undefined ? {} : { ssl }),
    multipleStatements: false,
    // A server may otherwise ask for a file of this machine.
    flags: ['-LOCAL_FILES'],
    rowsAsArray: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
  };
}

function sslOptions({ sslmode, host, trust }: MysqlConnection): SslOptions | undefined {
  if (sslmode === 'disable') return undefined;
  if (sslmode === 'require') return { rejectUnauthorized: false };
  // The driver compares a certificate with "localhost" where it is given an address.
  if (isIP(trust?.serverName ?? host) !== 0)
    throw new Error(l10n.t('verify-full compares a name: give tls: { serverName } to an address'));
  return {
    rejectUnauthorized: true,
    verifyIdentity: true,
    ...(trust?.ca === undefined ? {} : { ca: trust.ca }),
  };
}

const KILL_TIMEOUT_MS = 2000;

/** A closed connection alone leaves the statement running on the server. */
async function killQuery(connection: MysqlConnection, threadId: number): Promise<void> {
  try {
    const client = await open(connection, AbortSignal.timeout(KILL_TIMEOUT_MS));
    await run(client, `KILL QUERY ${threadId}`);
    client.destroy();
  } catch {
    // Not reachable for this: the server's own limit ends the statement.
  }
}
