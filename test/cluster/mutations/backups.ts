import { readdir, rename, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoServices } from '../demoServices.ts';
import type { Mutation } from './mutation.ts';
import { deleted, patched } from './objects.ts';

const dayMs = 86_400_000;

/** Of the jobs that take backups, of what they left behind, and of the way that logs take. */
export const backupMutations = {
  'backup-job-missing': {
    breaks: 'No job takes a backup each night.',
    apply: deleted('cronjob/judgify-backup', { hasOwnStatus: true }),
  },
  'backup-weekly': {
    breaks: 'The backup is taken once a week.',
    apply: job('judgify-backup', { schedule: '0 2 * * 0' }),
  },
  'backup-at-noon': {
    breaks: 'The backup is taken at another time than 02:00.',
    apply: job('judgify-backup', { schedule: '0 12 * * *' }),
  },
  'backup-suspended': {
    breaks: 'The job of the backup is suspended.',
    apply: job('judgify-backup', { suspend: true }),
  },
  'backup-failing': {
    breaks: 'The last backup that succeeded is three days old.',
    apply: patched({
      resource: 'cronjob/judgify-backup',
      isStatus: true,
      patch: { status: { lastSuccessfulTime: daysAgo(3).toISOString() } },
    }),
  },
  'wal-backup-missing': {
    breaks: 'No job sends the write-ahead log away.',
    apply: deleted('cronjob/judgify-wal-backup', { hasOwnStatus: true }),
  },
  'wal-backup-daily': {
    breaks: 'The write-ahead log is sent away once a day.',
    apply: job('judgify-wal-backup', { schedule: '30 3 * * *' }),
  },
  'wal-backup-suspended': {
    breaks: 'The job of the write-ahead log is suspended.',
    apply: job('judgify-wal-backup', { suspend: true }),
  },
  'backup-file-old': { breaks: 'The base backup is older than a day.', apply: ageBackup },
  'backup-file-missing': { breaks: 'There is no base backup.', apply: hideBackup },
  'filebeat-missing': {
    breaks: 'Nothing collects the logs.',
    apply: deleted('daemonset/filebeat', { namespace: 'logging', rollsOut: true }),
  },
  'filebeat-without-output': {
    breaks: 'Filebeat does not send to Elasticsearch.',
    apply: patched({
      resource: 'configmap/filebeat-config',
      namespace: 'logging',
      patch: { data: { 'filebeat.yml': 'output.console: {}\n' } },
    }),
  },
} satisfies Readonly<Record<string, Mutation>>;

function job(name: string, spec: object): Mutation['apply'] {
  return patched({ resource: `cronjob/${name}`, patch: { spec } });
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * dayMs);
}

async function ageBackup(demo: DemoServices, undo: AsyncDisposableStack): Promise<void> {
  const file = await backupFile(demo);
  undo.defer(() => utimes(file, new Date(), new Date()));
  await utimes(file, daysAgo(3), daysAgo(3));
}

async function hideBackup(demo: DemoServices, undo: AsyncDisposableStack): Promise<void> {
  const file = await backupFile(demo);
  undo.defer(() => rename(`${file}.hidden`, file));
  await rename(file, `${file}.hidden`);
}

async function backupFile({ access }: DemoServices): Promise<string> {
  const folder = access.services.postgres.backups;
  const name = (await readdir(folder)).find((one) => one.startsWith('base-'));
  if (name === undefined) throw new Error(`no base backup in ${folder}`);
  return join(folder, name);
}
