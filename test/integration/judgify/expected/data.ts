import { all } from '../turned.ts';

const nodes = [0, 1, 2, 3, 4, 5];

/** Of ../../../cluster/mutations/database.ts. */
export const expectedOfDatabase = {
  'table-workflows-missing': { 'schema-tables': ['fail', 'workflows'] },
  'table-judgment-executions-missing': {
    'schema-tables': ['fail', 'judgment_executions'],
    'schema-columns': ['fail', 'workflow_id'],
    'schema-index': ['error', 'no rows'],
  },
  'table-dashboards-missing': { 'schema-tables': ['fail', 'dashboards'] },
  'table-action-logs-missing': { 'schema-tables': ['fail', 'action_logs'] },
  'column-confidence-missing': { 'schema-columns': ['fail', 'confidence'] },
  'index-missing': { 'schema-index': ['fail', 'endsWith "(executed_at)"'] },
  'statistics-missing': {
    'pg-stat-statements': ['fail', 'not there: pg_stat_statements'],
    'pg-stat-statements-collects': ['error', 'pg_stat_statements'],
  },
  'user-may-write': { unseen: 'The checklist asks for nothing of the rights of this user.' },
  'user-may-not-read': { unseen: 'The checks look at the schema, which a user sees without reading its tables.' },
  'user-without-statistics': { 'postgres-replication': ['fail', 'rows[*].state: expected all "streaming"'] },
  'user-locked-out': all(
    [
      ...['postgres-version', 'postgres-replication', 'pgvector', 'wal-archiving', 'pg-stat-statements'],
      ...['pg-stat-monitor', 'pg-stat-statements-collects', 'postgres-password-encryption'],
      ...['schema-tables', 'schema-columns', 'schema-index'],
    ],
    ['error', 'not permitted to log in'],
  ),
  'archiving-fails': { 'wal-archiving': ['fail', 'row.failing: expected false, got true'] },
  'replica-disconnected': { 'postgres-replication': ['fail', 'no rows'] },
  'replica-stopped': { 'postgres-replication': ['fail', 'no rows'] },
  'primary-stopped': all(
    [
      ...['postgres-version', 'postgres-replication', 'pgvector', 'wal-archiving', 'pg-stat-statements'],
      ...['pg-stat-monitor', 'pg-stat-statements-collects', 'postgres-password-encryption'],
      ...['schema-tables', 'schema-columns', 'schema-index'],
    ],
    ['error', 'judgify'],
  ),
  'vector-extension-missing': { unseen: 'The database of the checklist has no pgvector; that of the demo is another.' },
} as const;

/** Of ../../../cluster/mutations/redis.ts. */
export const expectedOfRedis = {
  'redis-replica-stopped': {
    'redis-cluster-nodes': ['fail', '멈추거나 끊긴 노드가 있습니다'],
    'redis-1-replication': ['fail', '마스터에 복제본이 없거나'],
    ...ofNode(4),
  },
  'redis-primary-stopped': {
    'redis-cluster-state': ['fail', 'info.cluster_state'],
    'redis-cluster-nodes': ['fail', '멈추거나 끊긴 노드가 있습니다'],
    'redis-4-replication': ['fail', '마스터에 복제본이 없거나'],
    ...ofNode(1),
  },
  'redis-slots-uncovered': { 'redis-cluster-state': ['fail', 'info.cluster_state: expected "ok", got "fail"'] },
  'redis-without-log': all(each('aof'), ['fail', 'info.aof_enabled: expected 1, got "0"']),
  'redis-without-snapshots': all(each('rdb'), ['fail', 'info.save: expected matches']),
  'redis-without-limit': all(
    [0, 1, 2, 3, 4].map((node) => `redis-${node}-memory`),
    ['fail', 'info.maxmemory: expected gt 0, got "0"'],
  ),
  'redis-evicts-nothing': all(each('memory'), ['fail', 'expected "allkeys-lru", got "noeviction"']),
  'redis-without-password': all(
    [...['version', 'replication', 'aof', 'rdb', 'memory'].flatMap(each), 'redis-cluster-state', 'redis-cluster-nodes'],
    ['error', 'Redis refuses the login'],
  ),
  'redis-replication-broken': all(each('replication'), ['fail', '마스터와 이어져 있지 않습니다']),
} as const;

function each(what: string): readonly string[] {
  return nodes.map((node) => `redis-${node}-${what}`);
}

function ofNode(node: number): ReturnType<typeof all> {
  return all(
    ['version', 'replication', 'aof', 'rdb', 'memory'].map((what) => `redis-${node}-${what}`),
    ['error', `judgify-redis-${node}:6379`],
  );
}

const backup = 'There is no CronJob "judgify-backup"';
const walBackup = 'There is no CronJob "judgify-wal-backup"';

/** Of ../../../cluster/mutations/backups.ts. */
export const expectedOfBackups = {
  'backup-job-missing': all(['backup-recent', 'backup-nightly', 'backup-bucket', 'backup-retention'], ['fail', backup]),
  'backup-weekly': { 'backup-nightly': ['fail', 'object.spec.schedule: expected "0 2 * * *", got "0 2 * * 0"'] },
  'backup-at-noon': { 'backup-nightly': ['fail', 'object.spec.schedule: expected "0 2 * * *", got "0 12 * * *"'] },
  'backup-suspended': all(['backup-recent', 'backup-nightly'], ['fail', 'object.spec.suspend: expected false']),
  'backup-failing': { 'backup-recent': ['fail', 'object.status.lastSuccessfulTime: expected age lt 1d2h'] },
  'wal-backup-missing': all(['wal-backup-hourly', 'wal-backup-bucket', 'wal-backup-retention'], ['fail', walBackup]),
  'wal-backup-daily': { 'wal-backup-hourly': ['fail', 'got "30 3 * * *"'] },
  'wal-backup-suspended': { 'wal-backup-hourly': ['fail', 'object.spec.suspend: expected false'] },
  'backup-file-old': { unseen: 'The files of backups lie where no check of the checklist looks.' },
  'backup-file-missing': { unseen: 'The files of backups lie where no check of the checklist looks.' },
  'filebeat-missing': { 'filebeat-running': ['fail', 'There is no DaemonSet "filebeat"'] },
  'filebeat-without-output': {
    'filebeat-output': ['fail', "object.data['filebeat.yml']"],
    'filebeat-rotation': ['fail', "object.data['filebeat.yml']"],
  },
} as const;
