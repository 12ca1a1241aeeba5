/** Named connections of the sidecar, ready for a driver: secrets filled in, and the way to the place. */
import * as l10n from '@vscode/l10n';
import type { Connection, Driver } from '../core/check/sidecar/connectionSchema.ts';
import type { Sidecar } from '../core/check/sidecar/model.ts';
import { secretReferences } from '../core/check/sidecar/secretReference.ts';
import type { PinnedContext } from '../core/target/pinContext.ts';
import { openPortForward, PortForwardStream, type ForwardTarget } from '../runners/kube/portForward.ts';
import type { OpenWay } from '../runners/network/attempt.ts';
import type { MysqlConnection } from '../runners/sql/mysqlSession.ts';
import type { PostgresConnection } from '../runners/sql/postgresClient.ts';
import type { Trust } from '../runners/tls/trusted.ts';
import { noCluster, type SecretValues } from './secretValues.ts';
import { needsClusterToTrust, readTrust } from './trust.ts';

export interface ConnectionContext {
  readonly sidecar: Sidecar;
  readonly context: PinnedContext | undefined;
  /** Of the runbook: relative paths begin there. */
  readonly folder: string;
  readonly secrets: SecretValues;
}

export type Resolved<T> =
  { readonly state: 'resolved'; readonly connection: T } | { readonly state: 'unresolved'; readonly message: string };

/** A connection that is described by a URL. */
export interface ServiceConnection {
  readonly url: string;
  readonly trust: Trust;
  readonly open: OpenWay | undefined;
}

/** Names of the connections that SQL blocks can run on. */
export function statementConnections({ connections }: Sidecar): readonly string[] {
  return Object.keys(connections).filter((name) => connections[name]?.driver === 'postgres');
}

/** Whether a connection needs the cluster: for its password, for whom to trust, or for the way to it. */
export function needsCluster(connection: Connection, sidecar: Sidecar): boolean {
  return (
    connection.via !== undefined || needsClusterToTrust(connection.tls) || needsKubeSecret(texts(connection), sidecar)
  );
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
  const login = await loginOf(found.connection, from);
  if (login.state === 'unresolved') return login;
  const way = wayTo(found.connection.via, from.context);
  if (way.state === 'missing') return unresolved(way.message);
  const { target } = way;
  const { host, port, database, sslmode } = found.connection;
  const yaml = from.context?.yaml ?? '';
  const stream = target === undefined ? undefined : (): PortForwardStream => new PortForwardStream(yaml, target);
  return resolved({ name, host, port, database, sslmode, ...login.connection, stream });
}

export async function mysqlConnection(name: string, from: ConnectionContext): Promise<Resolved<MysqlConnection>> {
  const found = connectionOf(name, 'mysql', from.sidecar);
  if (found.state === 'unresolved') return found;
  const login = await loginOf(found.connection, from);
  if (login.state === 'unresolved') return login;
  const way = openWay(found.connection.via, from.context);
  if (way.state === 'missing') return unresolved(way.message);
  const { host, port, database, sslmode } = found.connection;
  return resolved({ name, host, port, database, sslmode, ...login.connection, open: way.open });
}

interface Login {
  readonly user: string;
  readonly password: string | undefined;
  readonly trust: Trust;
}

async function loginOf(
  described: Extract<Connection, { user: string }>,
  { secrets, ...place }: ConnectionContext,
): Promise<Resolved<Login>> {
  const user = await secrets.fill(described.user);
  if (user.state === 'missing') return unresolved(user.message);
  const password = await secrets.fill(described.password ?? '');
  if (password.state === 'missing') return unresolved(password.message);
  const trusted = await readTrust(described.tls, place);
  if (trusted.state === 'missing') return unresolved(trusted.message);
  const given = described.password === undefined ? undefined : password.value;
  return resolved({ user: user.value, password: given, trust: trusted.trust });
}

export async function serviceConnection(
  name: string,
  driver: 'redis' | 'prometheus',
  from: ConnectionContext,
): Promise<Resolved<ServiceConnection>> {
  const found = connectionOf(name, driver, from.sidecar);
  if (found.state === 'unresolved') return found;
  const url = await from.secrets.fillUrl(found.connection.url);
  if (url.state === 'missing') return unresolved(url.message);
  const trusted = await readTrust(found.connection.tls, from);
  if (trusted.state === 'missing') return unresolved(trusted.message);
  const way = openWay(found.connection.via, from.context);
  if (way.state === 'missing') return unresolved(way.message);
  return resolved({ url: url.value, trust: trusted.trust, open: way.open });
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
