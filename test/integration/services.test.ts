import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { PortForwardStream, type ForwardTarget } from '../../src/runners/kube/portForward.ts';
import { isListening } from '../cluster/apiServer.ts';
import { CertificateAuthority } from '../cluster/certificates.ts';
import { DemoServices } from '../cluster/demoServices.ts';
import { startPostgres } from '../cluster/postgres.ts';
import { issueEdgeCertificates } from '../cluster/services/edgeCertificates.ts';
import { chooseServicePorts, serviceNames } from '../cluster/services/ports.ts';
import { startServices } from '../cluster/services/services.ts';
import { ask, askJson, backupPath, openForward } from './reach.ts';
import { isAlive } from './isAlive.ts';

const run = promisify(execFile);
const demo = inject('demo');
const services = new DemoServices(demo);
const kubeconfig = readFileSync(demo.kubeconfig, 'utf8');
const missing = (name: string) => demo.services.missingPackages.includes(name);

describe('the database beside the cluster', () => {
  test('is PostgreSQL 15 with statistics of its queries', async () => {
    expect(await services.sql("SELECT current_setting('server_version_num')::int / 10000 AS major")).toEqual([
      { major: 15 },
    ]);
    const [row] = await services.sql('SELECT count(*)::int AS queries FROM pg_stat_statements');
    expect(row?.['queries']).toBeGreaterThan(0);
  });

  test('streams to a replica, which shows new rows and takes none', async () => {
    const states = await services.sql('SELECT state FROM pg_stat_replication');
    expect(states).toEqual([{ state: 'streaming' }]);
    const marker = `marker-${Date.now()}`;
    await services.sql(`INSERT INTO dashboards (title, definition) VALUES ('${marker}', '{}')`);
    const replica = reader({ pod: 'judgify-postgres-replica-0', port: 5432 });
    await replica.connect();
    try {
      const count = () => replica.query('SELECT count(*)::int AS count FROM dashboards WHERE title = $1', [marker]);
      await expect.poll(async () => (await count()).rows as unknown, { timeout: 5_000 }).toEqual([{ count: 1 }]);
      expect((await replica.query('SELECT pg_is_in_recovery() AS standby')).rows).toEqual([{ standby: true }]);
    } finally {
      await replica.end();
      await services.sql(`DELETE FROM dashboards WHERE title = '${marker}'`);
    }
    await expect(services.sql('CREATE TABLE mine ()', 'replica')).rejects.toMatchObject({ code: '25006' });
  });

  test('archives its log and has a base backup of today', async () => {
    const [archiver] = await services.sql('SELECT archived_count::int AS archived FROM pg_stat_archiver');
    expect(archiver?.['archived']).toBeGreaterThan(0);
    expect((await readdir(demo.services.postgres.walArchive)).length).toBeGreaterThan(0);
    const file = backupPath(demo, await readdir(demo.services.postgres.backups));
    expect(Date.now() - (await stat(file)).mtimeMs).toBeLessThan(86_400_000);
    const { stdout } = await run('tar', ['-tf', file]);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(['backup_label', './PG_VERSION', './global/pg_control']));
  });

  test('has pgvector in a server of its own, which runs when it is wanted', async () => {
    await services.start('pgvector');
    try {
      const client = reader({ service: 'judgify-pgvector', port: 5432 }, { user: 'postgres', database: 'postgres' });
      await client.connect();
      const { rows } = await client.query<object>("SELECT '[1,2,3]'::vector <-> '[1,2,5]'::vector AS distance");
      expect(rows).toEqual([{ distance: 2 }]);
      await client.end();
    } finally {
      await services.stop('pgvector');
    }
  });
});

describe.skipIf(missing('redis-server'))('the Redis cluster', () => {
  test('is complete: three primaries that cover all keys, and a replica of each', async () => {
    const info = await services.redis(0, ['CLUSTER', 'INFO']);
    for (const line of ['cluster_state:ok', 'cluster_slots_ok:16384', 'cluster_known_nodes:6', 'cluster_size:3'])
      expect(info).toContain(line);
    const lines = (await services.redis(0, ['CLUSTER', 'NODES'])).split('\n');
    expect(lines.map((line) => (/\bmaster\b/.test(line) ? 'primary' : 'replica')).sort()).toEqual([
      ...['primary', 'primary', 'primary', 'replica', 'replica', 'replica'],
    ]);
  });

  test('keeps a log and snapshots, and limits its memory on all nodes but the last', async () => {
    const setting = async (node: number, name: string) =>
      (await services.redis(node, ['CONFIG', 'GET', name])).split('\n')[1];
    expect(await setting(0, 'appendonly')).toBe('yes');
    expect(await setting(0, 'save')).toMatch(/^3600 1/);
    expect(await setting(0, 'maxmemory-policy')).toBe('allkeys-lru');
    const limits = await Promise.all([0, 1, 2, 3, 4, 5].map((node) => setting(node, 'maxmemory')));
    expect(limits).toEqual([...Array<string>(5).fill('67108864'), '0']);
  });

  test('is reached by the names of its pods and wants the password of the secret', async () => {
    const secret = await services.kubectl([
      'get',
      'secret/judgify-database-secret',
      '-n',
      'judgify-prod',
      '-o',
      'json',
    ]);
    const { data } = JSON.parse(secret) as { data: Record<string, string> };
    const password = Buffer.from(data['REDIS_PASSWORD'] ?? '', 'base64').toString();
    const target = { namespace: 'judgify-prod', pod: 'judgify-redis-3', port: 6379 };
    expect(await talk(target, 'PING\r\n')).toMatch(/^-NOAUTH/);
    const answer = await talk(target, `AUTH ${password}\r\nCONFIG GET port\r\n`);
    expect(answer).toContain(String(demo.services.ports.redis[3]));
  });
});

describe('what cannot be had here', () => {
  test.each([
    ['elasticsearch', 'logging', 9200, '/_cluster/health', { status: 'green', number_of_nodes: 3 }],
    ['kibana', 'logging', 5601, '/api/status', { status: { overall: { level: 'available' } } }],
    ['grafana', 'monitoring', 3000, '/api/health', { database: 'ok' }],
  ])('%s is replayed, and every answer says so', async (service, namespace, port, path, answer) => {
    const { status, headers, body } = await ask(demo, { namespace, service, port }, { path });
    expect(status).toBe(200);
    expect(headers['server']).toBe(`provebook-replay (${service})`);
    expect(JSON.parse(body)).toMatchObject(answer);
    const unknown = await ask(demo, { namespace, service, port }, { path: '/nothing' });
    expect([unknown.status, unknown.headers['server']]).toEqual([404, `provebook-replay (${service})`]);
  });

  test('the six services have stand-ins behind the ports of their pods', async () => {
    for (const [index, service] of serviceNames.entries()) {
      const target = { namespace: 'judgify-prod', service, port: 8000 + index };
      expect(await askJson(demo, target, '/health')).toEqual({ status: 'ok', service });
    }
  });
});

describe('a second set of services', () => {
  let pids: number[] = [];
  let folders: string[] = [];
  let ports: number[] = [];

  beforeAll(async () => {
    const chosen = await chooseServicePorts();
    const authority = await CertificateAuthority.create('another');
    const certificates = await issueEdgeCertificates(authority);
    const secrets = { redisPassword: 'another', jwtSecret: 'another' };
    const options = { ports: chosen, authority, certificates, ...secrets, log: () => undefined };
    const [beside, postgres] = await Promise.all([
      startServices(options),
      startPostgres({ primary: chosen.postgres, replica: chosen.postgresReplica }),
    ]);
    pids = [...beside.services, ...postgres.services].flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
    folders = [beside.folder, postgres.folder];
    ports = Object.values(chosen).flat() as number[];
    expect(await Promise.all([chosen.postgres, chosen.grafana].map(isListening))).toEqual([true, true]);
    await Promise.all([beside.stop(), postgres.stop()]);
  });

  test('runs beside the first and leaves no process, port or file when it stops', async () => {
    expect(pids.length).toBeGreaterThanOrEqual(3);
    expect(pids.filter(isAlive)).toEqual([]);
    expect((await Promise.all(ports.map(isListening))).filter(Boolean)).toEqual([]);
    expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
    expect(
      await askJson(demo, { namespace: 'monitoring', service: 'grafana', port: 3000 }, '/api/health'),
    ).toMatchObject({ database: 'ok' });
  });
});

/** A client of the user who may only read, through the cluster. */
function reader(
  target: { service: string; port: number } | { pod: string; port: number },
  login: pg.ClientConfig = {},
): pg.Client {
  return new pg.Client({
    ...{ user: 'judgify_readonly', password: demo.postgresPassword, database: 'judgify', ...login },
    stream: () => new PortForwardStream(kubeconfig, { namespace: 'judgify-prod', ...target }),
  });
}

/** What comes back to some bytes, as far as it comes in the first piece. */
async function talk(target: ForwardTarget, request: string): Promise<string> {
  const stream = await openForward(demo, target);
  let answer = '';
  stream.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  stream.write(request);
  await expect.poll(() => answer.endsWith('\r\n'), { timeout: 5_000 }).toBe(true);
  stream.destroy();
  return answer;
}
