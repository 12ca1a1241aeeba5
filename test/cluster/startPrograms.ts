import { getFromApiServer, isListening } from './apiServer.ts';
import {
  type ControlPlane,
  startApiServer,
  startControllerManager,
  startEtcd,
  startKwok,
  startScheduler,
} from './controlPlane.ts';
import type { Log } from './goToolchain.ts';
import { type Simulation, writeKwokConfig } from './kwok.ts';
import type { Authority } from './pki.ts';
import type { Program } from './program.ts';
import { waitUntil } from './waitUntil.ts';

export interface ControlPlaneStart extends Partial<Simulation> {
  readonly plane: ControlPlane;
  readonly server: string;
  readonly authority: Authority;
  readonly log: Log;
  /** Only etcd and the API server: objects can be written, and nothing acts on them. */
  readonly isBare?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Starts the programs of a control plane in the order of their dependence, and waits until it serves; unless it is bare, until
 * pods can be created.
 *
 * @param cleanup is given what stops each of them, in the right order.
 * @throws Error with the end of the failing program's log.
 */
export async function startPrograms(start: ControlPlaneStart, cleanup: AsyncDisposableStack): Promise<Program[]> {
  const { plane, server, authority, log, signal, portForwards = [], logs = [], isBare = false } = start;
  log('  starting etcd and the API server');
  const servers = await startServers(start, cleanup);
  if (isBare) return servers;

  log('  starting controllers, scheduler and simulated kubelets');
  const clients = await startClients(plane, { portForwards, logs }, cleanup);
  const programs = [...servers, ...clients];
  // Without this account no pod can be created, so a caller would see failures that vanish by themselves.
  const account = '/api/v1/namespaces/default/serviceaccounts/default';
  const hasAccount = async () => (await getFromApiServer(server, authority, account)).status === 200;
  await waitUntil(hasAccount, { what: 'the controllers', programs, signal });
  await waitUntil(() => isListening(plane.ports.kubelet), { what: 'kwok', programs, signal });
  return programs;
}

async function startServers(
  { plane, server, authority, signal }: ControlPlaneStart,
  cleanup: AsyncDisposableStack,
): Promise<Program[]> {
  // The stack stops in reverse order. An API server whose etcd went first would wait for it for over a minute.
  const owned = (program: Program) => {
    cleanup.defer(() => program.stop());
    return program;
  };
  const programs = [owned(await startEtcd(plane)), owned(await startApiServer(plane))];
  const isReady = async () => (await getFromApiServer(server, authority, '/readyz')).status === 200;
  await waitUntil(isReady, { what: 'the API server', programs, signal });
  return programs;
}

async function startClients(
  plane: ControlPlane,
  simulation: Simulation,
  cleanup: AsyncDisposableStack,
): Promise<Program[]> {
  const config = await writeKwokConfig(plane.folder, plane.programs, simulation);
  const started = [startControllerManager(plane), startScheduler(plane), startKwok(plane, config)];
  // Independent of each other, so they may end together.
  cleanup.defer(async () => {
    await Promise.allSettled(started.map(async (program) => (await program).stop()));
  });
  return Promise.all(started);
}
