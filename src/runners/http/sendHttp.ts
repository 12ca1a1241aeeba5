/** One HTTP request over TCP, TLS or a tunnel, with its certificate, its size capped, and no redirect followed. */
import http from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import * as l10n from '@vscode/l10n';
import type { OpenWay } from '../network/attempt.ts';
import { connect } from '../network/connect.ts';
import { handshake } from '../tls/handshake.ts';
import { trustedHandshake, type Trust } from '../tls/trusted.ts';
import { isBlockedAddress } from './blockedAddress.ts';

export interface HttpRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly maxBytes: number;
  readonly trust: HttpTrust;
  readonly open: OpenWay | undefined;
  readonly allowLinkLocal: boolean;
}

export interface HttpTrust extends Trust {
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
  if (!request.allowLinkLocal && isBlockedAddress(host)) throw blocked(host);
  const plain = await connect({ host, port }, request.open, signal);
  try {
    // Where it really is connected to: a name may have another address each time it is looked up.
    const remote = plain instanceof net.Socket ? (plain.remoteAddress ?? '') : '';
    if (!request.allowLinkLocal && isBlockedAddress(remote)) throw blocked(remote);
    const socket = isSecure ? await secure(plain, host, request.trust) : undefined;
    const answer = await exchange(request, socket ?? plain, signal);
    return { ...answer, socket };
  } finally {
    plain.destroy();
  }
}

function blocked(address: string): Error {
  return new Error(
    l10n.t('{0} is an address where clouds give credentials. Write allowLinkLocal: true where it is meant.', address),
  );
}

function secure(plain: Duplex, host: string, trust: HttpTrust): Promise<TLSSocket> {
  return trust.insecureSkipVerify
    ? handshake(plain, { serverName: trust.serverName ?? host })
    : trustedHandshake(plain, host, trust);
}

function exchange(request: HttpRequest, socket: Duplex, signal: AbortSignal): Promise<Omit<HttpAnswer, 'socket'>> {
  const { url, method, headers, body } = request;
  return new Promise((resolve, reject) => {
    // VS Code puts a function of its own in place of `http.request`, which opens another connection than this one.
    const sent = new http.ClientRequest({
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
