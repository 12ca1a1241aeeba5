/** One TLS handshake over a stream that is open already. */
import type { Duplex } from 'node:stream';
import tls from 'node:tls';

export interface HandshakeOptions {
  /** Sent as the server name where it is no address, and compared with the certificate. */
  readonly serverName: string;
  /** PEM; the authorities that Node trusts where undefined. */
  readonly ca?: string | undefined;
  readonly minVersion?: tls.SecureVersion;
  readonly maxVersion?: tls.SecureVersion;
  readonly ciphers?: string;
}

/**
 * Resolves whatever the certificate is: `authorized` tells whether its chain is trusted, and the host name is the
 * caller's to compare. Rejects with the error of the handshake.
 */
export function handshake(stream: Duplex, options: HandshakeOptions): Promise<tls.TLSSocket> {
  const { serverName, ca, ...versions } = options;
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      socket: stream,
      ...(isAddress(serverName) ? {} : { servername: serverName }),
      ...(ca === undefined ? {} : { ca }),
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      ...versions,
    });
    socket.once('secureConnect', () => {
      socket.off('error', reject);
      socket.on('error', () => undefined);
      resolve(socket);
    });
    socket.once('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
}

/** RFC 6066 section 3: an address is no server name. */
function isAddress(name: string): boolean {
  return /^[\d.]+$/.test(name) || name.includes(':');
}
