/** A PostgreSQL server of its own, for tests of what observes it. */
import { randomBytes } from 'node:crypto';
import { chown, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { freePorts } from '../../../cluster/freePorts.ts';
import { createData, superuser } from '../../../cluster/postgresData.ts';
import { preparePostgresPrograms, type PostgresPrograms } from '../../../cluster/postgresPrograms.ts';
import { Program } from '../../../cluster/program.ts';
import { makeTemporaryFolder } from '../../../cluster/temporaryFolder.ts';
import { waitUntil } from '../../../cluster/waitUntil.ts';
import { certified, type Certified } from '../servers.ts';

export interface Postgres {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Its certificate is for "localhost". */
  readonly identity: Certified;
  execute(statement: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  stop(): Promise<void>;
}

/** @throws Error with the end of the server's log, when it does not come up within 60 s. */
export async function startPostgresServer(): Promise<Postgres> {
  await using cleanup = new AsyncDisposableStack();
  const temporary = await makeTemporaryFolder('postgres');
  cleanup.defer(() => temporary.remove());
  const programs = await preparePostgresPrograms(temporary.path);
  const [port = 0] = await freePorts(1);
  const password = randomBytes(24).toString('base64url');
  const identity = await certified();
  const data = await createData(temporary.path, programs, password);
  await writeTlsFiles(data, identity, programs);
  const server = await Program.start({
    command: path.join(programs.bin, 'postgres'),
    args: ['-D', data, '-p', String(port), ...settings],
    logFile: path.join(temporary.path, 'postgres.log'),
    // "Fast shutdown": TERM would wait until every client has gone.
    stopSignal: 'SIGINT',
    cwd: data,
    ...(programs.user === undefined ? {} : { user: programs.user }),
  });
  cleanup.defer(() => server.stop());
  const execute: Postgres['execute'] = (statement) => executeAs({ port, password }, statement);
  await waitUntil(async () => (await execute('SELECT 1')).length === 1, { what: 'PostgreSQL', programs: [server] });
  const owned = cleanup.move();
  return { port, user: superuser, password, identity, execute, stop: () => owned.disposeAsync() };
}

const settings: readonly string[] = [
  ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
  ...['-c', 'ssl=on', '-c', 'ssl_cert_file=cert.pem', '-c', 'ssl_key_file=key.pem'],
];

async function writeTlsFiles(data: string, { certificate, key }: Certified, { user }: PostgresPrograms): Promise<void> {
  for (const [name, text] of Object.entries({ 'cert.pem': certificate, 'key.pem': key })) {
    const file = path.join(data, name);
    await writeFile(file, text, { mode: 0o600 });
    if (user !== undefined) await chown(file, user, user);
  }
}

async function executeAs(
  { port, password }: Pick<Postgres, 'port' | 'password'>,
  statement: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: superuser, password, database: 'postgres' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
