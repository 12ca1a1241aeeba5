/** Small real servers on loopback, for tests of what observes servers. Each ends with its test. */
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Observed } from '../../../src/core/check/subject.ts';
import type { Attempt } from '../../../src/runners/network/attempt.ts';
import { CertificateAuthority, type Identity } from '../../cluster/certificates.ts';

export const patient: Attempt = { timeoutMs: 5000, signal: new AbortController().signal };
export const hurried: Attempt = { timeoutMs: 200, signal: new AbortController().signal };

export interface Certified extends Identity {
  /** PEM of the authority that signed it. */
  readonly ca: string;
}

export async function certified(dns: readonly string[] = ['localhost']): Promise<Certified> {
  const authority = await CertificateAuthority.create('authority of a test');
  return { ca: authority.certificate, ...(await authority.issue({ subject: `CN=${dns[0] ?? ''}`, dns })) };
}

export function serveHttp(listener: http.RequestListener): Promise<number> {
  return listen(http.createServer(listener));
}

export function serveHttps({ certificate, key }: Identity, listener: http.RequestListener): Promise<number> {
  return listen(https.createServer({ cert: certificate, key }, listener));
}

export function serveTls(
  { certificate, key }: Identity,
  options: tls.TlsOptions = {},
  listener: (socket: tls.TLSSocket) => void = (socket) => socket.end(),
): Promise<number> {
  const server = tls.createServer({ cert: certificate, key, ...options }, (socket) => {
    socket.on('error', () => undefined);
    listener(socket);
  });
  server.on('tlsClientError', () => undefined);
  return listen(server);
}

export function serveTcp(listener: (socket: net.Socket) => void): Promise<number> {
  return listen(
    net.createServer((socket) => {
      socket.on('error', () => undefined);
      listener(socket);
    }),
  );
}

/** A port where nobody listens: it was free a moment ago. */
export async function closedPort(): Promise<number> {
  const server = net.createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What was observed; a test that observes nothing fails here with the reason. */
export function subjectOf(observed: Observed): object {
  if (observed.state !== 'observed') throw new Error(`${observed.state}: ${observed.message}`);
  return observed.subject;
}

function listen(server: net.Server): Promise<number> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
