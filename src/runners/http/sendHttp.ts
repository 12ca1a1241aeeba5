/** One HTTP request over TCP, TLS or a tunnel, with its certificate, its size capped, and no redirect followed. */
import http from 'node:http';
import * as l10n from '@vscode/l10n';
import type { Duplex } from 'node:stream';
import tls, { type TLSSocket } from 'node:tls';
import type { OpenWay } from '../network/attempt.ts';
import { connect } from '../network/connect.ts';
import { handshake } from '../tls/handshake.ts';

export interface HttpRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly maxBytes: number;
  readonly trust: HttpTrust;
  readonly open: OpenWay | undefined;
}

export interface HttpTrust {
  /** PEM; the authorities that Node trusts where undefined. */
  readonly ca?: string | undefined;
  /** Name to send and to verify instead of the host of the URL. */
  readonly serverName?: string | undefined;
  readonly insecureSkipVerify: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; several values of one name are joined as RFC 9110 section 5.3 says. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The body was longer than what was taken. */
  readonly truncated: boolean;
  /** The connection, for what TLS says of it; undefined without TLS. */
  readonly socket: TLSSocket | undefined;
}

/** Rejects with the error of the connection, of TLS or of a certificate that is not to be trusted. */
export async function sendHttp(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const { url } = request;
  const isSecure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const plain = await connect({ host, port }, request.open, signal);
  try {
    const socket = isSecure ? await secure(plain, host, request.trust) : undefined;
    const answer = await exchange(request, socket ?? plain, signal);
    return { ...answer, socket };
  } finally {
    plain.destroy();
  }
}

async function secure(plain: Duplex, host: string, trust: HttpTrust): Promise<TLSSocket> {
  const serverName = trust.serverName ?? host;
  const socket = await handshake(plain, { serverName, ca: trust.ca });
  if (trust.insecureSkipVerify) return socket;
  if (!socket.authorized)
    throw new Error(l10n.t('its certificate is not trusted: {0}', String(socket.authorizationError)));
  const mismatch = tls.checkServerIdentity(serverName, socket.getPeerCertificate());
  if (mismatch !== undefined) throw new Error(l10n.t('its certificate is not for {0}', serverName));
  return socket;
}

function exchange(request: HttpRequest, socket: Duplex, signal: AbortSignal): Promise<Omit<HttpAnswer, 'socket'>> {
  const { url, method, headers, body } = request;
  return new Promise((resolve, reject) => {
    const sent = http.request({
      createConnection: () => socket,
      method,
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, connection: 'close', ...lengthOf(body), ...headers },
      signal,
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      collect(response, request.maxBytes).then(
        (taken) => resolve({ status: response.statusCode ?? 0, headers: headersOf(response), ...taken }),
        reject,
      );
    });
    sent.end(body);
  });
}

function lengthOf(body: string | undefined): Record<string, string> {
  return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}

async function collect(
  response: http.IncomingMessage,
  maxBytes: number,
): Promise<{ readonly body: Buffer; readonly truncated: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, maxBytes - length));
    length += chunk.length;
    if (length > maxBytes) break;
  }
  return { body: Buffer.concat(chunks), truncated: length > maxBytes };
}

function headersOf(response: http.IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
  );
}
