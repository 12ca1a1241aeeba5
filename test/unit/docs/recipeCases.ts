/** What the checks of the recipes might see: a subject that is right and one that is not, by the id of the check. */
import type { JsonObject } from '../../../src/core/check/json.ts';

export interface RecipeCase {
  readonly good: JsonObject;
  readonly bad: JsonObject;
  /** Words of the message for the bad one. */
  readonly words: string;
}

const deployment = (updatedReplicas: number): JsonObject => ({
  object: {
    metadata: { name: 'api', generation: 4 },
    spec: { replicas: 2 },
    status: { observedGeneration: 4, updatedReplicas, conditions: [{ type: 'Available', status: 'True' }] },
  },
});

const pod = (name: string, containerStatuses: readonly JsonObject[]): JsonObject => ({
  metadata: { name, namespace: 'shop' },
  spec: { containers: [{ image: 'registry.example.com/shop/api:2.0.0' }] },
  status: { phase: 'Running', containerStatuses },
});

const replica = (lag: string): JsonObject => {
  const row = { application_name: 'standby-1', state: 'streaming', lag };
  return { rows: [row], rowCount: 1, columns: Object.keys(row), row };
};

const redis = (state: string): JsonObject => ({
  reply: '',
  info: { cluster_state: state, cluster_slots_ok: '16384', cluster_known_nodes: '6' },
});

const tls = (tls10: string, daysUntilExpiry = 60): JsonObject => ({
  tlsVersion: 'TLSv1.3',
  offers: { TLSv1: tls10, 'TLSv1.1': 'rejected', 'TLSv1.2': 'accepted', 'TLSv1.3': 'accepted' },
  chainTrusted: true,
  hostnameVerified: true,
  certificate: { daysUntilExpiry },
});

const samples = (...values: readonly number[]): JsonObject => ({
  samples: values.map((value, at) => ({ labels: { instance: `api-${at}` }, value })),
  count: values.length,
  ...(values.length === 1 ? { value: values[0] ?? null } : {}),
  warnings: [],
});

const scan = (...results: readonly JsonObject[]): JsonObject => ({
  exitCode: 0,
  stdout: '',
  stderr: '',
  json: { ArtifactName: 'registry.example.com/shop/api:2.0.0', Results: results },
});

const scaler = (name: string, spec: JsonObject): JsonObject => ({ metadata: { name, namespace: 'shop' }, spec });

const list = (...items: readonly JsonObject[]): JsonObject => ({ items, count: items.length });

export const recipeCases: Readonly<Record<string, RecipeCase>> = {
  'api-available': { good: deployment(2), bad: deployment(1), words: 'some replicas are still the old ones' },
  'pods-run': {
    good: list(pod('api-1', [{ restartCount: 0 }]), pod('api-2', [{ restartCount: 4 }])),
    bad: list(pod('api-1', [{ restartCount: 0 }]), pod('api-2', [])),
    words: 'api-2 (shop) at items[1].status.containerStatuses[*] has nothing',
  },
  'no-shell-for-the-api': {
    good: { allowed: false, reason: '' },
    bad: { allowed: true, reason: 'RBAC: allowed by RoleBinding "debug/shop"' },
    words: 'expected false, got true',
  },
  'replication-lag': { good: replica('0.25'), bad: replica('31.5'), words: 'expected all lt 30' },
  'redis-cluster': { good: redis('ok'), bad: redis('fail'), words: 'info.cluster_state: expected "ok", got "fail"' },
  'redirects-to-https': {
    good: { status: 308, headers: { location: 'https://shop.example.com/' } },
    bad: { status: 302, headers: { location: 'https://shop.example.com/' } },
    words: 'status: expected in [301,308], got 302',
  },
  hsts: {
    good: { status: 200, hsts: { maxAge: 63072000, includeSubDomains: true, preload: false } },
    bad: { status: 200, headers: {} },
    words: 'there is no "hsts"',
  },
  tls: { good: tls('rejected'), bad: tls('unknown'), words: 'offers.TLSv1: expected "rejected", got "unknown"' },
  'error-ratio': { good: samples(0.002), bad: samples(0.04), words: 'value: expected lt 0.01, got 0.04' },
  'targets-up': { good: samples(1, 1, 1), bad: samples(1, 1, 0), words: '2 of 3 are as expected' },
  'no-critical-alert': { good: samples(), bad: samples(1), words: 'count: expected 0, got 1' },
  'image-scan': {
    good: scan({ Class: 'os-pkgs' }, { Class: 'lang-pkgs', Vulnerabilities: [] }),
    bad: scan({ Class: 'os-pkgs', Vulnerabilities: [{ VulnerabilityID: 'CVE-2026-0001' }] }),
    words: 'vulnerabilities that can be fixed',
  },
  'restore-rehearsal': {
    good: { json: { restored: true, rows: 120_000, minutes: 12 }, mtime: '2026-05-30T02:00:00Z', sha256: '' },
    bad: { json: { restored: true, rows: 0, minutes: 12 }, mtime: '2026-05-30T02:00:00Z', sha256: '' },
    words: 'json.rows: expected gt 0, got 0',
  },
  'ready-after-rollout': {
    good: { status: 200, json: { status: 'ok' } },
    bad: { status: 503, json: { status: 'starting' } },
    words: 'status: expected 200, got 503',
  },
  autoscaling: {
    good: list(scaler('api', { minReplicas: 2 })),
    bad: list(scaler('api', { minReplicas: 2 }), scaler('web', {})),
    words: 'web (shop) at items[1].spec.minReplicas has nothing',
  },
};
