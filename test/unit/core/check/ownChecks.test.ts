import { beforeAll, describe, expect, it } from 'vitest';
import { judgeCheck } from '../../../../src/core/check/judgeCheck.ts';
import type { JsonObject } from '../../../../src/core/check/json.ts';
import { linkItems } from '../../../../src/core/check/linkItems.ts';
import { readSidecar } from '../../../../src/core/check/sidecar.ts';
import type { Check, Sidecar } from '../../../../src/core/check/sidecar/model.ts';
import { allNodes } from '../../../../src/core/runbook/find.ts';
import type { RunbookNode } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { itemsOf, readText } from '../../support/runbooks.ts';

const areas = [
  ...['infra', 'database', 'cache', 'search', 'monitoring', 'security', 'performance', 'logging', 'backup', 'deploy'],
];

describe('the checks of the readiness checklist', () => {
  const runbook = readRunbook(readText('runbooks', 'judgify-production-readiness.md'));
  const items = itemsOf(runbook);
  const isLeaf = (node: RunbookNode) => node.children.length === 0;
  let sidecar: Sidecar;
  let checks: readonly Check[] = [];
  let itemOf: ReadonlyMap<string, string> = new Map();

  beforeAll(async () => {
    const reading = await readSidecar(readText('runbooks', 'judgify-production-readiness.checks.yaml'));
    if (reading.state === 'invalid') throw new Error(JSON.stringify(reading.problems));
    ({ sidecar } = reading);
    ({ checks } = sidecar);
    itemOf = linkItems(checks, runbook).nodeIds;
  });

  const checksOf = (node: RunbookNode) => checks.filter(({ id }) => itemOf.get(id) === node.id);
  /** Has an answer without a person, itself or through all of its children. */
  const isAutomated = (node: RunbookNode): boolean =>
    isLeaf(node)
      ? checksOf(node).some(({ request }) => request.kind !== 'manual')
      : node.children.every((child) => isAutomated(child));

  it('each prove an item', () => {
    expect(checks.filter(({ id }) => !itemOf.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('are there for each item that has no items of its own, and for no other', () => {
    expect(items.filter(isLeaf).filter((item) => checksOf(item).length === 0)).toEqual([]);
    expect(items.filter((item) => !isLeaf(item)).filter((item) => checksOf(item).length > 0)).toEqual([]);
  });

  it('answer at least a hundred items by machine', () => {
    expect(items.filter(isAutomated).length).toBeGreaterThanOrEqual(100);
  });

  it('are each of one area', () => {
    expect(checks.filter(({ tags }) => tags.length !== 1 || !areas.includes(tags[0] ?? ''))).toEqual([]);
  });

  it('take nothing found for a pass only where what is missing is asked for', () => {
    expect(checks.filter(({ empty }) => empty === 'pass').map(({ id }) => id)).toEqual([
      'schema-tables',
      'schema-columns',
    ]);
  });

  it('ask people a question whose answer does not count for ever', () => {
    const asked = checks.flatMap(({ request }) => (request.kind === 'manual' ? [request.input] : []));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ prompt, expires }) => !/[?.]$/.test(prompt) || expires === undefined)).toEqual([]);
  });

  it('look into the namespace of the checklist, whatever the namespace of the context is', () => {
    const clusterWide = ['Node', 'PersistentVolume', 'Namespace', 'IngressClass'];
    const elsewhere = checks.filter(({ request }) => {
      if (request.kind !== 'k8s' || !('kind' in request.input)) return false;
      const { kind, namespace, allNamespaces } = request.input;
      return !clusterWide.includes(kind) && namespace === undefined && allNamespaces === undefined;
    });
    expect(elsewhere.map(({ id }) => id)).toEqual([]);
  });

  it('stand in the order of the checklist', () => {
    const order = allNodes(runbook.nodes).map(({ id }) => id);
    const places = checks.map(({ id }) => order.indexOf(itemOf.get(id) ?? ''));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it.each<[id: string, what: string, subject: JsonObject]>([
    ['namespace-active', 'a namespace that goes', namespace({ deletionTimestamp: '2026-01-01T00:00:00Z' }, 'Active')],
    ['namespace-active', 'a namespace that is not active', namespace({}, 'Terminating')],
    ['pods-off-host-network', 'a pod on the network of its node', podWith({ hostNetwork: true })],
    ['pods-off-host-network', 'a port of the node', podWith({ containers: [{ ports: [{ hostPort: 5432 }] }] })],
    [
      'admin-ports-internal',
      'Services among which there is no database',
      { items: [service('ClusterIP', 80)], count: 1 },
    ],
    ['admin-ports-internal', 'a database behind a load balancer', { items: adminServices('LoadBalancer'), count: 3 }],
    ['log-format', 'a line that is no object', printed('{"timestamp":"t","level":"INFO"}\nstarted\n')],
    ['log-format', 'a service without lines', printed('{"timestamp":"t","level":"INFO","service":"action-service"}\n')],
    ['log-format', 'no lines', printed('')],
    ['correlation-logged', 'a line without an id', printed('{"timestamp":"t","level":"INFO"}\n')],
    ['postgres-version', 'the next version', { rows: [{}], rowCount: 1, columns: [], value: '160004' }],
    ['pg-stat-statements-collects', 'no statement', { rows: [{}], rowCount: 1, columns: [], value: 0 }],
    ['postgres-password-encryption', 'MD5', { rows: [{}], rowCount: 1, columns: [], value: 'md5' }],
    ['redis-0-version', 'the version before', { reply: '', info: { redis_version: '6.2.14', redis_mode: 'cluster' } }],
    ['redis-0-version', 'a node by itself', { reply: '', info: { redis_version: '7.2.5', redis_mode: 'standalone' } }],
    ['certificate-trusted', 'an edge that cannot serve', { status: 503 }],
    ['alertmanager-ready', 'one that starts', { status: 503 }],
  ])('%s fails on %s', (id, _, subject) => {
    expect(verdictOf(id, subject)).toBe('fail');
  });

  it('knock at the ports of the outside where its address is known', () => {
    const ports = (state: string) => ({
      ports: [9090, 5432, 6379].map((port) => ({ port, state, ms: 1, code: null })),
    });
    const known = { outsideAddress: '203.0.113.7' };
    expect(verdictOf('admin-ports-closed', ports('open'))).toBe('skipped');
    expect(verdictOf('admin-ports-closed', ports('open'), known)).toBe('fail');
    expect(verdictOf('admin-ports-closed', ports('filtered'), known)).toBe('pass');
  });

  function verdictOf(id: string, subject: JsonObject, vars: JsonObject = {}): string {
    const check = checks.find((one) => one.id === id);
    if (check === undefined) throw new Error(`there is no check ${id}`);
    const context = {
      now: 0,
      vars: { ...sidecar.vars, ...vars },
      target: {},
      waivers: [],
      redact: (text: string) => text,
    };
    return judgeCheck(check, { state: 'observed', subject, truncated: false }, context).verdict;
  }
});

function namespace(metadata: JsonObject, phase: string): JsonObject {
  return { object: { metadata, status: { phase } } };
}

function podWith(spec: JsonObject): JsonObject {
  return { items: [{ metadata: { name: 'one' }, spec: { containers: [], ...spec } }], count: 1 };
}

function service(type: string, port: number): JsonObject {
  return { metadata: { name: `on-${port}` }, spec: { type, ports: [{ port }] } };
}

function adminServices(type: string): readonly JsonObject[] {
  return [service('ClusterIP', 9090), service(type, 5432), service('ClusterIP', 6379)];
}

function printed(stdout: string): JsonObject {
  return { exitCode: 0, stdout, stderr: '', durationMs: 1 };
}
