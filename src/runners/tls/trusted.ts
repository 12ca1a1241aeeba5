/** A TLS connection to a server that is the one it says: its chain is trusted, and its certificate is for its name. */
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import * as l10n from '@vscode/l10n';
import { handshake } from './handshake.ts';

export interface Trust {
  /** PEM of the authorities to trust; those that Node trusts where undefined. */
  readonly ca?: string | undefined;
  /** Name to send and to verify instead of the host. */
  readonly serverName?: string | undefined;
}

/** Rejects with the error of the handshake, or with why the server is not to be trusted. The stream stays open then. */
export async function trustedHandshake(stream: Duplex, host: string, trust: Trust): Promise<tls.TLSSocket> {
  const serverName = trust.serverName ?? host;
  const socket = await handshake(stream, { serverName, ca: trust.ca });
  if (!socket.authorized)
    throw new Error(l10n.t('its certificate is not trusted: {0}', String(socket.authorizationError)));
  const mismatch = tls.checkServerIdentity(serverName, socket.getPeerCertificate());
  if (mismatch !== undefined) throw new Error(l10n.t('its certificate is not for {0}', serverName));
  return socket;
}
