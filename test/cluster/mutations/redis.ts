import type { DemoServices } from '../demoServices.ts';
import { type Apply, type Mutation, stopped, untilItShows } from './mutation.ts';

/** Nodes 0 to 2 are primaries, 3 to 5 their replicas. */
const nodes = [0, 1, 2, 3, 4, 5];
const needs = 'redis-server';

/** Of the Redis cluster. */
export const redisMutations = {
  'redis-replica-stopped': { breaks: 'A replica of the Redis cluster is down.', needs, apply: stopNode(4) },
  'redis-primary-stopped': {
    breaks: 'A primary of the Redis cluster is down and nothing takes its place.',
    needs,
    apply: stopNode(1),
  },
  'redis-slots-uncovered': { breaks: 'The Redis cluster does not cover all keys.', needs, apply: uncoverSlots },
  'redis-without-log': {
    breaks: 'Redis does not keep an append-only file.',
    needs,
    apply: configured('appendonly', 'no'),
  },
  'redis-without-snapshots': { breaks: 'Redis takes no snapshots.', needs, apply: configured('save', '') },
  'redis-without-limit': { breaks: 'Nothing limits the memory of Redis.', needs, apply: configured('maxmemory', '0') },
  'redis-evicts-nothing': {
    breaks: 'Redis refuses writes when its memory is full.',
    needs,
    apply: configured('maxmemory-policy', 'noeviction'),
  },
  'redis-without-password': { breaks: 'Redis asks for no password.', needs, apply: configured('requirepass', '') },
  'redis-replication-broken': {
    breaks: 'The replicas of Redis cannot log in to their primaries.',
    needs,
    apply: configured('masterauth', 'wrong', breakLinks),
  },
} satisfies Readonly<Record<string, Mutation>>;

function configured(name: string, value: string, afterwards?: (demo: DemoServices) => Promise<void>): Apply {
  return async (demo, undo) => {
    if (afterwards) undo.defer(() => untilSettled(demo));
    for (const node of nodes) {
      const before = (await demo.redis(node, ['CONFIG', 'GET', name])).split('\n')[1] ?? '';
      undo.defer(async () => {
        await demo.redis(node, ['CONFIG', 'SET', name, before]);
      });
      await demo.redis(node, ['CONFIG', 'SET', name, value]);
    }
    await afterwards?.(demo);
  };
}

/** The links that stand already need no login, so they are cut. */
async function breakLinks(demo: DemoServices): Promise<void> {
  for (const node of nodes) await demo.redis(node, ['CLIENT', 'KILL', 'TYPE', 'replica']);
  await untilItShows('a broken link', async () => (await replication(demo, 5)).includes('master_link_status:down'));
}

function stopNode(node: number): Apply {
  return async (demo, undo) => {
    const others = nodes.filter((one) => one !== node);
    // A shorter patience makes it show soon; without a failover the node can come back as what it was.
    for (const other of others) await temporarily(demo, undo, other, { 'cluster-node-timeout': '500' });
    for (const other of others) await temporarily(demo, undo, other, { 'cluster-replica-no-failover': 'yes' });
    // Before a failover is possible again: to the others the node is down for a while after it has started.
    undo.defer(() => untilSettled(demo));
    await stopped(`redis-${node}`)(demo, undo);
    await untilItShows('a failed node', async () => {
      const seen = await demo.redis(others[0] ?? 0, ['CLUSTER', 'NODES']);
      return /\bfail(?!\?)\b/.test(seen);
    });
  };
}

async function temporarily(
  demo: DemoServices,
  undo: AsyncDisposableStack,
  node: number,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    const before = (await demo.redis(node, ['CONFIG', 'GET', name])).split('\n')[1] ?? '';
    undo.defer(async () => {
      await demo.redis(node, ['CONFIG', 'SET', name, before]);
    });
    await demo.redis(node, ['CONFIG', 'SET', name, value]);
  }
}

async function uncoverSlots(demo: DemoServices, undo: AsyncDisposableStack): Promise<void> {
  const range = ['0', '99'];
  undo.defer(() => untilSettled(demo));
  undo.defer(async () => {
    await demo.redis(0, ['CLUSTER', 'ADDSLOTSRANGE', ...range]);
  });
  for (const node of nodes) await demo.redis(node, ['CLUSTER', 'DELSLOTSRANGE', ...range]);
}

async function untilSettled(demo: DemoServices): Promise<void> {
  await untilItShows('the Redis cluster', async () => {
    const states = await Promise.all(nodes.map((node) => demo.redis(node, ['CLUSTER', 'INFO'])));
    const links = await Promise.all(nodes.map((node) => replication(demo, node)));
    return (
      states.every((state) => state.includes('cluster_state:ok') && state.includes('cluster_slots_ok:16384')) &&
      links.every((link) => link.includes('role:master') || link.includes('master_link_status:up'))
    );
  });
}

function replication(demo: DemoServices, node: number): Promise<string> {
  return demo.redis(node, ['INFO', 'replication']);
}
