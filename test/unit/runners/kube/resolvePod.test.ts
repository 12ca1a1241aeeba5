import { describe, expect, test } from 'vitest';
import { resolvePod, type ForwardTarget, type PodResolution } from '../../../../src/runners/kube/resolvePod.ts';
import { refusal, startStubApiServer, type StubAnswer } from './stubApiServer.ts';

describe('a Service with a port', () => {
  test('stands for a ready pod and the port of its container', async () => {
    expect(await resolve(service({ port: 5432, targetPort: 15432 }), pods(pod('db-0')))).toEqual(
      resolved('db-0', 15432),
    );
  });

  test('finds the port by its name in the pod, in a sidecar too', async () => {
    const named = service({ port: 5432, targetPort: 'pg' });
    expect(await resolve(named, pods(pod('db-0', { ports: [{ name: 'pg', containerPort: 6432 }] })))).toEqual(
      resolved('db-0', 6432),
    );
    const sidecar = pod('db-0', { initContainers: [{ ports: [{ name: 'pg', containerPort: 7432 }] }] });
    expect(await resolve(named, pods(sidecar))).toEqual(resolved('db-0', 7432));
  });

  test('has the same port in the pod where it names no other', async () => {
    expect(await resolve(service({ port: 5432 }), pods(pod('db-0')))).toEqual(resolved('db-0', 5432));
  });

  test('maps no ports where it is headless', async () => {
    const headless = service({ port: 5432, targetPort: 15432 }, { clusterIP: 'None' });
    expect(await resolve(headless, pods(pod('db-0')))).toEqual(resolved('db-0', 5432));
  });

  test('passes over pods that are not ready or about to go', async () => {
    const leaving = pod('b', { deletionTimestamp: '2026-01-01T00:00:00Z' });
    const found = await resolve(service({ port: 5432 }), pods(pod('a', { ready: 'False' }), leaving, pod('c')));
    expect(found).toEqual(resolved('c', 5432));
  });

  test.each<[string, RegExp, StubAnswer, StubAnswer]>([
    [
      'it does not exist',
      /^The Service shop\/db cannot be read: services "db" not found$/,
      refusal(404, 'services "db" not found'),
      pods(),
    ],
    ['it selects nothing', /selects no pods/, service({ port: 5432 }, { selector: undefined }), pods(pod('a'))],
    ['no pod is ready', /has no ready pod \(1 in all\)/, service({ port: 5432 }), pods(pod('a', { ready: 'False' }))],
    ['it has another port', /leads to no port 5432\. It has: 80\./, service({ port: 80 }), pods(pod('a'))],
    [
      'the pod has no port of that name',
      /leads to no port 5432/,
      service({ port: 5432, targetPort: 'pg' }),
      pods(pod('a')),
    ],
    [
      'its pods may not be listed',
      /cannot be read: pods is forbidden/,
      service({ port: 5432 }),
      refusal(403, 'pods is forbidden'),
    ],
  ])('leads nowhere when %s', async (_, message, serviceAnswer, podsAnswer) => {
    const found = await resolve(serviceAnswer, podsAnswer);
    expect(found).toEqual({ state: 'unresolved', message: expect.stringMatching(message) as string });
  });
});

test('a pod stands for itself, and is asked nothing', async () => {
  expect(await resolvePod('', { namespace: 'shop', pod: 'db-0', port: 5432 })).toEqual(resolved('db-0', 5432));
});

test('neither a service nor a pod is no target', async () => {
  expect(await resolvePod('', { namespace: 'shop', port: 5432 })).toMatchObject({ state: 'unresolved' });
});

async function resolve(serviceAnswer: StubAnswer, podsAnswer: StubAnswer): Promise<PodResolution> {
  const answers: Readonly<Record<string, StubAnswer>> = {
    '/api/v1/namespaces/shop/services/db': serviceAnswer,
    '/api/v1/namespaces/shop/pods?labelSelector=app%3Ddb%2Crole%3Dmain': podsAnswer,
  };
  await using server = await startStubApiServer((path) => answers[path]);
  const target: ForwardTarget = { namespace: 'shop', service: 'db', port: 5432 };
  return await resolvePod(server.pin().yaml, target);
}

function service(port: object, spec: object = {}): StubAnswer {
  const selector = { app: 'db', role: 'main' };
  return { status: 200, body: { kind: 'Service', spec: { selector, ports: [port], clusterIP: '10.0.0.5', ...spec } } };
}

interface PodOptions {
  readonly ready?: string;
  readonly deletionTimestamp?: string;
  readonly ports?: readonly object[];
  readonly initContainers?: readonly object[];
}

function pod(name: string, { ready = 'True', deletionTimestamp, ports, initContainers }: PodOptions = {}): object {
  return {
    metadata: { name, deletionTimestamp },
    spec: { containers: [{ name: 'main', ports }], initContainers },
    status: { conditions: [{ type: 'Ready', status: ready }] },
  };
}

function pods(...items: readonly object[]): StubAnswer {
  return { status: 200, body: { kind: 'PodList', items } };
}

function resolved(name: string, port: number): PodResolution {
  return { state: 'resolved', pod: name, port };
}
