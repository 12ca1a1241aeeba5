/** The connection to PostgreSQL that one statement is given: opened for it and closed behind it. */
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

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Rejects with the error of the way, of TLS or of the login. What the server refused is closed.
 *
 * @param settings of the session by name, from its first moment on
 */
export async function connectPostgres(
  connection: PostgresConnection,
  { timeoutMs, signal }: SessionLimits,
  settings: Readonly<Record<string, string | number>>,
): Promise<Client> {
  const { Client } = (await import('pg')).default;
  const client = new Client(clientConfig(connection, timeoutMs, settings));
  // An error after the connection broke has no query to reject; the query's own rejection tells the story.
  client.on('error', () => undefined);
  try {
    await connected(client, signal);
    return client;
  } catch (error) {
    // What the server refused it may leave open, and an open tunnel would keep this process alive.
    void client.end().catch(() => undefined);
    throw error;
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

function clientConfig(
  connection: PostgresConnection,
  timeoutMs: number,
  settings: Readonly<Record<string, string | number>>,
): ClientConfig {
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
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
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
