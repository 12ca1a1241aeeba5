/** Named databases of the sidecar: their secrets resolved late, the way to them opened on demand. */
import * as l10n from '@vscode/l10n';
import type { Connection, SecretSource } from '../core/check/sidecar/connectionSchema.ts';
import type { Sidecar } from '../core/check/sidecar/model.ts';
import { fillSecrets, secretReferences } from '../core/check/sidecar/secretReference.ts';
import type { PinnedContext } from '../core/target/pinContext.ts';
import { PortForwardStream } from '../runners/kube/portForward.ts';
import { readSecretKey } from '../runners/kube/secret.ts';
import type { PostgresConnection } from '../runners/sql/readOnlySession.ts';

export type ResolvedConnection =
  | { readonly state: 'resolved'; readonly connection: PostgresConnection }
  | { readonly state: 'unresolved'; readonly message: string };

export interface ConnectionContext {
  readonly sidecar: Sidecar;
  readonly context: PinnedContext | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told every secret before it is used, so that no output shows it. */
  readonly registerSecret: (value: string) => void;
}

/** Names of the connections that SQL blocks can run on. */
export function statementConnections({ connections }: Sidecar): readonly string[] {
  return Object.keys(connections).filter((name) => connections[name]?.driver === 'postgres');
}

/** Whether a connection needs the cluster: for its password or for the way to it. */
export function needsCluster(connection: Connection, sidecar: Sidecar): boolean {
  if (connection.via !== undefined) return true;
  return references(connection).some((name) => 'kubeSecret' in (sidecar.secrets[name] ?? {}));
}

export async function resolveConnection(name: string, from: ConnectionContext): Promise<ResolvedConnection> {
  const connection = from.sidecar.connections[name];
  if (connection === undefined) return { state: 'unresolved', message: l10n.t('There is no connection "{0}".', name) };
  if (connection.driver !== 'postgres') {
    const message = l10n.t('Statements run only on PostgreSQL; "{0}" is a connection to {1}.', name, connection.driver);
    return { state: 'unresolved', message };
  }
  const values = new Map<string, string>();
  for (const reference of references(connection)) {
    const secret = await resolveSecret(reference, from);
    if (secret.state === 'missing') return { state: 'unresolved', message: secret.message };
    values.set(reference, secret.value);
  }
  const { host, port, database, sslmode, via } = connection;
  const password = connection.password === undefined ? undefined : fillSecrets(connection.password, values);
  if (password !== undefined) from.registerSecret(password);
  const user = fillSecrets(connection.user, values);
  const stream = via === undefined ? undefined : forward(via.portForward, from.context);
  if (stream?.state === 'missing') return { state: 'unresolved', message: stream.message };
  return {
    state: 'resolved',
    connection: { name, host, port, database, user, password, sslmode, stream: stream?.open },
  };
}

function references(connection: Connection): readonly string[] {
  const texts = 'url' in connection ? [connection.url] : [connection.user, connection.password ?? ''];
  return [...new Set(texts.flatMap(secretReferences))];
}

type Secret =
  { readonly state: 'found'; readonly value: string } | { readonly state: 'missing'; readonly message: string };

async function resolveSecret(name: string, from: ConnectionContext): Promise<Secret> {
  const source: SecretSource | undefined = from.sidecar.secrets[name];
  if (source === undefined)
    return { state: 'missing', message: l10n.t('There is no secret "{0}" under "secrets".', name) };
  if ('env' in source) {
    const value = from.env[source.env];
    return value === undefined
      ? { state: 'missing', message: l10n.t('The environment variable {0} is not set.', source.env) }
      : { state: 'found', value };
  }
  if ('prompt' in source) {
    const message = l10n.t('The secret "{0}" is asked of a person, which is not possible here.', name);
    return { state: 'missing', message };
  }
  if (from.context === undefined) return { state: 'missing', message: noCluster() };
  const { name: secret, key, namespace } = source.kubeSecret;
  return readSecretKey(from.context.yaml, namespace ?? from.context.namespace, secret, key);
}

type Way =
  | { readonly state: 'open'; readonly open: () => PortForwardStream }
  | { readonly state: 'missing'; readonly open: undefined; readonly message: string };

function forward(via: NonNullable<Connection['via']>['portForward'], context: PinnedContext | undefined): Way {
  if (context === undefined) return { state: 'missing', open: undefined, message: noCluster() };
  const target = { namespace: via.namespace ?? context.namespace, service: via.service, pod: via.pod, port: via.port };
  return { state: 'open', open: () => new PortForwardStream(context.yaml, target) };
}

function noCluster(): string {
  return l10n.t('This connection goes through a cluster, and there is no kube context.');
}
