/** Named connections of the sidecar, ready for a driver: secrets filled in, and the way to the place. */
import * as l10n from '@vscode/l10n';
import type { Connection, Driver } from '../core/check/sidecar/connectionSchema.ts';
import type { Sidecar } from '../core/check/sidecar/model.ts';
import { secretReferences } from '../core/check/sidecar/secretReference.ts';
import type { PinnedContext } from '../core/target/pinContext.ts';
import { openPortForward, PortForwardStream, type ForwardTarget } from '../runners/kube/portForward.ts';
import type { OpenWay } from '../runners/network/attempt.ts';
import type { PostgresConnection } from '../runners/sql/readOnlySession.ts';
import { noCluster, type SecretValues } from './secretValues.ts';

export interface ConnectionContext {
  readonly sidecar: Sidecar;
  readonly context: PinnedContext | undefined;
  readonly secrets: SecretValues;
}

export type Resolved<T> =
  { readonly state: 'resolved'; readonly connection: T } | { readonly state: 'unresolved'; readonly message: string };

/** A connection that is described by a URL. */
export interface ServiceConnection {
  readonly url: string;
  readonly open: OpenWay | undefined;
}

/** Names of the connections that SQL blocks can run on. */
export function statementConnections({ connections }: Sidecar): readonly string[] {
  return Object.keys(connections).filter((name) => connections[name]?.driver === 'postgres');
}

/** Whether a connection needs the cluster: for its password or for the way to it. */
export function needsCluster(connection: Connection, sidecar: Sidecar): boolean {
  return connection.via !== undefined || needsKubeSecret(texts(connection), sidecar);
}

/** Whether one of the texts refers to a secret that lies in the cluster. */
export function needsKubeSecret(within: readonly string[], { secrets }: Sidecar): boolean {
  return within.flatMap(secretReferences).some((name) => 'kubeSecret' in (secrets[name] ?? {}));
}

function texts(connection: Connection): readonly string[] {
  return 'url' in connection ? [connection.url] : [connection.user, connection.password ?? ''];
}

export async function postgresConnection(name: string, from: ConnectionContext): Promise<Resolved<PostgresConnection>> {
  const found = connectionOf(name, 'postgres', from.sidecar);
  if (found.state === 'unresolved') return found;
  const { host, port, database, sslmode, via } = found.connection;
  const user = await from.secrets.fill(found.connection.user);
  if (user.state === 'missing') return unresolved(user.message);
  const password = await from.secrets.fill(found.connection.password ?? '');
  if (password.state === 'missing') return unresolved(password.message);
  const way = wayTo(via, from.context);
  if (way.state === 'missing') return unresolved(way.message);
  const { target } = way;
  const yaml = from.context?.yaml ?? '';
  return resolved({
    name,
    host,
    port,
    database,
    user: user.value,
    password: found.connection.password === undefined ? undefined : password.value,
    sslmode,
    stream: target === undefined ? undefined : () => new PortForwardStream(yaml, target),
  });
}

export async function serviceConnection(
  name: string,
  driver: 'redis' | 'prometheus',
  from: ConnectionContext,
): Promise<Resolved<ServiceConnection>> {
  const found = connectionOf(name, driver, from.sidecar);
  if (found.state === 'unresolved') return found;
  const url = await from.secrets.fill(found.connection.url);
  if (url.state === 'missing') return unresolved(url.message);
  const way = openWay(found.connection.via, from.context);
  return way.state === 'missing' ? unresolved(way.message) : resolved({ url: url.value, open: way.open });
}

type OpenedWay =
  | { readonly state: 'open'; readonly open: OpenWay | undefined }
  | { readonly state: 'missing'; readonly message: string };

/** @param via undefined where the place is reached directly */
export function openWay(via: Connection['via'], context: PinnedContext | undefined): OpenedWay {
  const way = wayTo(via, context);
  if (way.state === 'missing') return way;
  const { target } = way;
  const yaml = context?.yaml ?? '';
  return {
    state: 'open',
    open: target === undefined ? undefined : (signal) => openPortForward(yaml, target, signal),
  };
}

type Way =
  | { readonly state: 'known'; readonly target: ForwardTarget | undefined }
  | { readonly state: 'missing'; readonly message: string };

function wayTo(via: Connection['via'], context: PinnedContext | undefined): Way {
  if (via === undefined) return { state: 'known', target: undefined };
  if (context === undefined) return { state: 'missing', message: noCluster() };
  const { namespace, service, pod, port } = via.portForward;
  return { state: 'known', target: { namespace: namespace ?? context.namespace, service, pod, port } };
}

function connectionOf<Name extends Driver>(
  name: string,
  driver: Name,
  { connections }: Sidecar,
): Resolved<Extract<Connection, { driver: Name }>> {
  const connection = connections[name];
  if (connection === undefined) return unresolved(l10n.t('There is no connection "{0}".', name));
  if (isOf(connection, driver)) return resolved(connection);
  return unresolved(l10n.t('"{0}" is a connection to {1}, and {2} is needed.', name, connection.driver, driver));
}

function isOf<Name extends Driver>(
  connection: Connection,
  driver: Name,
): connection is Extract<Connection, { driver: Name }> {
  return connection.driver === driver;
}

function resolved<T>(connection: T): Resolved<T> {
  return { state: 'resolved', connection };
}

function unresolved(message: string): { readonly state: 'unresolved'; readonly message: string } {
  return { state: 'unresolved', message };
}
