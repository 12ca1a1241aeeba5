/** Whose certificates a connection or a check trusts, read from where the sidecar says. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { PinnedContext } from '../core/target/pinContext.ts';
import { thrownMessage } from '../core/thrownMessage.ts';
import { readSecretKey } from '../runners/kube/secret.ts';
import type { Trust } from '../runners/tls/trusted.ts';
import { noCluster } from './secretValues.ts';

export interface TrustDescription {
  readonly caFrom?: AuthoritySource | undefined;
  readonly serverName?: string | undefined;
}

type AuthoritySource =
  | { readonly kubeSecret: { readonly name: string; readonly key: string; readonly namespace?: string | undefined } }
  | { readonly file: string };

export interface TrustPlace {
  readonly context: PinnedContext | undefined;
  /** Relative paths begin there. */
  readonly folder: string;
}

export type TrustLookup =
  { readonly state: 'found'; readonly trust: Trust } | { readonly state: 'missing'; readonly message: string };

/** @param described undefined where nothing but the system's own authorities is trusted */
export async function readTrust(described: TrustDescription | undefined, from: TrustPlace): Promise<TrustLookup> {
  const { caFrom, serverName } = described ?? {};
  if (caFrom === undefined) return { state: 'found', trust: { serverName } };
  const authority =
    'file' in caFrom ? await readPem(caFrom.file, from.folder) : await readSecret(caFrom.kubeSecret, from);
  return authority.state === 'missing' ? authority : { state: 'found', trust: { ca: authority.value, serverName } };
}

type Pem =
  { readonly state: 'found'; readonly value: string } | { readonly state: 'missing'; readonly message: string };

async function readPem(file: string, folder: string): Promise<Pem> {
  try {
    return { state: 'found', value: await readFile(path.resolve(folder, file), 'utf8') };
  } catch (error) {
    const reason = thrownMessage(error);
    return { state: 'missing', message: l10n.t('{0} cannot be read: {1}', file, reason) };
  }
}

async function readSecret(
  { name, key, namespace }: Extract<AuthoritySource, { kubeSecret: object }>['kubeSecret'],
  { context }: TrustPlace,
): Promise<Pem> {
  if (context === undefined) return { state: 'missing', message: noCluster() };
  return readSecretKey(context.yaml, namespace ?? context.namespace, name, key);
}

/** Whether that lies in a cluster. */
export function needsClusterToTrust(described: TrustDescription | undefined): boolean {
  return described?.caFrom !== undefined && 'kubeSecret' in described.caFrom;
}
