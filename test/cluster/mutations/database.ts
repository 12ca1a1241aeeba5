import { isListening } from '../apiServer.ts';
import type { DemoServices } from '../demoServices.ts';
import { type Apply, type Mutation, stopped, untilItShows } from './mutation.ts';

const user = 'judgify_readonly';
/** Something is written, so that there is a segment to archive. */
const endSegment = 'SELECT pg_switch_wal() FROM pg_create_restore_point($$ended$$)';

/** Of PostgreSQL, its replica and pgvector. */
export const databaseMutations = {
  'table-workflows-missing': { breaks: 'The table workflows is gone.', apply: renamedTable('workflows') },
  'table-judgment-executions-missing': {
    breaks: 'The table judgment_executions is gone.',
    apply: renamedTable('judgment_executions'),
  },
  'table-dashboards-missing': { breaks: 'The table dashboards is gone.', apply: renamedTable('dashboards') },
  'table-action-logs-missing': { breaks: 'The table action_logs is gone.', apply: renamedTable('action_logs') },
  'column-confidence-missing': {
    breaks: 'judgment_executions has no column confidence.',
    apply: statements(
      'ALTER TABLE judgment_executions RENAME confidence TO certainty',
      'ALTER TABLE judgment_executions RENAME certainty TO confidence',
    ),
  },
  'index-missing': {
    breaks: 'Executions have no index on their time.',
    apply: statements(
      'DROP INDEX judgment_executions_executed_at',
      'CREATE INDEX judgment_executions_executed_at ON judgment_executions (executed_at)',
    ),
  },
  'statistics-missing': {
    breaks: 'The extension pg_stat_statements is gone.',
    apply: statements('DROP EXTENSION pg_stat_statements', 'CREATE EXTENSION pg_stat_statements'),
  },
  'user-may-write': {
    breaks: 'The user of the checks may change workflows.',
    apply: statements(
      `GRANT INSERT, UPDATE, DELETE ON workflows TO ${user}`,
      `REVOKE INSERT, UPDATE, DELETE ON workflows FROM ${user}`,
    ),
  },
  'user-may-not-read': {
    breaks: 'The user of the checks may not read workflows.',
    apply: statements(`REVOKE SELECT ON workflows FROM ${user}`, `GRANT SELECT ON workflows TO ${user}`),
  },
  'user-without-statistics': {
    breaks: 'The user of the checks does not see the state of replicas.',
    apply: statements(`REVOKE pg_monitor FROM ${user}`, `GRANT pg_monitor TO ${user}`),
  },
  'user-locked-out': {
    breaks: 'The user of the checks cannot log in.',
    apply: statements(`ALTER ROLE ${user} NOLOGIN`, `ALTER ROLE ${user} LOGIN`),
  },
  'archiving-fails': { breaks: 'The write-ahead log is not archived.', apply: archivingFails },
  'replica-disconnected': { breaks: 'The replica does not stream from the primary.', apply: disconnectReplica },
  'replica-stopped': { breaks: 'There is no replica.', apply: stopReplica },
  'primary-stopped': { breaks: 'The database does not answer.', apply: stopPrimary },
  'vector-extension-missing': { breaks: 'The database with pgvector has it no longer.', apply: dropVector },
} satisfies Readonly<Record<string, Mutation>>;

function statements(change: string, back: string): Apply {
  return async (demo, undo) => {
    await demo.sql(change);
    undo.defer(async () => {
      await demo.sql(back);
    });
  };
}

function renamedTable(name: string): Apply {
  return statements(`ALTER TABLE ${name} RENAME TO ${name}_gone`, `ALTER TABLE ${name}_gone RENAME TO ${name}`);
}

async function archivingFails(demo: DemoServices, undo: AsyncDisposableStack): Promise<void> {
  undo.defer(async () => {
    await demo.sql('ALTER SYSTEM RESET archive_command');
    await demo.sql('SELECT pg_reload_conf()');
    await demo.sql("SELECT pg_stat_reset_shared('archiver')");
    await demo.sql(endSegment);
    await untilItShows('archiving', async () => {
      const [row] = await demo.sql('SELECT archived_count > 0 AS archived FROM pg_stat_archiver');
      return row?.['archived'] === true;
    });
  });
  await demo.sql("ALTER SYSTEM SET archive_command = 'false'");
  await demo.sql('SELECT pg_reload_conf()');
  await demo.sql(endSegment);
  await untilItShows('failed archiving', async () => {
    const [row] = await demo.sql('SELECT failed_count > 0 AS failed FROM pg_stat_archiver');
    return row?.['failed'] === true;
  });
}

async function disconnectReplica(demo: DemoServices, undo: AsyncDisposableStack): Promise<void> {
  const [row] = await demo.sql('SHOW primary_conninfo', 'replica');
  const source = String(row?.['primary_conninfo']);
  undo.defer(async () => {
    await setSource(demo, source);
    await untilStreaming(demo, 1);
  });
  await setSource(demo, '');
  await untilStreaming(demo, 0);
}

async function setSource(demo: DemoServices, source: string): Promise<void> {
  await demo.sql(`ALTER SYSTEM SET primary_conninfo = '${source.replaceAll("'", "''")}'`, 'replica');
  await demo.sql('SELECT pg_reload_conf()', 'replica');
}

async function stopReplica(demo: DemoServices, undo: AsyncDisposableStack): Promise<void> {
  undo.defer(() => untilStreaming(demo, 1));
  await stopped('postgres-replica')(demo, undo);
  await untilStreaming(demo, 0);
}

async function stopPrimary(demo: DemoServices, undo: AsyncDisposableStack): Promise<void> {
  undo.defer(() => untilStreaming(demo, 1));
  await stopped('postgres')(demo, undo);
}

async function untilStreaming(demo: DemoServices, replicas: number): Promise<void> {
  const query = "SELECT count(*)::int AS count FROM pg_stat_replication WHERE state = 'streaming'";
  await untilItShows(`${replicas} streaming replicas`, async () => (await demo.sql(query))[0]?.['count'] === replicas);
}

/** That database runs only when somebody wants it. */
async function dropVector(demo: DemoServices, undo: AsyncDisposableStack): Promise<void> {
  if (!(await isListening(demo.access.services.ports.pgvector))) {
    undo.defer(() => demo.stop('pgvector'));
    await demo.start('pgvector');
  }
  undo.defer(async () => {
    await demo.sql('CREATE EXTENSION vector', 'pgvector');
  });
  await demo.sql('DROP EXTENSION vector CASCADE', 'pgvector');
}
