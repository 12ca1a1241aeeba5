/** A MariaDB server of its own, for tests of what observes MySQL. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2';
import { findDebianProgram, missingTestPackages } from '../../../cluster/debianPrograms.ts';
import { freePorts } from '../../../cluster/freePorts.ts';
import { Program } from '../../../cluster/program.ts';
import { makeTemporaryFolder } from '../../../cluster/temporaryFolder.ts';
import { waitUntil } from '../../../cluster/waitUntil.ts';
import { certified, type Certified } from '../servers.ts';

export interface Mariadb {
  readonly port: number;
  /** Its certificate is for "localhost". */
  readonly identity: Certified;
  /** As the superuser "root", who has no password. */
  execute(statement: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  stop(): Promise<void>;
}

const run = promisify(execFile);

/** Why there is none to start, as the end of a test's name; undefined where there is one. */
export function whyNoMariadb(): string | undefined {
  const missing = missingTestPackages();
  return missing.length === 0 ? undefined : `SKIPPED: apt-get install ${missing.join(' ')}`;
}

/** @throws Error with the end of the server's log, when it does not come up within 60 s. */
export async function startMariadb(): Promise<Mariadb> {
  await using cleanup = new AsyncDisposableStack();
  const folder = await makeTemporaryFolder('mariadb');
  cleanup.defer(() => folder.remove());
  const [port = 0] = await freePorts(1);
  const identity = await certified();
  const data = await createData(folder.path);
  const server = await Program.start({
    command: findDebianProgram('mariadbd') ?? 'mariadbd',
    args: [
      ...['--no-defaults', `--datadir=${data}`, `--port=${port}`, '--bind-address=127.0.0.1', ...asUser],
      ...[`--socket=${path.join(folder.path, 'socket')}`, '--innodb-buffer-pool-size=16M', '--skip-name-resolve'],
      ...(await tlsFiles(folder.path, identity)),
    ],
    logFile: path.join(folder.path, 'mariadb.log'),
  });
  cleanup.defer(() => server.stop());
  const execute: Mariadb['execute'] = (statement) => executeAsRoot(port, statement);
  await waitUntil(async () => (await execute('SELECT 1')).length === 1, { what: 'MariaDB', programs: [server] });
  const owned = cleanup.move();
  return { port, identity, execute, stop: () => owned.disposeAsync() };
}

/** It refuses to run as root unless it is told to. */
const asUser: readonly string[] = process.getuid?.() === 0 ? ['--user=root'] : [];

async function createData(folder: string): Promise<string> {
  const data = path.join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  const args = ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'];
  await run(findDebianProgram('mariadb-install-db') ?? 'mariadb-install-db', [...args, ...asUser]);
  return data;
}

async function tlsFiles(folder: string, { ca, certificate, key }: Certified): Promise<readonly string[]> {
  const files = { ca, cert: certificate, key };
  for (const [name, text] of Object.entries(files))
    await writeFile(path.join(folder, `${name}.pem`), text, { mode: 0o600 });
  return Object.keys(files).map((name) => `--ssl-${name}=${path.join(folder, `${name}.pem`)}`);
}

function executeAsRoot(port: number, statement: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = createConnection({ host: '127.0.0.1', port, user: 'root' });
  return new Promise((resolve, reject) => {
    client.on('error', reject);
    client.query(statement, (error, rows) => {
      client.destroy();
      if (error) reject(error);
      else resolve(Array.isArray(rows) ? (rows as Readonly<Record<string, unknown>>[]) : []);
    });
  });
}
