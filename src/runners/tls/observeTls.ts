/** The certificate of a server, and which versions of TLS it accepts. */
import tls from 'node:tls';
import type { TlsInput } from '../../core/check/sidecar/kindSchemas.ts';
import type { Observed, TlsOffer, TlsSubject } from '../../core/check/subject.ts';
import { attempt, codeOf, observed, type Attempt, type OpenWay } from '../network/attempt.ts';
import { connect } from '../network/connect.ts';
import { certificateSubject } from './certificate.ts';
import { handshake, type HandshakeOptions } from './handshake.ts';
import { startTls } from './startTls.ts';
import type { Trust } from './trusted.ts';

/** `caFrom` read. */
export interface TlsRequest extends Omit<TlsInput, keyof Trust | 'caFrom' | 'via'>, Trust {
  readonly open?: OpenWay | undefined;
}

/** @param now milliseconds since 1970 */
export function observeTls(request: TlsRequest, given: Attempt, now: number): Promise<Observed> {
  const { host, port, probeVersions = [] } = request;
  const serverName = request.serverName ?? host;
  return attempt(given, `${host}:${port}`, async (signal) => {
    // One after the other: a server that limits connections would make an answer out of its limit.
    const offers: Record<string, TlsOffer> = {};
    for (const version of probeVersions) offers[version] = await offer(request, serverName, version, signal);
    return observed({ ...(await ordinary(request, serverName, now, signal)), offers } satisfies TlsSubject);
  });
}

async function ordinary(
  request: TlsRequest,
  serverName: string,
  now: number,
  signal: AbortSignal,
): Promise<Omit<TlsSubject, 'offers'>> {
  const socket = await open(request, { serverName, ca: request.ca }, signal);
  try {
    const certificate = socket.getPeerCertificate(true);
    return {
      tlsVersion: socket.getProtocol() ?? '',
      cipherSuite: socket.getCipher().standardName,
      chainTrusted: socket.authorized,
      hostnameVerified: tls.checkServerIdentity(serverName, certificate) === undefined,
      certificate: certificateSubject(certificate, now),
    };
  } finally {
    socket.destroy();
  }
}

/**
 * Only the other side's own alert is a refusal. Whatever fails here, because this machine's library does not speak the
 * version or the connection broke, proves nothing.
 */
async function offer(
  request: TlsRequest,
  serverName: string,
  version: tls.SecureVersion,
  signal: AbortSignal,
): Promise<TlsOffer> {
  for (const ciphers of [EVERY_CIPHER, undefined]) {
    const options = {
      serverName,
      minVersion: version,
      maxVersion: version,
      ...(ciphers === undefined ? {} : { ciphers }),
    };
    try {
      const socket = await open(request, options, signal);
      const accepted = socket.getProtocol() === version;
      socket.destroy();
      return accepted ? 'accepted' : 'unknown';
    } catch (error) {
      signal.throwIfAborted();
      if (codeOf(error) === REFUSED_BY_ALERT) return 'rejected';
      if (!isCipherString(error)) return 'unknown';
    }
  }
  return 'unknown';
}

/** OpenSSL leaves out what old versions need unless its security level is 0; BoringSSL knows no such string. */
const EVERY_CIPHER = 'DEFAULT@SECLEVEL=0';
/** RFC 8446 section 6: the alert protocol_version, received. */
const REFUSED_BY_ALERT = 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION';

function isCipherString(error: unknown): boolean {
  return /NO_CIPHER_MATCH|INVALID_COMMAND/.test(codeOf(error) ?? '');
}

async function open(request: TlsRequest, options: HandshakeOptions, signal: AbortSignal): Promise<tls.TLSSocket> {
  const stream = await connect(request, request.open, signal);
  try {
    if (request.starttls !== undefined) await startTls(stream, request.starttls, signal);
    return await handshake(stream, options);
  } catch (error) {
    stream.destroy();
    throw error;
  }
}
