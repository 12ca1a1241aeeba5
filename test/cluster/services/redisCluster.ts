import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findDebianProgram } from '../debianPrograms.ts';
import { Service } from '../service.ts';
import { waitUntil } from '../waitUntil.ts';

export interface RedisOptions {
  readonly folder: string;
  /** Of the nodes: the first half become primaries, the others their replicas. */
  readonly ports: readonly number[];
  readonly busPorts: readonly number[];
  readonly password: string;
  readonly signal?: AbortSignal | undefined;
}

const run = promisify(execFile);

/** The nodes of a Redis cluster, redis-0 and so on, or nothing where Redis is not installed. */
export async function prepareRedis(options: RedisOptions): Promise<Service[]> {
  const command = findDebianProgram('redis-server');
  if (command === undefined) return [];
  return Promise.all(options.ports.map((port, node) => prepareNode(command, node, port, options)));
}

/**
 * Starts the nodes and makes one cluster of them.
 *
 * @throws Error with the log of a node, when the cluster is not complete within 60 s.
 */
export async function startRedis(nodes: readonly Service[], options: RedisOptions): Promise<void> {
  if (nodes.length === 0) return;
  await Promise.all(nodes.map((node) => node.start()));
  const addresses = options.ports.map((port) => `127.0.0.1:${port}`);
  const create = ['--cluster', 'create', ...addresses, '--cluster-replicas', '1', '--cluster-yes'];
  await redisCli({ port: options.ports[0] ?? 0, password: options.password }, create);
  const isComplete = async () =>
    (await Promise.all(options.ports.map((port) => isSettled(port, options)))).every(Boolean);
  await waitUntil(isComplete, { what: 'the Redis cluster', programs: [], signal: options.signal });
}

/**
 * Runs redis-cli against one node. The password is in its environment, for arguments can be read by everybody.
 *
 * @returns what it printed, without the line break at the end.
 */
export async function redisCli(
  node: { readonly port: number; readonly password: string },
  args: readonly string[],
): Promise<string> {
  const command = findDebianProgram('redis-cli') ?? 'redis-cli';
  const env = { ...process.env, REDISCLI_AUTH: node.password };
  const { stdout } = await run(command, ['-e', '-p', String(node.port), ...args], { env, timeout: 30_000 });
  return stdout.trimEnd();
}

async function prepareNode(command: string, node: number, port: number, options: RedisOptions): Promise<Service> {
  const { password, busPorts, signal } = options;
  const name = `redis-${node}`;
  const data = join(options.folder, name);
  await mkdir(data, { mode: 0o700 });
  const config = join(data, 'redis.conf');
  const isLast = node === options.ports.length - 1;
  await writeFile(config, renderConfig({ port, busPort: busPorts[node] ?? 0, password, isLast }), { mode: 0o600 });
  const program = { command, args: [config], logFile: join(data, `${name}.log`), cwd: data };
  const isReady = async () => (await redisCli({ port, password }, ['PING'])) === 'PONG';
  return new Service({ name, program, isReady, signal });
}

interface NodeConfig {
  readonly port: number;
  readonly busPort: number;
  readonly password: string;
  readonly isLast: boolean;
}

/** Deliberate fault (see faults.ts): the last node may use as much memory as it likes. */
function renderConfig({ port, busPort, password, isLast }: NodeConfig): string {
  return [
    `port ${port}`,
    'bind 127.0.0.1',
    'cluster-enabled yes',
    `cluster-port ${busPort}`,
    'cluster-node-timeout 5000',
    `requirepass ${password}`,
    `masterauth ${password}`,
    'appendonly yes',
    'save 3600 1 300 100 60 10000',
    `maxmemory ${isLast ? '0' : '64mb'}`,
    'maxmemory-policy allkeys-lru',
    // A replica need not wait for others that might want the same data.
    'repl-diskless-sync-delay 0',
    'shutdown-timeout 0',
    '',
  ].join('\n');
}

async function isSettled(port: number, { password, ports }: RedisOptions): Promise<boolean> {
  const cluster = await redisCli({ port, password }, ['CLUSTER', 'INFO']);
  const replication = await redisCli({ port, password }, ['INFO', 'replication']);
  return (
    cluster.includes('cluster_state:ok') &&
    cluster.includes(`cluster_known_nodes:${ports.length}`) &&
    cluster.includes(`cluster_size:${ports.length / 2}`) &&
    (replication.includes('role:master') || replication.includes('master_link_status:up'))
  );
}
