import { execFile } from 'node:child_process';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresPrograms } from './postgresPrograms.ts';

export const superuser = 'postgres';
/** As whom a replica logs in to its primary. */
export const replicator = 'replicator';
const run = promisify(execFile);

/** The files of an empty server, which wants `password` of its superuser. */
export async function createData(folder: string, { bin, user }: PostgresPrograms, password: string): Promise<string> {
  const data = await createFolder(join(folder, 'data'), { user });
  const passwordFile = join(folder, 'superuser');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) await chown(passwordFile, user, user);
  const args = [
    ...['-D', data, '-U', superuser, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--no-sync', '--no-instructions'],
  ];
  await run(join(bin, 'initdb'), args, { cwd: data, ...(user !== undefined && { uid: user, gid: user }) });
  await rm(passwordFile);
  return data;
}

/** A folder for the user who runs PostgreSQL. */
export async function createFolder(path: string, { user }: Pick<PostgresPrograms, 'user'>): Promise<string> {
  await mkdir(path, { mode: 0o700 });
  if (user !== undefined) await chown(path, user, user);
  return path;
}

/** A server that never ran is its own base backup, so a copy of its files can follow it from the beginning. */
export async function copyData(
  from: string,
  to: string,
  { user }: PostgresPrograms,
  primary: { readonly port: number; readonly password: string },
): Promise<string> {
  const owner = user === undefined ? {} : { uid: user, gid: user };
  await run('cp', ['-R', '-p', from, to], owner);
  const source = `host=127.0.0.1 port=${primary.port} user=${replicator} password=${primary.password}`;
  const files = { 'standby.signal': '', 'postgresql.auto.conf': `primary_conninfo = '${source}'\n` };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(to, name), text, { mode: 0o600 });
    if (user !== undefined) await chown(join(to, name), user, user);
  }
  return to;
}
