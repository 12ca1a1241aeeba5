import { stringify } from 'yaml';
import type { Identity } from './certificates.ts';

export interface KubeconfigOptions {
  /** Name of the cluster and the context; the user is called NAME-admin. */
  readonly name: string;
  /** Default namespace of the context. */
  readonly namespace: string;
  /** URL of the API server. */
  readonly server: string;
  /** The certificate authority in PEM. */
  readonly authority: string;
  readonly admin: Identity;
}

/** A kubeconfig with one context, complete in itself. */
export function renderKubeconfig({ name, namespace, server, authority, admin }: KubeconfigOptions): string {
  const user = `${name}-admin`;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server, 'certificate-authority-data': base64(authority) } }],
    users: [
      {
        name: user,
        user: { 'client-certificate-data': base64(admin.certificate), 'client-key-data': base64(admin.key) },
      },
    ],
    contexts: [{ name, context: { cluster: name, user, namespace } }],
    'current-context': name,
  });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
