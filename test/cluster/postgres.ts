import { randomBytes } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { copyData, createData, createFolder, replicator, superuser } from './postgresData.ts';
import { type PostgresPrograms, preparePostgresPrograms } from './postgresPrograms.ts';
import { Service } from './service.ts';
import { makeTemporaryFolder } from './temporaryFolder.ts';

export interface Postgres {
  readonly ports: PostgresPorts;
  /** May do everything; for seeding and for breaking things, never for a runbook. */
  readonly superuser: { readonly user: string; readonly password: string };
  /** The primary and the replica that streams from it. */
  readonly services: readonly Service[];
  /** Every finished piece of the write-ahead log is copied here. */
  readonly walArchive: string;
  readonly folder: string;
  /** Where the primary keeps its files. */
  readonly data: string;
  /** Ends the servers, at worst after 10 s, and removes their data. May be called again. */
  stop(): Promise<void>;
}

export interface PostgresPorts {
  readonly primary: number;
  readonly replica: number;
}

/**
 * Starts an empty PostgreSQL and a replica of it on ports of 127.0.0.1 (see `freePorts`), with random passwords.
 *
 * @throws Error with the end of a server's log, when it does not come up within 60 s.
 */
export async function startPostgres(ports: PostgresPorts, signal?: AbortSignal): Promise<Postgres> {
  await using cleanup = new AsyncDisposableStack();
  const temporary = await makeTemporaryFolder('postgres');
  cleanup.defer(() => temporary.remove());
  const folder = temporary.path;
  const programs = await preparePostgresPrograms(folder);
  const [password, replicatorPassword] = [randomPassword(), randomPassword()];
  const data = await createData(folder, programs, password);
  const walArchive = await createFolder(join(folder, 'wal'), programs);
  const primary = server('postgres', { programs, folder, data, port: ports.primary, password, signal });
  const replicaData = await copyData(data, join(folder, 'replica'), programs, {
    port: ports.primary,
    password: replicatorPassword,
  });
  const replica = server('postgres-replica', {
    ...{ programs, folder, data: replicaData, port: ports.replica, password, signal },
  });
  await appendFile(join(data, 'postgresql.conf'), archiveSettings(walArchive));

  cleanup.defer(() => primary.stop());
  await primary.start();
  await createReplicator(ports.primary, password, replicatorPassword);
  cleanup.defer(() => replica.stop());
  await replica.start();
  const owned = cleanup.move();
  return {
    ...{ ports, superuser: { user: superuser, password }, services: [primary, replica], walArchive, folder, data },
    stop: () => owned.disposeAsync(),
  };
}

interface Server {
  readonly programs: PostgresPrograms;
  readonly folder: string;
  readonly data: string;
  readonly port: number;
  readonly password: string;
  readonly signal?: AbortSignal | undefined;
}

function server(name: string, { programs, folder, data, port, password, signal }: Server): Service {
  const { bin, user } = programs;
  const program = {
    command: join(bin, 'postgres'),
    args: ['-D', data, '-p', String(port), ...settings],
    logFile: join(folder, `${name}.log`),
    // "Fast shutdown": TERM would wait until every client has gone.
    stopSignal: 'SIGINT' as const,
    cwd: data,
    ...(user !== undefined && { user }),
  };
  return new Service({ name, program, isReady: () => canConnect(port, password), signal });
}

/** The data is thrown away, so nothing is written durably; there is no local socket, whose path could be too long. */
const settings = [
  ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
  ...['-c', 'shared_preload_libraries=pg_stat_statements'],
  ...['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'shared_buffers=32MB'],
  // A replica that lost its primary looks for it twice a second.
  ...['-c', 'wal_retrieve_retry_interval=500'],
];

function archiveSettings(walArchive: string): string {
  return `archive_mode = on\narchive_command = 'cp %p "${walArchive}/%f"'\narchive_timeout = 3600\n`;
}

async function createReplicator(port: number, password: string, replicatorPassword: string): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: superuser, password, database: 'postgres' });
  await client.connect();
  try {
    const secret = pg.escapeLiteral(replicatorPassword);
    await client.query(`CREATE ROLE ${replicator} REPLICATION LOGIN PASSWORD ${secret}`);
  } finally {
    await client.end();
  }
}

async function canConnect(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: superuser, password, database: 'postgres' });
  await client.connect();
  await client.end();
  return true;
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}
