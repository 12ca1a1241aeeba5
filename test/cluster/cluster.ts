import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Programs } from './build.ts';
import type { ControlPlane } from './controlPlane.ts';
import { freePorts } from './freePorts.ts';
import type { Log } from './goToolchain.ts';
import { renderKubeconfig } from './kubeconfig.ts';
import type { Simulation } from './kwok.ts';
import { writeCertificates } from './pki.ts';
import { startPrograms } from './startPrograms.ts';
import { makeTemporaryFolder } from './temporaryFolder.ts';

export interface ClusterOptions extends Partial<Simulation> {
  readonly programs: Programs;
  readonly log: Log;
  /** Name of the kubeconfig's context and cluster, "test" when absent. */
  readonly name?: string;
  /** Default namespace of the context, "default" when absent. */
  readonly namespace?: string;
  /** Must be empty or absent; a new temporary folder when not given. Removed by `stop`. */
  readonly folder?: string;
  readonly signal?: AbortSignal | undefined;
  /** See `ControlPlaneStart`. */
  readonly isBare?: boolean;
}

/** A running Kubernetes control plane without nodes: create Node objects and kwok plays their kubelets. */
export interface Cluster {
  /** Path of a kubeconfig whose only context is the administrator's. */
  readonly kubeconfig: string;
  /** URL of the API server. */
  readonly server: string;
  readonly folder: string;
  /** Path of a kubectl of the cluster's version. */
  readonly kubectl: string;
  readonly pids: readonly number[];
  /** Ends all programs, at worst after 15 s, and removes the folder. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts a cluster on free ports of 127.0.0.1; any number may run at once.
 *
 * @throws Error with the end of the failing program's log; nothing is left running then.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  await using cleanup = new AsyncDisposableStack();
  const temporary = await makeTemporaryFolder('cluster', options.folder);
  cleanup.defer(() => temporary.remove());
  const folder = temporary.path;
  const plane = await choosePlaces(options.programs, folder);
  const server = `https://127.0.0.1:${plane.ports.apiServer}`;
  const authority = await writeCertificates(folder);
  const { name = 'test', namespace = 'default' } = options;
  const { certificate, admin } = authority;
  const kubeconfig = renderKubeconfig({ name, namespace, server, authority: certificate, admin });
  await writeFile(plane.kubeconfig, kubeconfig, { mode: 0o600 });

  const programs = await startPrograms({ plane, server, authority, ...options }, cleanup);
  const owned = cleanup.move();
  return {
    kubeconfig: plane.kubeconfig,
    server,
    folder,
    kubectl: join(options.programs.folder, 'kubectl'),
    pids: programs.map((program) => program.pid),
    stop: () => owned.disposeAsync(),
  };
}

async function choosePlaces(programs: Programs, folder: string): Promise<ControlPlane> {
  const [etcd = 0, etcdPeer = 0, apiServer = 0, kubelet = 0] = await freePorts(4);
  return { programs, folder, kubeconfig: join(folder, 'kubeconfig'), ports: { etcd, etcdPeer, apiServer, kubelet } };
}
