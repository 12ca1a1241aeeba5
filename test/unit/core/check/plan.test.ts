import { describe, expect, it } from 'vitest';
import { isReadOnly, planObservations } from '../../../../src/core/check/plan.ts';
import { readChecks } from '../../support/checks.ts';

const checks = await readChecks(
  'targets: { blue: { kube: { context: blue } }, green: { kube: { context: green } } }',
  'defaults: { target: blue, timeout: 5s }',
  'checks:',
  '  - { id: a, k8s: { apiVersion: v1, kind: Pod, namespace: shop }, expect: { count: 1 } }',
  '  - { id: b, k8s: { apiVersion: v1, kind: Node }, expect: { count: 1 } }',
  '  - { id: c, k8s: { namespace: shop, kind: Pod, apiVersion: v1 }, timeout: 9s, expect: { count: 2 } }',
  '  - { id: d, k8s: { apiVersion: v1, kind: Pod, namespace: other }, expect: { count: 1 } }',
  '  - { id: e, target: green, k8s: { apiVersion: v1, kind: Pod, namespace: shop }, expect: { count: 1 } }',
  '  - { id: f, k8s: { apiVersion: v1, kind: Node }, retry: { count: 1, interval: 1s }, expect: { count: 1 } }',
  '  - { id: g, exec: { argv: [date] }, expect: { exitCode: 0 } }',
  '  - { id: h, exec: { argv: [date] }, expect: { exitCode: 0 } }',
  '  - { id: i, http: { url: http://a, method: POST }, expect: { status: 200 } }',
  '  - { id: j, http: { url: http://a, method: POST }, expect: { status: 200 } }',
  '  - { id: k, http: { url: http://a }, expect: { status: 200 } }',
  '  - { id: l, http: { url: http://a, method: GET }, expect: { status: 200 } }',
);

const groups = planObservations(checks);

describe('a plan', () => {
  it('observes the same once, in the order of the file', () => {
    expect(groups.map((group) => group.checks.map(({ id }) => id).join())).toEqual([
      'a,c',
      'b',
      'd',
      'e',
      'f',
      'g',
      'h',
      'i',
      'j',
      'k,l',
    ]);
  });

  it('waits as long as the most patient of the checks', () => {
    expect(groups[0]?.timeoutMs).toBe(9000);
  });

  it('has a key of its own for every observation', () => {
    expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
  });
});

describe('a request', () => {
  it('only reads, unless it runs something or sends something', () => {
    const changing = checks.filter(({ request }) => !isReadOnly(request)).map(({ id }) => id);
    expect(changing).toEqual(['g', 'h', 'i', 'j']);
  });
});
