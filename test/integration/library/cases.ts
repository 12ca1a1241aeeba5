/** What each check of the library is asked so that it passes in the demo, and so that it fails there, and what it then says. */
import type { Scalar } from '../../../src/core/check/json.ts';
import { bad, good } from './objects.ts';

export interface Case {
  readonly values?: Readonly<Record<string, Scalar>>;
  /** A name under `connections` where there are several of the kind. */
  readonly connection?: string;
  /** Reached through the demo's ingress, on this port. */
  readonly edge?: 80 | 443;
}

export interface LibraryCase {
  readonly pass: Case;
  readonly fail: Case;
  /** Words of the message that say why. */
  readonly because: string;
}

/** Ports of servers of the test itself. */
export interface OwnServers {
  /** Accepts TLS 1.0, and shows a certificate that has nearly expired. */
  readonly oldTls: number;
  readonly plainHttp: number;
  readonly closed: number;
  readonly open: number;
}

type Cases = Readonly<Record<string, LibraryCase>>;

const shop = 'judgify-prod';

function values(pass: Case['values'], fail: Case['values'], because: string): LibraryCase {
  return { pass: { values: pass ?? {} }, fail: { values: fail ?? {} }, because };
}

/** The same question about the good and the bad namespace. */
function inNamespaces(because: string, more: Readonly<Record<string, Scalar>> = {}, pass = shop): LibraryCase {
  return values({ namespace: pass, ...more }, { namespace: bad, ...more }, because);
}

const kubernetes: Cases = {
  'nodes-ready': values({ nodes: 3 }, { nodes: 99 }, 'items'),
  'nodes-memory': values({ memory: '1Gi' }, { memory: '900Gi' }, 'memory'),
  'server-version': values({ versions: '>=1.20' }, { versions: '>=99' }, 'gitVersion'),
  'namespace-active': values({ namespace: shop }, { namespace: 'nowhere' }, 'nowhere'),
  'deployment-available': values(
    { namespace: shop, deployment: 'judgment-service' },
    { namespace: bad, deployment: 'stuck', replicas: 1 },
    'Available',
  ),
  'deployments-available': inNamespaces('Available'),
  'statefulset-ready': values(
    { namespace: shop, statefulSet: 'judgify-redis', replicas: 6 },
    { namespace: bad, statefulSet: 'stuck', replicas: 2 },
    'not all of its pods are ready',
  ),
  'daemonset-everywhere': values(
    { namespace: 'logging', daemonSet: 'filebeat' },
    { namespace: bad, daemonSet: 'nowhere' },
    'desiredNumberScheduled',
  ),
  'pods-running': inNamespaces('Pending'),
  'pods-few-restarts': values({ namespace: shop }, { namespace: shop, restarts: -1 }, 'restartCount'),
  'pods-requests': inNamespaces('no requests'),
  'pods-memory-limit': inNamespaces('no memory limit'),
  'pods-pinned-images': inNamespaces('latest'),
  'pods-registry': inNamespaces('elsewhere.test', { registry: 'registry.test/' }, good),
  'deployments-probes': inNamespaces('no probe'),
  'pods-unprivileged': inNamespaces('shares network'),
  'pods-non-root': inNamespaces('as root', {}, good),
  'pods-spread': values(
    { namespace: shop, selector: 'app=judgment-service' },
    { namespace: shop, selector: 'app=judgment-service', spread: 9 },
    'distinct',
  ),
  'autoscalers-have-room': inNamespaces('at its limit'),
  'disruption-budgets': inNamespaces('disruptionsAllowed', {}, good),
  'default-deny': inNamespaces('no policy denies'),
  'quota-has-room': inNamespaces('nine tenths'),
  'secret-key': values(
    { namespace: shop, secret: 'judgify-database-secret', key: 'POSTGRES_PASSWORD' },
    { namespace: shop, secret: 'judgify-database-secret', key: 'POSTGRES_PASSWORT' },
    'POSTGRES_PASSWORT',
  ),
  'claims-bound': inNamespaces('Pending'),
  'storage-class': values({ storageClass: 'fast-ssd' }, { storageClass: 'slow-tape' }, 'slow-tape'),
  'ingress-host': values(
    { namespace: shop, host: 'api.judgify.ai' },
    { namespace: shop, host: 'admin.judgify.ai' },
    'admin.judgify.ai',
  ),
  'service-has-endpoints': values(
    { namespace: shop, service: 'judgment-service' },
    { namespace: bad, service: 'lonely' },
    'no endpoint is ready',
  ),
  'services-internal': inNamespaces('NodePort'),
  'cronjob-recent': values(
    { namespace: shop, cronJob: 'judgify-backup', age: '36500d' },
    { namespace: shop, cronJob: 'judgify-backup', age: '1ms' },
    'lastSuccessfulTime',
  ),
  'may-not-read-secrets': values(
    { namespace: shop, subject: `system:serviceaccount:${shop}:default` },
    { namespace: shop, subject: 'system:kube-controller-manager' },
    'allowed',
  ),
  'crd-established': values(
    { crd: 'verticalpodautoscalers.autoscaling.k8s.io' },
    { crd: 'nothings.example.com' },
    'nothings.example.com',
  ),
};

const postgres: Cases = {
  'postgres-version': values({ major: 15 }, { major: 99 }, 'value'),
  'postgres-connections': values({ percent: 99 }, { percent: 0.001 }, 'value'),
  'postgres-primary': { pass: {}, fail: { connection: 'replica' }, because: 'got true' },
  'postgres-replication': values({}, { replicas: 9 }, 'rows'),
  'postgres-extension': values({}, { extension: 'postgis' }, 'postgis'),
  'postgres-table': values({ table: 'public.workflows' }, { table: 'public.workflow' }, 'got false'),
  'postgres-setting': values({}, { value: 'minimal' }, 'minimal'),
  'postgres-archiving': { pass: {}, fail: { connection: 'replica' }, because: 'row.' },
  'postgres-short-transactions': values({ seconds: 3600 }, { seconds: -1 }, 'value'),
  'postgres-frozen': values({}, { transactions: 0 }, 'value'),
  'postgres-size': values({}, { megabytes: 1 }, 'value'),
  'postgres-indexes-valid': { pass: {}, fail: { connection: 'broken' }, because: 'rowCount' },
};

const redis: Cases = {
  'redis-version': values({}, { versions: '>=99' }, 'redis_version'),
  'redis-memory-limit': { pass: {}, fail: { connection: 'redis-unlimited' }, because: 'maxmemory' },
  'redis-eviction': values({}, { policy: 'volatile-ttl' }, 'maxmemory_policy'),
  'redis-memory-used': values({}, { bytes: 1 }, 'used_memory'),
  'redis-cluster': values({}, { nodes: 99 }, 'cluster_known_nodes'),
  'redis-persistence': { pass: {}, fail: { connection: 'own-redis' }, because: 'aof_enabled' },
  'redis-replication': { pass: {}, fail: { connection: 'own-redis' }, because: 'no replica' },
  'redis-clients': values({}, { clients: 0 }, 'connected_clients'),
  'redis-uptime': values({ uptime: 0 }, { uptime: 4_000_000_000 }, 'uptime_in_seconds'),
};

function edge({ oldTls, plainHttp, closed, open }: OwnServers): Cases {
  const host = 'api.judgify.ai';
  const page = { values: { url: `https://${host}/healthz` }, edge: 443 } as const;
  const asked = (more: Readonly<Record<string, Scalar>>): Case => ({ values: { ...page.values, ...more }, edge: 443 });
  const visitor = { values: { host }, edge: 443 } as const;
  return {
    'certificate-days': {
      pass: visitor,
      fail: { values: { host, days: 9999 }, edge: 443 },
      because: 'daysUntilExpiry',
    },
    'certificate-trusted': {
      pass: visitor,
      fail: { values: { host: 'other.example.com' }, edge: 443 },
      because: 'hostnameVerified',
    },
    'certificate-key': { pass: visitor, fail: { values: { host, bits: 9999 }, edge: 443 }, because: 'keySizeBits' },
    'tls-versions': { pass: visitor, fail: { values: { host: 'localhost', port: oldTls } }, because: 'offers.TLSv1' },
    'https-redirect': {
      pass: { values: { http: `http://${host}/` }, edge: 80 },
      fail: { values: { http: `http://127.0.0.1:${plainHttp}/` } },
      because: 'status',
    },
    hsts: { pass: page, fail: asked({ maxAge: 9_999_999_999 }), because: 'hsts.maxAge' },
    'http-status': { pass: page, fail: asked({ status: 204 }), because: 'got 200' },
    'http-body': { pass: page, fail: asked({ words: 'not there' }), because: 'not there' },
    'http-fast': { pass: asked({ milliseconds: 60_000 }), fail: asked({ milliseconds: 0 }), because: 'durationMs' },
    'port-open': values({ host: '127.0.0.1', port: open }, { host: '127.0.0.1', port: closed }, 'closed'),
    'port-closed': values({ host: '127.0.0.1', port: closed }, { host: '127.0.0.1', port: open }, 'open'),
  };
}

const prometheus: Cases = {
  'targets-up': values({ job: 'judgify', targets: 6 }, { job: 'judgify', targets: 99 }, 'samples'),
  'no-alerts': values({}, { most: -1 }, 'value'),
  'error-ratio': values({ ratio: 0.5 }, { ratio: 0 }, 'value'),
  'latency-p95': values({ seconds: 60 }, { seconds: 0 }, 'value'),
  'requests-arrive': values({}, { rate: 1_000_000 }, 'value'),
  'samples-fresh': values({ job: 'judgify' }, { job: 'judgify', stale: -1 }, 'value'),
  'query-at-most': values({ query: 'count(up)', limit: 1000 }, { query: 'count(up)', limit: 1 }, 'value'),
  'query-at-least': values({ query: 'count(up)', limit: 1 }, { query: 'count(up)', limit: 1000 }, 'value'),
};

export function libraryCases(servers: OwnServers): Cases {
  return { ...kubernetes, ...postgres, ...redis, ...edge(servers), ...prometheus };
}
