import { readdir, stat } from 'node:fs/promises';
import { describe, expect, inject, test } from 'vitest';
import { DemoServices } from '../cluster/demoServices.ts';
import type { FaultId } from '../cluster/faults.ts';
import type { MutationName } from '../cluster/mutations/table.ts';
import {
  alertmanagerConfig,
  alertRules,
  ask,
  askEdge,
  askJson,
  backupPath,
  onlyTls,
  queryPrometheus,
  shakeHands,
} from './reach.ts';

const demo = inject('demo');
const services = new DemoServices(demo);
const logging = { namespace: 'logging', service: 'elasticsearch', port: 9200 };

/** What is seen of one thing, while it is whole and while it is broken. */
type Case<Name> = readonly [name: Name, look: () => Promise<unknown>, whole: unknown, broken: unknown];

const broken: Case<MutationName>[] = [
  ['edge-allows-tls-1.0', () => handshake('TLSv1'), 'refused', 'TLSv1'],
  ['edge-certificate-expired', () => handshake('TLSv1.3'), 'TLSv1.3', 'CERT_HAS_EXPIRED'],
  ['edge-certificate-untrusted', () => handshake('TLSv1.3'), 'TLSv1.3', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['edge-without-hsts', hsts, 'max-age=31536000; includeSubDomains', undefined],
  ['judgment-service-unhealthy', judgmentHealth, 200, 503],
  ['replica-stopped', () => count('pg_stat_replication'), 1, 0],
  ['table-workflows-missing', () => count("pg_tables WHERE tablename = 'workflows'"), 1, 0],
  ['index-missing', () => count("pg_indexes WHERE indexname = 'judgment_executions_executed_at'"), 1, 0],
  ['statistics-missing', () => count("pg_extension WHERE extname = 'pg_stat_statements'"), 1, 0],
  ['archiving-fails', () => count('pg_stat_archiver WHERE failed_count > 0'), 0, 1],
  ['backup-job-missing', hasBackedUp, true, false],
  ['backup-file-old', isBackupFresh, true, false],
  ['redis-replica-stopped', async () => failedNodes(), 0, 1],
  ['redis-primary-stopped', redisPrimaries, [0, 1, 2], [0, 2]],
  ['redis-slots-uncovered', async () => clusterState(), 'ok', 'fail'],
  ['redis-without-log', async () => redisSetting(2, 'appendonly'), 'yes', 'no'],
  ['rule-service-down-missing', async () => 'ServiceDown' in (await alertRules(demo)), true, false],
  ['slack-other-channel', async () => (await alertmanagerConfig(demo)).includes('#alerts-prod'), true, false],
  [
    'errors-frequent',
    async () => ((await queryPrometheus(demo, 'judgify:http_errors:ratio_rate5m')) ?? 0) > 0.05,
    false,
    true,
  ],
  ['elasticsearch-red', async () => askJson(demo, logging, '/_cluster/health'), like('green'), like('red')],
  ['auth-secret-missing', () => exists('secret/judgify-auth-secret'), true, false],
  ['quota-filled', isQuotaFull, false, true],
  ['workflow-service-scaled-to-zero', () => field('deployment/workflow-service', '{.status.readyReplicas}'), '2', ''],
  ['action-service-autoscaler-missing', () => exists('hpa/action-service'), true, false],
];

const mended: Case<FaultId>[] = [
  ['external-secret-missing', () => exists('secret/judgify-external-secret'), false, true],
  ['system-logs-missing', () => count("pg_tables WHERE tablename = 'system_logs'"), 0, 1],
  ['worker-too-small', () => field('node/worker-3', '{.status.capacity.cpu}'), '2', '8'],
  ['dashboard-autoscaler-too-low', () => field('hpa/dashboard-service', '{.spec.maxReplicas}'), '6', '10'],
  ['redis-node-without-limit', async () => redisSetting(5, 'maxmemory'), '0', '67108864'],
  ['judgment-alert-too-late', async () => (await alertRules(demo))['SlowJudgment']?.query.slice(-3), '> 5', '> 3'],
  [
    'log-retention-too-long',
    async () =>
      /"min_age":"(\d\d)d"/.exec(JSON.stringify(await askJson(demo, logging, '/_ilm/policy/judgify-logs')))?.[1],
    '90',
    '30',
  ],
];

describe('a demo that a test breaks in one place', () => {
  test.for(broken)('%s shows, and is as it was afterwards', async ([name, look, whole, other], { skip }) => {
    skipWithout(services.missingFor(name), skip);
    await expect.poll(look, { timeout: 10_000 }).toEqual(whole);
    {
      await using breaking = await services.break(name);
      expect(breaking).toBeDefined();
      expect(await look()).toEqual(other);
    }
    expect(await look()).toEqual(whole);
  });

  test.for(mended)('%s, which is wrong on purpose, can be put right', async ([fault, look, wrong, right], { skip }) => {
    skipWithout(services.missingFor(fault), skip);
    expect(await look()).toEqual(wrong);
    {
      await using mending = await services.mend(fault);
      expect(mending).toBeDefined();
      expect(await look()).toEqual(right);
    }
    expect(await look()).toEqual(wrong);
  });
});

function skipWithout(missingPackage: string | undefined, skip: (note: string) => void): void {
  if (missingPackage !== undefined) skip(`the Debian package ${missingPackage} is not installed`);
}

/** The version that was agreed on, or why none was. */
async function handshake(version: 'TLSv1' | 'TLSv1.3'): Promise<unknown> {
  try {
    const socket = await shakeHands(demo, onlyTls(version));
    const agreed = socket.getProtocol();
    socket.destroy();
    return agreed;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return /CERT|VERIFY/.test(code) ? code : 'refused';
  }
}

async function judgmentHealth(): Promise<number> {
  const target = { namespace: 'judgify-prod', service: 'judgment-service', port: 8002 };
  return (await ask(demo, target, { path: '/health' })).status;
}

async function hsts(): Promise<unknown> {
  return (await askEdge(demo, { path: '/healthz' })).headers['strict-transport-security'];
}

async function count(from: string): Promise<unknown> {
  return (await services.sql(`SELECT count(*)::int AS count FROM ${from}`))[0]?.['count'];
}

async function isBackupFresh(): Promise<boolean> {
  const file = backupPath(demo, await readdir(demo.services.postgres.backups));
  return Date.now() - (await stat(file)).mtimeMs < 86_400_000;
}

/** Whether the job knows of a backup that it has taken. */
async function hasBackedUp(): Promise<boolean> {
  const status = ['--output=jsonpath={.status.lastSuccessfulTime}', '--ignore-not-found'];
  return (await services.kubectl(['get', 'cronjob/judgify-backup', '-n', demo.namespace, ...status])) !== '';
}

async function failedNodes(): Promise<number> {
  const lines = (await services.redis(0, ['CLUSTER', 'NODES'])).split('\n');
  return lines.filter((line) => /(,|\s)fail(,|\s)/.test(line)).length;
}

/** The nodes that are primaries and have not failed. */
async function redisPrimaries(): Promise<number[]> {
  const lines = (await services.redis(0, ['CLUSTER', 'NODES'])).split('\n');
  const primaries = lines.filter((line) => /\bmaster\b/.test(line) && !/\bfail\b/.test(line));
  return [0, 1, 2, 3, 4, 5].filter((node) =>
    primaries.some((line) => line.includes(`:${demo.services.ports.redis[node]}@`)),
  );
}

async function clusterState(): Promise<string | undefined> {
  return /cluster_state:(\w+)/.exec(await services.redis(0, ['CLUSTER', 'INFO']))?.[1];
}

async function redisSetting(node: number, name: string): Promise<string | undefined> {
  return (await services.redis(node, ['CONFIG', 'GET', name])).split('\n')[1];
}

function like(status: string): unknown {
  return expect.objectContaining({ status });
}

async function exists(resource: string): Promise<boolean> {
  const found = await services.kubectl(['get', resource, '-n', demo.namespace, '-o', 'name', '--ignore-not-found']);
  return found !== '';
}

function field(resource: string, path: string): Promise<string> {
  return services.kubectl(['get', resource, '-n', demo.namespace, '-o', `jsonpath=${path}`]);
}

/** Whether all CPU of the quota is given away. */
async function isQuotaFull(): Promise<boolean> {
  const path = '{.status.used.requests\\.cpu} {.status.hard.requests\\.cpu}';
  const [used, hard] = (await field('resourcequota/judgify-quota', path)).split(' ');
  return used === hard;
}
