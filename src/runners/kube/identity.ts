/** Looks up what a pinned context really is: the cluster's own uid, not only its address. */
import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { TargetIdentity } from '../../core/target/identity.ts';
import type { PinnedContext } from '../../core/target/pinContext.ts';
import { askApi, DEFAULT_TIMEOUT_MS, FORBIDDEN, reasonOf, UNAUTHORIZED, type Answer, type AskOptions } from './ask.ts';

export type IdentityResolution =
  | { readonly state: 'resolved'; readonly identity: TargetIdentity }
  /** No answer, or none of an API server; the credentials are not accepted; the kubeconfig cannot be used. */
  | { readonly state: 'unreachable' | 'forbidden' | 'invalid'; readonly message: string };

/**
 * A user whom the cluster knows but does not let read `kube-system` is common, so it gets an identity, with
 * `clusterUidUnknown`. A user whom the cluster does not know gets none.
 */
export async function resolveIdentity(pinned: PinnedContext, options: AskOptions): Promise<IdentityResolution> {
  const authority = await digestAuthority(pinned);
  if (authority.state === 'invalid') return notResolved(pinned, authority);
  const { name: context, server, namespace, user } = pinned;
  const known = { context, server, caSha256: authority.sha256, namespace, user };
  const answer = await askApi(pinned.yaml, options, (api, asking) =>
    api.readNamespace({ name: 'kube-system' }, asking),
  );
  const clusterUid = answer.state === 'answered' ? answer.value.metadata?.uid : undefined;
  if (clusterUid !== undefined) return { state: 'resolved', identity: { ...known, clusterUid } };
  if (isKnownButForbidden(answer)) {
    return { state: 'resolved', identity: { ...known, clusterUid: '', clusterUidUnknown: true } };
  }
  return notResolved(pinned, failureOf(answer));
}

export type IdentityLookup =
  | { readonly state: 'found'; readonly identity: TargetIdentity }
  | { readonly state: 'unreachable'; readonly message: string };

/** The same for those who only need to know whether there is an identity. */
export async function lookUpIdentity(pinned: PinnedContext): Promise<IdentityLookup> {
  const resolution = await resolveIdentity(pinned, { timeoutMs: DEFAULT_TIMEOUT_MS });
  if (resolution.state === 'resolved') return { state: 'found', identity: resolution.identity };
  return { state: 'unreachable', message: resolution.message };
}

interface Failure {
  readonly state: 'unreachable' | 'forbidden' | 'invalid';
  readonly message: string;
}

function notResolved({ name, server }: PinnedContext, { state, message }: Failure): IdentityResolution {
  return { state, message: l10n.t('Context "{0}" ({1}) does not say which cluster it is: {2}', name, server, message) };
}

/** The API server names the user it refuses; requests without accepted credentials are those of this one. */
function isKnownButForbidden(answer: Answer<unknown>): boolean {
  return answer.state === 'refused' && answer.status === FORBIDDEN && !answer.message.includes('"system:anonymous"');
}

function failureOf(answer: Answer<unknown>): Failure {
  switch (answer.state) {
    case 'answered':
      return { state: 'unreachable', message: l10n.t('The namespace kube-system has no uid.') };
    case 'refused': {
      const isCredentials = answer.status === UNAUTHORIZED || answer.status === FORBIDDEN;
      return { state: isCredentials ? 'forbidden' : 'unreachable', message: answer.message };
    }
    case 'unreachable':
    case 'invalid':
      return answer;
  }
}

type AuthorityDigest =
  { readonly state: 'digested'; readonly sha256: string } | { readonly state: 'invalid'; readonly message: string };

/** SHA-256 over the DER of all certificates in order: of a single one that is its fingerprint. */
async function digestAuthority({ certificateAuthority: authority }: PinnedContext): Promise<AuthorityDigest> {
  if (authority === undefined) return { state: 'digested', sha256: '' };
  try {
    const pem =
      'data' in authority ? Buffer.from(authority.data, 'base64').toString() : await readFile(authority.file, 'utf8');
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    if (certificates.length === 0)
      return { state: 'invalid', message: l10n.t('The certificate authority is no PEM certificate.') };
    const hash = createHash('sha256');
    for (const certificate of certificates) hash.update(new X509Certificate(certificate).raw);
    return { state: 'digested', sha256: hash.digest('hex') };
  } catch (error) {
    return { state: 'invalid', message: l10n.t('The certificate authority cannot be read: {0}', reasonOf(error)) };
  }
}
