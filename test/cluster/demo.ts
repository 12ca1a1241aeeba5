import { dirname } from 'node:path';
import { buildPrograms } from './build.ts';
import { CertificateAuthority } from './certificates.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { seedDatabase } from './database.ts';
import type { DemoAccess } from './demoFile.ts';
import type { Log } from './goToolchain.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { backupFolder } from './postgresBackup.ts';
import { type SecretValues, createSecrets, randomText } from './secrets.ts';
import { seedCluster } from './seedCluster.ts';
import { createServiceLogs } from './serviceLogs.ts';
import { controlSocket, serveControl } from './services/control.ts';
import { issueEdgeCertificates } from './services/edgeCertificates.ts';
import { type ServicePorts, chooseServicePorts, portForwardsTo } from './services/ports.ts';
import { type Services, startServices } from './services/services.ts';

export interface Demo extends DemoAccess {
  readonly pids: readonly number[];
  /** Ends all programs and removes their files. May be called again. */
  stop(): Promise<void>;
}

interface Parts {
  readonly cluster: Cluster;
  readonly postgres: Postgres;
  readonly services: Services;
  readonly ports: ServicePorts;
  readonly values: SecretValues;
}

const context = 'judgify-demo';
const namespace = 'judgify-prod';

/**
 * Starts a Kubernetes cluster and the services beside it, and fills them with "judgify", faults included (faults.ts).
 *
 * Once the programs are built (see `buildPrograms`) it takes about fifteen seconds on two cores.
 *
 * @throws Error that says which program failed, with the end of its log; nothing is left running then.
 */
export async function startDemo(options: { log: Log; signal?: AbortSignal }): Promise<Demo> {
  const { log, signal } = options;
  const programs = await buildPrograms(options);
  await using cleanup = new AsyncDisposableStack();
  log('Starting the demo');
  const ports = await chooseServicePorts();
  const authority = await CertificateAuthority.create('judgify demo');
  const certificates = await issueEdgeCertificates(authority);
  const values = {
    login: { database: 'judgify', user: 'judgify_readonly', password: randomText() },
    redisPassword: randomText(),
    jwtSecret: randomText(),
    certificate: certificates.valid,
    authorityCertificate: authority.certificate,
  };
  const simulation = { portForwards: portForwardsTo(ports), logs: createServiceLogs(new Date()) };
  // Side by side, for each waits much of its time. Each is stopped even when another one fails to start.
  const [postgres, services, cluster] = await Promise.all([
    own(cleanup, startPostgres({ primary: ports.postgres, replica: ports.postgresReplica }, signal)),
    own(cleanup, startServices({ ports, authority, certificates, ...values, log, signal })),
    own(cleanup, startCluster({ programs, log, signal, name: context, namespace, ...simulation })),
  ]);
  await Promise.all([
    seedDatabase(postgres, values.login),
    seedCluster(cluster, createSecrets(namespace, values), { log, signal }),
  ]);
  cleanup.defer(await serveControl(controlSocket(services.folder), [...postgres.services, ...services.services]));
  const owned = cleanup.move();
  const parts = { cluster, postgres, services, ports, values };
  return { ...describe(parts), pids: pidsOf(parts), stop: () => owned.disposeAsync() };
}

function own<T extends { stop(): Promise<void> }>(cleanup: AsyncDisposableStack, starting: Promise<T>): Promise<T> {
  cleanup.defer(async () => {
    const [result] = await Promise.allSettled([starting]);
    if (result.status === 'fulfilled') await result.value.stop();
  });
  return starting;
}

function describe({ cluster, postgres, services, ports, values }: Parts): DemoAccess {
  const { superuser, walArchive } = postgres;
  return {
    kubeconfig: cluster.kubeconfig,
    context,
    namespace,
    kubectlFolder: dirname(cluster.kubectl),
    server: cluster.server,
    postgresPassword: values.login.password,
    folder: cluster.folder,
    services: {
      folder: services.folder,
      ports,
      postgres: { superuserPassword: superuser.password, walArchive, backups: backupFolder(postgres) },
      redisPassword: values.redisPassword,
      jwtSecret: values.jwtSecret,
      missingPackages: [...services.missingPackages],
    },
  };
}

function pidsOf({ cluster, postgres, services }: Parts): number[] {
  const beside = [...postgres.services, ...services.services].map(({ pid }) => pid).filter((pid) => pid !== undefined);
  return [...beside, ...cluster.pids];
}
