/** Stops a statement on the server, and looks whether it has stopped: a closed connection alone leaves it running there. */
import net from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import { connectPostgres, type PostgresConnection } from './postgresClient.ts';

/** One session of the server; its process id alone may be used again. */
export interface Backend {
  readonly pid: number;
  readonly startedAt: string;
}

const POLL_MS = 50;

/** Whether the statement was seen to be gone before the signal ended the look-out. Never rejects. */
export async function stopStatement(
  client: Client,
  connection: PostgresConnection,
  backend: Backend,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await sendCancelRequest(client, connection, signal);
    return await isGone(connection, backend, signal);
  } catch {
    return false;
  }
}

const CANCEL_REQUEST = 80877102;

/** Section 55.2.8 of PostgreSQL's manual: a connection of its own, without a login, which the server closes. */
async function sendCancelRequest(client: Client, connection: PostgresConnection, signal: AbortSignal): Promise<void> {
  const { processID, secretKey } = client as unknown as { processID: number; secretKey: number };
  const request = Buffer.alloc(16);
  request.writeInt32BE(request.length, 0);
  request.writeInt32BE(CANCEL_REQUEST, 4);
  request.writeInt32BE(processID, 8);
  request.writeInt32BE(secretKey, 12);
  const stream = openStream(connection);
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
      stream.once('error', reject).once('close', () => resolve());
      stream.once('connect', () => stream.write(request));
      stream.resume();
    });
  } finally {
    stream.destroy();
  }
}

function openStream({ host, port, stream }: PostgresConnection): Duplex {
  const opened = (stream?.() ?? new net.Socket()) as net.Socket;
  opened.connect(port, host);
  return opened;
}

async function isGone(
  connection: PostgresConnection,
  { pid, startedAt }: Backend,
  signal: AbortSignal,
): Promise<boolean> {
  const second = await connectPostgres(connection, { timeoutMs: 1000, signal }, {});
  try {
    while (!signal.aborted) {
      const { rowCount } = await second.query(
        `SELECT FROM pg_stat_activity WHERE pid = $1 AND backend_start::text = $2 AND state = 'active'`,
        [pid, startedAt],
      );
      if (rowCount === 0) return true;
      await wait(POLL_MS);
    }
    return false;
  } finally {
    void second.end().catch(() => undefined);
  }
}
