import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Authority } from './pki.ts';

const timeoutMs = 5_000;

/**
 * GETs `path` of an API server as its administrator.
 *
 * @returns the HTTP status and the body.
 * @throws Error when there is no connection or no answer within 5 s.
 */
export async function getFromApiServer(
  server: string,
  authority: Authority,
  path: string,
): Promise<{ status: number; body: string }> {
  const outgoing = request(new URL(path, server), {
    ca: authority.certificate,
    cert: authority.admin.certificate,
    key: authority.admin.key,
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
  });
  outgoing.end();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on('response', resolve).on('error', reject);
  });
  return { status: response.statusCode ?? 0, body: await text(response) };
}

/** Whether something accepts connections on a port of 127.0.0.1. */
export async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
