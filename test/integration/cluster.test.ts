import * as k8s from '@kubernetes/client-node';
import { execFile, spawn } from 'node:child_process';
import { type EventEmitter, once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex, PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildPrograms } from '../cluster/build.ts';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { Program } from '../cluster/program.ts';
import { isAlive } from './isAlive.ts';

const run = promisify(execFile);
const silent = () => undefined;

describe('the demo', () => {
  const demo = inject('demo');
  const kubeConfig = new k8s.KubeConfig();
  kubeConfig.loadFromFile(demo.kubeconfig);
  const core = kubeConfig.makeApiClient(k8s.CoreV1Api);
  const kubectl = async (...args: string[]) => {
    const all = ['--kubeconfig', demo.kubeconfig, ...args];
    return (await run(join(demo.kubectlFolder, 'kubectl'), all)).stdout;
  };

  test('its kubeconfig has one context, which names the namespace', () => {
    expect(kubeConfig.getContexts()).toEqual([
      { name: demo.context, cluster: 'judgify-demo', user: 'judgify-demo-admin', namespace: demo.namespace },
    ]);
    expect(kubeConfig.getCurrentContext()).toBe('judgify-demo');
  });

  test('all three nodes are ready and one of them is too small', async () => {
    const { items } = await core.listNode();
    expect(items.map((node) => node.status?.conditions?.find(({ type }) => type === 'Ready')?.status)).toEqual(
      Array(3).fill('True'),
    );
    expect(items.map((node) => [node.status?.allocatable?.['cpu'], node.status?.allocatable?.['memory']])).toEqual([
      ['8', '32Gi'],
      ['8', '32Gi'],
      ['2', '8Gi'],
    ]);
  });

  test('every deployment is available with the replicas it asks for', async () => {
    const { items } = await kubeConfig.makeApiClient(k8s.AppsV1Api).listNamespacedDeployment(demo);
    expect(
      items.map(({ metadata, spec, status }) => [metadata?.name, spec?.replicas === status?.availableReplicas]),
    ).toEqual(
      ['action', 'api-gateway', 'dashboard', 'judgment', 'logging', 'workflow'].map((name) => [
        `${name}-service`,
        true,
      ]),
    );
  });

  test('kubectl and the API server know their version', async () => {
    const versions = JSON.parse(await kubectl('version', '--output=json')) as Record<string, { gitVersion?: string }>;
    expect(versions['clientVersion']?.gitVersion).toMatch(/^v1\.\d+\.\d+$/);
    expect(versions['serverVersion']?.gitVersion).toBe(versions['clientVersion']?.gitVersion);
  });

  test('its quota refuses a pod that asks for more', async () => {
    const resources = { requests: { cpu: '30', memory: '1Gi' }, limits: { cpu: '30', memory: '1Gi' } };
    const overrides = JSON.stringify({ spec: { containers: [{ name: 'main', image: 'none', resources }] } });
    const created = kubectl('run', 'too-large', '--image=none', `--overrides=${overrides}`);
    await expect(created).rejects.toThrow(/exceeded quota: judgify-quota/);
  });

  test('three of the four secrets exist', async () => {
    const names = (await kubectl('get', 'secrets', '--namespace', demo.namespace, '--output=name')).split('\n');
    expect(names).toEqual(
      expect.arrayContaining(['database', 'auth', 'llm'].map((name) => `secret/judgify-${name}-secret`)),
    );
    expect(names).not.toContain('secret/judgify-external-secret');
  });

  test('its autoscalers reach 10 pods, except the dashboard', async () => {
    const autoscaling = kubeConfig.makeApiClient(k8s.AutoscalingV2Api);
    const { items } = await autoscaling.listNamespacedHorizontalPodAutoscaler(demo);
    const highest = items.map(({ metadata, spec }) => [metadata?.name, spec.maxReplicas]);
    expect(highest.filter(([, pods]) => pods !== 10)).toEqual([['dashboard-service', 6]]);
    expect(items).toHaveLength(6);
  });

  test('a service logs JSON lines with a correlation id', async () => {
    const lines = (await kubectl('logs', 'deployment/judgment-service', '--tail=3')).trim().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const entry = JSON.parse(line) as Record<string, unknown>;
      expect(entry['level']).toBe('INFO');
      expect(entry['correlation_id']).toMatch(/^[\da-f-]{36}$/);
    }
  });

  test('kubectl exec runs harmless commands and finds no others', async () => {
    expect(await kubectl('exec', 'deployment/judgment-service', '--', 'echo', 'hello')).toBe('hello\n');
    await expect(kubectl('exec', 'deployment/judgment-service', '--', 'rm', '-rf', '.')).rejects.toThrow(/not found/);
  });

  test('its database answers through the cluster, without a listener here, and can only be read', async () => {
    const secret = await core.readNamespacedSecret({ name: 'judgify-database-secret', namespace: demo.namespace });
    const value = (key: string) => Buffer.from(secret.data?.[key] ?? '', 'base64').toString();
    expect(value('POSTGRES_PASSWORD')).toBe(demo.postgresPassword);
    const client = new pg.Client({
      database: value('POSTGRES_DB'),
      user: value('POSTGRES_USER'),
      password: value('POSTGRES_PASSWORD'),
      stream: () => forwardToDatabase(),
    });
    await client.connect();
    try {
      const tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1";
      const { rows } = await client.query<{ table_name: string }>(tables);
      expect(rows.map((row) => row.table_name)).toEqual(
        expect.arrayContaining(['action_logs', 'dashboards', 'judgment_executions', 'workflows']),
      );
      expect(rows).not.toContainEqual({ table_name: 'system_logs' });
      const count = await client.query('SELECT count(*)::int AS count FROM judgment_executions');
      expect(count.rows).toEqual([{ count: 60 }]);
      await client.query('SET default_transaction_read_only = off');
      await expect(client.query('DELETE FROM workflows')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('CREATE TABLE mine ()')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });

  /** A connection to the pod of judgify-postgres in the shape of a socket, as `pg` expects one. */
  function forwardToDatabase(): Duplex {
    const [toPod, fromPod] = [new PassThrough(), new PassThrough()];
    const connect = async () => {
      const pods = await core.listNamespacedPod({ namespace: demo.namespace, labelSelector: 'app=judgify-postgres' });
      const forward = new k8s.PortForward(kubeConfig);
      const pod = pods.items[0]?.metadata?.name ?? '';
      const socket: unknown = await forward.portForward(demo.namespace, pod, [5432], fromPod, null, toPod);
      // Without it `client.end()` would wait for ever. Unknown: client-node's types refer to a package that has none.
      (socket as EventEmitter).on('close', () => fromPod.end());
    };
    const stream = Duplex.from({ writable: toPod, readable: fromPod });
    const asSocket = {
      setNoDelay: silent,
      setKeepAlive: silent,
      ref: silent,
      unref: silent,
      connect: () => {
        connect().then(
          () => stream.emit('connect'),
          (error: unknown) => stream.destroy(error as Error),
        );
      },
    };
    return Object.assign(stream, asSocket);
  }
});

describe('two clusters at once', () => {
  let clusters: Cluster[] = [];

  beforeAll(async () => {
    const programs = await buildPrograms({ log: silent });
    clusters = await Promise.all(['one', 'two'].map((name) => startCluster({ programs, log: silent, name })));
  });

  afterAll(() => Promise.all(clusters.map((cluster) => cluster.stop())));

  test('are different clusters', async () => {
    const identities = clusters.map(async (cluster) => {
      const kubeConfig = new k8s.KubeConfig();
      kubeConfig.loadFromFile(cluster.kubeconfig);
      const core = kubeConfig.makeApiClient(k8s.CoreV1Api);
      const { metadata } = await core.readNamespace({ name: 'kube-system' });
      return [kubeConfig.getCurrentContext(), kubeConfig.getCurrentCluster()?.caData, metadata?.uid];
    });
    const [one = [], two = []] = await Promise.all(identities);
    expect(one[0]).toBe('one');
    expect(two[0]).toBe('two');
    expect(one[1]).not.toBe(two[1]);
    expect(one[2]).not.toBe(two[2]);
  });

  test('keep their keys to their owner', async () => {
    const { stdout } = await run('find', [clusters[0]?.folder ?? '', '-name', '*.key', '-perm', '/077']);
    expect(stdout).toBe('');
  });

  test('leave no process and no file when they stop', async () => {
    await Promise.all(clusters.map((cluster) => cluster.stop()));
    const pids = clusters.flatMap((cluster) => cluster.pids);
    expect(pids).toHaveLength(10);
    expect(pids.filter(isAlive)).toEqual([]);
    for (const cluster of clusters) await expect(readFile(cluster.kubeconfig)).rejects.toThrow(/ENOENT/);
  });
});

describe('a program', () => {
  const stubborn = ['-c', "trap '' TERM INT; echo ready; while :; do sleep 0.1; done"];
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'provebook-test-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  test('that ignores being asked to stop is killed', async () => {
    const program = await Program.start({ command: 'sh', args: stubborn, logFile: join(folder, 'stubborn.log') });
    await delay(300);
    await program.stop();
    expect(program.isRunning).toBe(false);
    expect(isAlive(program.pid)).toBe(false);
    expect(await program.describe()).toContain('ended with SIGKILL; the end of its log:\nready');
  });

  test.each([
    ['that ends when asked', ['-c', 'while :; do sleep 0.1; done']],
    ['that ignores being asked', stubborn],
  ])('%s does not outlive a parent that was killed', async (_, args) => {
    const options = JSON.stringify({ command: 'sh', args, logFile: join(folder, 'orphan.log') });
    const module = JSON.stringify(join(import.meta.dirname, '../cluster/program.ts'));
    const script = `const { Program } = await import(${module}); console.log((await Program.start(${options})).pid);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(output.toString());
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 8_000 }).toBe(false);
  });
});
