import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import type { Postgres } from './postgres.ts';

const run = promisify(execFile);
/** What another server must not find: logs that are archived elsewhere, and the traces of the running one. */
const without = ['pg_wal/*', 'pg_replslot/*', 'postmaster.*'].map((path) => `--exclude=./${path}`);

/** Where the base backups of a PostgreSQL lie, as base-TIME.tar. */
export function backupFolder(postgres: Pick<Postgres, 'folder'>): string {
  return join(postgres.folder, 'backups');
}

/**
 * Takes a base backup of a running server, which puts the last of its write-ahead log into the archive too.
 * The steps are those of https://www.postgresql.org/docs/15/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP.
 *
 * @param client of the superuser.
 */
export async function takeBackup(client: pg.Client, postgres: Postgres): Promise<void> {
  const folder = backupFolder(postgres);
  await mkdir(folder, { mode: 0o700 });
  const file = join(folder, `base-${new Date().toISOString().replaceAll(/[-:]|\..*/g, '')}.tar`);
  await client.query("SELECT pg_backup_start('demo', fast => true)");
  await run('tar', ['-cf', file, '-C', postgres.data, ...without, '.']).catch(allowChangingFiles);
  const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop()');
  await writeFile(join(folder, 'backup_label'), rows[0]?.labelfile ?? '');
  await run('tar', ['-rf', file, '-C', folder, 'backup_label']);
}

/** The server goes on writing meanwhile, which is what the write-ahead log is for; tar ends with 1 then. */
function allowChangingFiles(error: { code?: unknown }): void {
  if (error.code !== 1) throw error as unknown as Error;
}
