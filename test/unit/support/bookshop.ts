/** What the checks of `test/fixtures/bookshop.checks.yaml` might see: a subject that is right and one that is not. */
import type { JsonObject } from '../../../src/core/check/json.ts';

export interface Case {
  readonly good: JsonObject;
  readonly bad: JsonObject;
  /** What the bad one is judged, and words of the message. */
  readonly verdict: 'fail' | 'warn' | 'error';
  readonly words: string;
}

function named(name: string, rest: JsonObject): JsonObject {
  return { metadata: { name, namespace: 'bookshop' }, ...rest };
}

function list(...items: readonly JsonObject[]): JsonObject {
  return { items, count: items.length };
}

function node(name: string, zone: string, ready = 'True', memory = '16Gi'): JsonObject {
  return {
    metadata: { name, labels: { 'topology.kubernetes.io/zone': zone } },
    status: {
      allocatable: { memory },
      conditions: [
        { type: 'MemoryPressure', status: 'False' },
        { type: 'Ready', status: ready },
      ],
    },
  };
}

function deployment(name: string, image: string, status: JsonObject): JsonObject {
  return named(name, { spec: { replicas: 2, template: { spec: { containers: [{ image }] } } }, status });
}

function pod(name: string, restartCount: number): JsonObject {
  return named(name, { status: { phase: 'Running', containerStatuses: [{ restartCount }] } });
}

function rows(...found: readonly JsonObject[]): JsonObject {
  const [row] = found;
  const only = row !== undefined && found.length === 1 ? { row, value: Object.values(row)[0] ?? null } : {};
  return { rows: found, rowCount: found.length, columns: Object.keys(row ?? {}), ...only };
}

function samples(...values: readonly (number | null)[]): JsonObject {
  return {
    samples: values.map((value, pod) => ({ labels: { pod: String(pod) }, value })),
    count: values.length,
    warnings: [],
  };
}

function tls(old: string): JsonObject {
  return {
    tlsVersion: 'TLSv1.3',
    offers: { TLSv1: 'rejected', 'TLSv1.1': old, 'TLSv1.2': 'accepted', 'TLSv1.3': 'accepted' },
    chainTrusted: true,
    hostnameVerified: true,
    certificate: { daysUntilExpiry: 60 },
  };
}

const load = { latency: { 'p(99)': 340 }, failures: { rate: 0.0001 } };

/** By the id of the check; of `on-call` a person decides. */
export const bookshop: Readonly<Record<string, Case>> = {
  kubernetes: {
    good: { major: '1', gitVersion: 'v1.33.2+k3s1' },
    bad: { major: '1', gitVersion: 'v1.30.0-rc.1' },
    verdict: 'fail',
    words: 'semver >=1.30 <1.40, got "v1.30.0-rc.1"',
  },
  nodes: {
    good: list(node('till-a', 'west-1'), node('till-b', 'west-2')),
    bad: list(node('till-a', 'west-1'), node('till-b', 'west-2', 'Unknown')),
    verdict: 'fail',
    words: '1 of 2 are as expected; till-b at items[1].status.conditions[type=Ready].status has "Unknown"',
  },
  namespace: {
    good: {
      object: {
        metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'baseline', team: 'books' } },
        status: { phase: 'Active' },
      },
    },
    bad: { object: { metadata: { labels: { team: 'books' } }, status: { phase: 'Active' } } },
    verdict: 'fail',
    words: 'there is no "pod-security.kubernetes.io/enforce"',
  },
  quota: {
    good: list(named('q', { status: { hard: { 'limits.cpu': '10' }, used: { 'limits.cpu': '2500m' } } })),
    bad: list(named('q', { status: { hard: { 'limits.cpu': '10' }, used: { 'limits.cpu': '8' } } })),
    verdict: 'warn',
    words:
      'little room is left: quantity(q.status.used[k]) <= 0.7 * quantity(q.status.hard[k]) is false: left 8, right 7, for "limits.cpu", for q (bookshop)',
  },
  isolation: {
    good: list(named('default-deny', { spec: { podSelector: {}, policyTypes: ['Ingress'] } })),
    bad: list(named('api', { spec: { podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Ingress'] } })),
    verdict: 'fail',
    words: 'nothing closes the namespace by default',
  },
  services: {
    good: list(deployment('api', 'registry.test/bookshop/api:1', { readyReplicas: 2 })),
    bad: list(
      deployment('api', 'registry.test/bookshop/api:1', { readyReplicas: 2 }),
      deployment('web', 'registry.test/bookshop/web:1', { readyReplicas: 1 }),
    ),
    verdict: 'fail',
    words: 'd.status.readyReplicas == d.spec.replicas is false: left 1, right 2, for web (bookshop)',
  },
  pods: {
    good: list(pod('till-1', 0), pod('api-1', 3)),
    bad: list(pod('till-1', 0), named('api-1', { status: { phase: 'Running', containerStatuses: [] } })),
    verdict: 'fail',
    words:
      '1 of 2 are as expected; api-1 (bookshop) at items[1].status.containerStatuses[*] has nothing (the list is empty)',
  },
  scaling: {
    good: list(named('api', { spec: { minReplicas: 2, maxReplicas: 5 } })),
    bad: list(named('api', { spec: { minReplicas: 2, maxReplicas: 5 } }), named('web', { spec: { maxReplicas: 5 } })),
    verdict: 'fail',
    words: '1 of 2 are as expected; web (bookshop) at items[1].spec.minReplicas has nothing',
  },
  entrances: {
    good: list(named('shop', { spec: { ingressClassName: 'nginx', tls: [{ hosts: ['books.test'] }] } })),
    bad: list(named('shop', { spec: { ingressClassName: 'haproxy', tls: [] } })),
    verdict: 'fail',
    words: 'size gt 0',
  },
  secrets: {
    good: { keys: ['DATABASE_URL', 'SIGNING_KEY'], bytes: { DATABASE_URL: 40, SIGNING_KEY: 64 }, object: {} },
    bad: { keys: ['DATABASE_URL'], bytes: { DATABASE_URL: 40 }, object: {} },
    verdict: 'fail',
    words: 'containsAll ["DATABASE_URL","SIGNING_KEY"], got •••',
  },
  shells: {
    good: { allowed: false, reason: '' },
    bad: { allowed: true, reason: 'RBAC: allowed' },
    verdict: 'fail',
    words: 'expected false, got true',
  },
  postgres: {
    good: rows({ server_version_num: '180001' }),
    bad: rows({ server_version_num: '150018' }),
    verdict: 'fail',
    words: 'expected gte 160000, got "150018" (the text was read as the number 150018)',
  },
  replica: {
    good: rows({ name: 'books-1', state: 'streaming', lag: '0.2' }),
    bad: rows({ name: 'books-1', state: 'streaming', lag: '2.5' }),
    verdict: 'warn',
    words: '0 of 1 are as expected; books-1 at rows[0].lag has "2.5"',
  },
  extensions: {
    good: rows({ extname: 'plpgsql' }, { extname: 'pg_trgm' }, { extname: 'pgcrypto' }),
    bad: rows({ extname: 'plpgsql' }, { extname: 'pg_trgm' }),
    verdict: 'fail',
    words: 'not there: pgcrypto',
  },
  tables: {
    good: rows(),
    bad: rows({ name: 'public.authors' }),
    verdict: 'fail',
    words: 'Run the migrations first: rowCount: expected 0, got 1',
  },
  cache: {
    good: { reply: '', info: { cluster_state: 'ok', cluster_slots_assigned: '16384' } },
    bad: { reply: '', info: { cluster_state: 'fail', cluster_slots_assigned: '16384' } },
    verdict: 'fail',
    words: 'expected "ok", got "fail"',
  },
  persistence: {
    good: {
      reply: '',
      info: { aof_enabled: '1', rdb_last_save_time: String(Date.parse('2026-06-01T03:00:00Z') / 1000) },
    },
    bad: {
      reply: '',
      info: { aof_enabled: '1', rdb_last_save_time: String(Date.parse('2026-05-30T03:00:00Z') / 1000) },
    },
    verdict: 'fail',
    words: 'age lt 12h, got "1780110000" (2d9h ago)',
  },
  search: {
    good: { status: 200, json: { status: 'green' } },
    bad: { status: 200, json: { status: 'yellow' } },
    verdict: 'warn',
    words: 'expected "green", got "yellow"',
  },
  metrics: { good: samples(1, 1), bad: samples(1, 0, 1), verdict: 'fail', words: '2 of 3 are as expected' },
  alarms: { good: samples(), bad: samples(1), verdict: 'fail', words: 'expected 0, got 1' },
  pager: {
    good: { status: 200, json: { cluster: { status: 'ready' } } },
    bad: { status: 200, json: { cluster: { status: 'settling' } } },
    verdict: 'warn',
    words: 'got "settling"',
  },
  dashboards: {
    good: { status: 200, json: { version: '12.1.0' } },
    bad: { status: 200, body: '<html>' },
    verdict: 'fail',
    words: 'there is no "json"',
  },
  redirect: {
    good: { status: 308, headers: { location: 'https://books.test/' } },
    bad: { status: 302, headers: { location: 'https://books.test/' } },
    verdict: 'fail',
    words: 'expected in [301,308], got 302',
  },
  hsts: {
    good: { status: 200, hsts: { maxAge: 31536000, includeSubDomains: true, preload: false }, durationMs: 80 },
    bad: { status: 200, durationMs: 80 },
    verdict: 'fail',
    words: 'there is no "hsts"',
  },
  tls: { good: tls('rejected'), bad: tls('unknown'), verdict: 'fail', words: 'expected "rejected", got "unknown"' },
  ports: {
    good: {
      ports: [
        { port: 5432, state: 'closed' },
        { port: 6379, state: 'filtered' },
      ],
    },
    bad: {
      ports: [
        { port: 5432, state: 'closed' },
        { port: 6379, state: 'error' },
      ],
    },
    verdict: 'fail',
    words: '1 of 2 are as expected; ports[1].state has "error"',
  },
  name: {
    good: { rcode: 'NOERROR', answers: ['192.0.2.7'] },
    bad: { rcode: 'NOERROR', answers: [] },
    verdict: 'fail',
    words: 'the size is 0',
  },
  load: {
    good: { json: load, mtime: '2026-05-31T08:00:00Z' },
    bad: { json: { ...load, latency: { 'p(95)': 340 } }, mtime: '2026-05-31T08:00:00Z' },
    verdict: 'fail',
    words: 'there is no "p(99)"',
  },
  image: {
    good: { exitCode: 0, json: { findings: [] } },
    bad: { exitCode: 0, stdout: 'usage: scan' },
    verdict: 'error',
    words: '"json" is not there',
  },
};
