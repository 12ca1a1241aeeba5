import { dirname, join } from 'node:path';
import { buildPrograms } from './build.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { seedDatabase } from './database.ts';
import type { DemoAccess } from './demoFile.ts';
import { freePorts } from './freePorts.ts';
import type { Log } from './goToolchain.ts';
import { runKubectl } from './kubectl.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { type DatabaseLogin, createSecrets, randomText } from './secrets.ts';
import { createServiceLogs } from './serviceLogs.ts';

export interface Demo extends DemoAccess {
  readonly pids: readonly number[];
  /** Ends all programs and removes their files. May be called again. */
  stop(): Promise<void>;
}

const context = 'judgify-demo';
const namespace = 'judgify-prod';
const postgresPort = 5432;

/**
 * Starts a Kubernetes cluster and a PostgreSQL and fills them with the "judgify" services, faults included (faults.ts).
 *
 * Once the programs are built (see `buildPrograms`) it takes about ten seconds on two cores.
 *
 * @throws Error that says which program failed, with the end of its log; nothing is left running then.
 */
export async function startDemo(options: { log: Log; signal?: AbortSignal }): Promise<Demo> {
  const { log, signal } = options;
  const programs = await buildPrograms(options);
  await using cleanup = new AsyncDisposableStack();
  log('Starting the demo');
  const [port = 0] = await freePorts(1);
  const login = { database: 'judgify', user: 'judgify_readonly', password: randomText() };
  const portForwards = [{ namespace, port: postgresPort, target: port }];
  const logs = createServiceLogs(new Date());
  // Side by side, for each waits much of its time. Each is stopped even when the other one fails to start.
  const [postgres, cluster] = await Promise.all([
    own(cleanup, startPostgres(port, signal)),
    own(cleanup, startCluster({ programs, log, signal, name: context, namespace, portForwards, logs })),
  ]);
  await seedDatabase(postgres, login);
  await seedCluster(cluster, login, log, signal);
  const owned = cleanup.move();
  return { ...describe(cluster, postgres, login), stop: () => owned.disposeAsync() };
}

function own<T extends { stop(): Promise<void> }>(cleanup: AsyncDisposableStack, starting: Promise<T>): Promise<T> {
  cleanup.defer(async () => {
    const [result] = await Promise.allSettled([starting]);
    if (result.status === 'fulfilled') await result.value.stop();
  });
  return starting;
}

async function seedCluster(cluster: Cluster, login: DatabaseLogin, log: Log, signal?: AbortSignal): Promise<void> {
  log('  creating nodes, services and secrets');
  const apply = ['apply', '--server-side', '--filename'];
  await runKubectl(cluster, [...apply, join(import.meta.dirname, 'manifests')], { signal });
  const secrets = JSON.stringify(await createSecrets(namespace, login));
  await runKubectl(cluster, [...apply, '-'], { input: secrets, signal });
  log('  waiting for the deployments');
  const wait = ['wait', '--timeout=60s', '--for=condition=Available', '--all-namespaces', '--all', 'deployments'];
  await runKubectl(cluster, wait, { signal });
}

function describe(cluster: Cluster, postgres: Postgres, login: DatabaseLogin): Omit<Demo, 'stop'> {
  return {
    kubeconfig: cluster.kubeconfig,
    context,
    namespace,
    kubectlFolder: dirname(cluster.kubectl),
    server: cluster.server,
    postgresPassword: login.password,
    folder: cluster.folder,
    pids: [postgres.pid, ...cluster.pids],
  };
}
