import { X509Certificate } from 'node:crypto';
import pg from 'pg';
import { parse, stringify } from 'yaml';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { targetDifferences } from '../../src/core/target/identity.ts';
import { mergeKubeconfigs } from '../../src/core/target/kubeconfig.ts';
import { pinContext, type PinnedContext } from '../../src/core/target/pinContext.ts';
import { resolveIdentity, type IdentityResolution } from '../../src/runners/kube/identity.ts';
import { loadKubeconfig } from '../../src/runners/kube/kubeconfigFiles.ts';
import { PortForwardStream, type ForwardTarget } from '../../src/runners/kube/portForward.ts';
import { resolvePod } from '../../src/runners/kube/resolvePod.ts';
import { readSecretKey } from '../../src/runners/kube/secret.ts';

const demo = inject('demo');
const { namespace } = demo;
const limits = { timeoutMs: 10_000 };
let pinned: PinnedContext;

beforeAll(async () => {
  const merge = await loadKubeconfig({ KUBECONFIG: demo.kubeconfig });
  if (merge.state === 'invalid') throw new Error(JSON.stringify(merge.problems));
  const pinning = pinContext(merge.config, undefined);
  if (pinning.state === 'missing') throw new Error(pinning.message);
  pinned = pinning.context;
});

describe('the identity of the demo cluster', () => {
  test('is the same each time, and complete', async () => {
    const first = await identityOf(pinned);
    expect(first).toEqual({
      context: demo.context,
      server: demo.server,
      caSha256: fingerprint(pinned),
      clusterUid: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/) as string,
      namespace,
      user: `${demo.context}-admin`,
    });
    expect(targetDifferences(first, await identityOf(pinned))).toEqual([]);
  });

  test('has no uid, and says so, for a user who may not read kube-system', async () => {
    const { clusterUid, clusterUidUnknown } = await identityOf(repin({ user: { as: 'somebody' } }));
    expect({ clusterUid, clusterUidUnknown }).toEqual({ clusterUid: '', clusterUidUnknown: true });
  });

  test.each<[string, Change, IdentityResolution['state'], RegExp]>([
    ['without credentials', { user: noCredentials }, 'forbidden', /system:anonymous/],
    [
      'with a token that nobody issued',
      { user: { ...noCredentials, token: 'x' } },
      'forbidden',
      /not accept the credentials/,
    ],
    ['without the CA', { cluster: { 'certificate-authority-data': undefined } }, 'unreachable', /certificate/],
    ['with a CA that is none', { cluster: { 'certificate-authority-data': 'AAAA' } }, 'invalid', /PEM/],
    ['with a key that is none', { user: { 'client-key-data': 'AAAA' } }, 'invalid', /PEM|DECODER/],
    ['at a port where nobody listens', { cluster: { server: 'https://127.0.0.1:2' } }, 'unreachable', /ECONNREFUSED/],
  ])('is not resolved %s', async (_, change, state, message) => {
    const resolution = await resolveIdentity(repin(change), limits);
    expect(resolution).toEqual({ state, message: expect.stringMatching(message) as string });
  });
});

describe('a Secret of the demo', () => {
  test('gives its keys decoded', async () => {
    expect(await secret('POSTGRES_DB')).toEqual({ state: 'found', value: 'judgify' });
    expect(await secret('POSTGRES_PASSWORD')).toEqual({ state: 'found', value: demo.postgresPassword });
  });

  test('is missing, has no such key, or may not be read: each is told', async () => {
    expect(await secret('NONE')).toMatchObject({ state: 'missing', reason: 'no key' });
    expect(await readSecretKey(pinned.yaml, namespace, 'none', 'key')).toMatchObject({ reason: 'no secret' });
    const { yaml } = repin({ user: { as: 'somebody' } });
    const denied = await readSecretKey(yaml, namespace, 'judgify-database-secret', 'POSTGRES_DB');
    expect(denied).toMatchObject({ reason: 'forbidden', message: expect.stringContaining('"somebody"') as string });
  });

  function secret(key: string) {
    return readSecretKey(pinned.yaml, namespace, 'judgify-database-secret', key);
  }
});

describe('PostgreSQL through a port-forward', () => {
  const service = { namespace, service: 'judgify-postgres', port: 5432 };

  test('answers, carries 5 MB of rows, and its end settles', async () => {
    const client = open(service);
    await client.connect();
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    const { rows } = await client.query<{ text: string }>(
      "SELECT md5(n::text) || repeat('x', 992) AS text FROM generate_series(1, 5000) AS n",
    );
    expect(rows.map(({ text }) => text.length).every((length) => length === 1024)).toBe(true);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(5000);
    await within(3000, client.end());
  });

  test('carries 5 MB of parameters', async () => {
    const client = open(service);
    await client.connect();
    const { rows } = await client.query('SELECT length($1) AS length', ['x'.repeat(5 * 1024 * 1024)]);
    expect(rows).toEqual([{ length: 5 * 1024 * 1024 }]);
    await within(3000, client.end());
  });

  test('holds back what nobody reads', async () => {
    const stream = new PortForwardStream(pinned.yaml, service);
    const client = new pg.Client({ ...login, stream: () => stream });
    await client.connect();
    const rows = client.query("SELECT repeat('x', 1024) FROM generate_series(1, 40000)");
    stream.pause();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(stream.readableLength).toBeLessThan(2 * 1024 * 1024);
    stream.resume();
    expect((await rows).rowCount).toBe(40_000);
    await within(3000, client.end());
  });

  test.each<[string, ForwardTarget, RegExp]>([
    ['a port that the Service does not have', { ...service, port: 9 }, /leads to no port 9\. It has: 5432\./],
    ['a Service that does not exist', { ...service, service: 'none' }, /services "none" not found/],
    ['a pod that does not exist', { namespace, pod: 'none', port: 5432 }, /no such pod/],
  ])('fails, without a hang, at %s', async (_, target, message) => {
    const client = open(target);
    await expect(within(5000, client.connect())).rejects.toThrow(message);
    await within(3000, client.end());
  });

  test('fails, without a hang, at a port where the pod has no server', async () => {
    const found = await resolvePod(pinned.yaml, service);
    const pod = found.state === 'resolved' ? found.pod : '';
    const client = open({ namespace, pod, port: 9999 });
    await expect(within(5000, client.connect())).rejects.toThrow(/port-forward to .*:9999 failed/);
    await within(3000, client.end());
  });

  test('fails, without a hang, for a user who may not open one', async () => {
    const client = open({ namespace, pod: 'any', port: 5432 }, repin({ user: { as: 'somebody' } }));
    await expect(within(5000, client.connect())).rejects.toThrow(/may not open port-forwards/);
  });

  test('survives writing after it was closed', async () => {
    const stream = new PortForwardStream(pinned.yaml, service);
    const client = new pg.Client({ ...login, stream: () => stream });
    await client.connect();
    await within(3000, client.end());
    const error = await new Promise((resolve) => stream.write('late', resolve));
    expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_STREAM_/) as string });
  });

  test('may be ended or destroyed before it is open', async () => {
    const [ended, destroyed] = [
      new PortForwardStream(pinned.yaml, service),
      new PortForwardStream(pinned.yaml, service),
    ];
    const closed = [ended, destroyed].map((stream) => new Promise((resolve) => stream.once('close', resolve)));
    ended.connect().resume().end();
    destroyed.connect().destroy();
    await within(3000, Promise.all(closed));
  });

  const login = { user: 'judgify_readonly', password: demo.postgresPassword, database: 'judgify' };

  function open(target: ForwardTarget, context = pinned): pg.Client {
    const client = new pg.Client({ ...login, stream: () => new PortForwardStream(context.yaml, target) });
    // A connection that fails is told once more after its promise.
    client.on('error', () => undefined);
    return client;
  }
});

interface Change {
  readonly user?: Readonly<Record<string, unknown>>;
  readonly cluster?: Readonly<Record<string, unknown>>;
}

const noCredentials = { 'client-certificate-data': undefined, 'client-key-data': undefined };

/** The context of the demo with other fields in its user or cluster. */
function repin({ user, cluster }: Change): PinnedContext {
  const written = parse(pinned.yaml) as { users: [{ user: object }]; clusters: [{ cluster: object }] };
  Object.assign(written.users[0].user, user);
  Object.assign(written.clusters[0].cluster, cluster);
  const text = stringify(JSON.parse(JSON.stringify(written)), { version: '1.1' });
  const merge = mergeKubeconfigs([{ path: demo.kubeconfig, text }]);
  const pinning = merge.state === 'merged' ? pinContext(merge.config, undefined) : merge;
  if (pinning.state !== 'pinned') throw new Error(JSON.stringify(pinning));
  return pinning.context;
}

async function identityOf(context: PinnedContext) {
  const resolution = await resolveIdentity(context, limits);
  if (resolution.state !== 'resolved') throw new Error(resolution.message);
  return resolution.identity;
}

function fingerprint({ certificateAuthority }: PinnedContext): string {
  const data = certificateAuthority !== undefined && 'data' in certificateAuthority ? certificateAuthority.data : '';
  return new X509Certificate(Buffer.from(data, 'base64')).fingerprint256.replaceAll(':', '').toLowerCase();
}

/** @throws Error when the work takes longer, in ms */
async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not settled within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
