import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CertificateAuthority } from '../certificates.ts';
import { missingDebianPackages } from '../debianPrograms.ts';
import type { Log } from '../goToolchain.ts';
import type { Service } from '../service.ts';
import { makeTemporaryFolder } from '../temporaryFolder.ts';
import { prepareEdge } from './edge.ts';
import type { EdgeCertificates } from './edgeCertificates.ts';
import { prepareAlertmanager, preparePrometheus } from './monitoring.ts';
import { preparePgvector } from './pgvector.ts';
import type { ServicePorts } from './ports.ts';
import { prepareRedis, startRedis } from './redisCluster.ts';
import { prepareReplay } from './replay.ts';

export interface ServicesOptions {
  readonly ports: ServicePorts;
  readonly authority: CertificateAuthority;
  readonly certificates: EdgeCertificates;
  readonly redisPassword: string;
  readonly jwtSecret: string;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
}

/** The programs beside the cluster other than PostgreSQL, all on 127.0.0.1. */
export interface Services {
  readonly folder: string;
  readonly services: readonly Service[];
  /** Debian packages that are not installed, for which reason their programs do not run. */
  readonly missingPackages: readonly string[];
  /** Ends all programs and removes their files. May be called again. */
  stop(): Promise<void>;
}

/** The file with the authority that signed the edge's certificate, below the folder of the services. */
export function authorityFile(folder: string): string {
  return join(folder, 'ca.crt');
}

/**
 * Starts them side by side. What is not installed is left out and named in the log.
 *
 * @throws Error with the end of the log of a program that does not come up; nothing is left running then.
 */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { ports, log, redisPassword: password } = options;
  await using cleanup = new AsyncDisposableStack();
  const temporary = await makeTemporaryFolder('services');
  cleanup.defer(() => temporary.remove());
  const folder = temporary.path;
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, ...(options.signal ? [options.signal] : [])]);
  const missingPackages = reportMissing(log);
  await writeFile(authorityFile(folder), options.authority.certificate);

  const redisOptions = { folder, ports: ports.redis, busPorts: ports.redisBus, password, signal };
  const redis = await prepareRedis(redisOptions);
  const others = (
    await Promise.all([
      prepareReplay({ ...options, folder, signal }),
      prepareEdge({ ...options, folder, signal }),
      preparePrometheus({ folder, ports, signal }),
      prepareAlertmanager({ folder, ports, signal }),
    ])
  ).flat();
  const pgvector = await preparePgvector({ folder, port: ports.pgvector, signal });
  const services = [...redis, ...others, pgvector];
  cleanup.defer(async () => {
    // What still waits for a program to answer gives up, so that the program can be stopped.
    failed.abort(new Error('another program failed'));
    await Promise.all(services.map((service) => service.stop()));
  });
  log('  starting the services beside the cluster');
  await Promise.all([startRedis(redis, redisOptions), ...others.map((service) => service.start())]);
  const owned = cleanup.move();
  return { folder, services, missingPackages, stop: () => owned.disposeAsync() };
}

function reportMissing(log: Log): string[] {
  const packages = missingDebianPackages();
  if (packages.length > 0) log(`  NOT STARTED, because these Debian packages are missing: ${packages.join(', ')}`);
  return packages;
}
