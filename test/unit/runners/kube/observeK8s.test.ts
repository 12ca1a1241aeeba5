/** Against a small HTTP server in place of an API server: it can fail in ways that a cluster cannot be made to. */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { K8sInput } from '../../../../src/core/check/sidecar/kindSchemas.ts';
import type { Observed } from '../../../../src/core/check/subject.ts';
import { observeK8s } from '../../../../src/runners/kube/observeK8s.ts';
import type { Attempt } from '../../../../src/runners/network/attempt.ts';
import { closedPort, hurried, patient, subjectOf } from '../servers.ts';
import { pinServer, refusal, startStubApiServer, type StubAnswer } from './stubApiServer.ts';

const pods = { apiVersion: 'v1', kind: 'Pod' };
const onePod = { ...pods, name: 'web' };
const podsPath = '/api/v1/namespaces/shop/pods?limit=500';

describe('objects of a type', () => {
  test('come from every page, with their type and without what differs each time', async () => {
    const item = { metadata: { name: 'a', managedFields: [] } };
    const answers = {
      [podsPath]: { kind: 'PodList', metadata: { continue: 'more' }, items: [item] },
      [`${podsPath}&continue=more`]: { kind: 'PodList', items: [{ metadata: { name: 'b' } }] },
    };
    expect(subjectOf(await ask(pods, answers))).toEqual({
      items: ['a', 'b'].map((name) => ({ ...pods, metadata: { name } })),
      count: 2,
    });
  });

  test.each([[[]], [null]])('may be none (%j), which is for the check to judge', async (items) => {
    expect(subjectOf(await ask(pods, { [podsPath]: { kind: 'PodList', items } }))).toEqual({ items: [], count: 0 });
  });

  test('are selected by the server', async () => {
    const path = '/api/v1/pods?labelSelector=app%3Dweb&fieldSelector=status.phase%3DFailed&limit=500';
    const input = { ...pods, selector: 'app=web', fieldSelector: 'status.phase=Failed', allNamespaces: true as const };
    expect(subjectOf(await ask(input, { [path]: { items: [] } }))).toMatchObject({ count: 0 });
  });
});

describe('an object', () => {
  test('is given whole', async () => {
    const object = { ...pods, metadata: { name: 'web' }, status: { phase: 'Running' } };
    expect(subjectOf(await ask(onePod, { '/api/v1/namespaces/shop/pods/web': object }))).toEqual({ object });
  });

  test('that is not there is no data', async () => {
    const answers = { '/api/v1/namespaces/shop/pods/web': refusal(404, 'pods "web" not found') };
    expect(await ask(onePod, answers)).toEqual({ state: 'no data', message: 'There is no Pod "web".' });
  });

  test('that is a Secret is given without its values', async () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'db', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': 'aHVudGVyMg==' } },
      data: { password: 'aHVudGVyMg==' },
    };
    const input = { apiVersion: 'v1', kind: 'Secret', name: 'db' };
    const observed = await ask(input, { '/api/v1/namespaces/shop/secrets/db': secret });
    expect(subjectOf(observed)).toMatchObject({ keys: ['password'], bytes: { password: 7 } });
    expect(JSON.stringify(observed)).not.toContain('aHVudGVyMg');
  });
});

test('whether somebody may do something is the answer of the review', async () => {
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  const input = { can: { verb: 'create', resource: 'pods' } };
  expect(subjectOf(await ask(input, { [path]: { status: { allowed: false, reason: 'no' } } }))).toEqual({
    allowed: false,
    reason: 'no',
  });
  expect(await ask(input, { [path]: { status: {} } })).toMatchObject({ state: 'unobserved' });
});

describe('nothing is observed where the API server', () => {
  const raw = { raw: '/version' };

  test('is down', async () => {
    const { yaml } = pinServer(`http://127.0.0.1:${await closedPort()}`);
    expect(await observeK8s(pods, { yaml, namespace: 'shop', resources: new Map() }, patient)).toMatchObject({
      state: 'unobserved',
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  test('does not answer', async () => {
    expect(await ask(pods, {}, hurried)).toEqual({
      state: 'unobserved',
      message: 'Kubernetes gave no answer within 0.2 s.',
    });
  });

  test('answers each question, but all of them not in time', async () => {
    let page = 0;
    const endless = (path: string): StubAnswer | undefined =>
      path.includes('limit')
        ? { status: 200, body: { items: [{}], metadata: { continue: `page-${(page += 1)}` } } }
        : undefined;
    expect(await ask(pods, endless, hurried)).toMatchObject({ state: 'unobserved' });
  });

  test('forbids it, with how to see what is allowed', async () => {
    expect(await ask(pods, { [podsPath]: refusal(403, 'pods is forbidden') })).toEqual({
      state: 'unobserved',
      message: 'Forbidden: pods is forbidden To see what is allowed: kubectl auth can-i list Pod',
    });
  });

  test.each<[string, K8sInput, string, unknown]>([
    ['does not accept the credentials', pods, podsPath, refusal(401, 'Unauthorized')],
    ['fails', pods, podsPath, refusal(500, 'etcd is down')],
    ['has no such page', pods, podsPath, refusal(404, 'not found')],
    ['sends nothing', raw, '/version', { status: 200, body: '' }],
    ['sends a page for people', raw, '/version', { status: 200, body: '<html>log in</html>' }],
    ['sends no object', raw, '/version', { status: 200, body: [] }],
    ['sends null', raw, '/version', { status: 200, body: 'null' }],
    ['sends something else than a list', pods, podsPath, { ok: true }],
    ['sends something else than the object', onePod, '/api/v1/namespaces/shop/pods/web', { ok: true }],
  ])('%s', async (_, input, path, answer) => {
    expect(await ask(input, { [path]: answer })).toMatchObject({ state: 'unobserved' });
  });

  test('knows no such type', async () => {
    expect(await ask({ apiVersion: 'v1', kind: 'Pdo' }, {})).toEqual({
      state: 'unobserved',
      message: 'The API server knows no Pdo of v1.',
    });
  });
});

type Answers = Readonly<Record<string, unknown>> | ((path: string) => StubAnswer | undefined);

/** Paths without an answer are never answered, but for the types of v1. */
async function ask(input: K8sInput, answers: Answers, attempt: Attempt = patient): Promise<Observed> {
  const server = await startStubApiServer((path) => {
    if (path === '/api/v1') return { status: 200, body: types };
    if (typeof answers === 'function') return answers(path);
    const answer = answers[path];
    return answer === undefined || isStubAnswer(answer) ? answer : { status: 200, body: answer };
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return observeK8s(input, { yaml: server.pin().yaml, namespace: 'shop', resources: new Map() }, attempt);
}

function isStubAnswer(answer: unknown): answer is StubAnswer {
  return typeof answer === 'object' && answer !== null && 'status' in answer && typeof answer.status === 'number';
}

const types = {
  resources: [
    { name: 'pods', kind: 'Pod', namespaced: true },
    { name: 'pods/log', kind: 'Pod', namespaced: true },
    { name: 'secrets', kind: 'Secret', namespaced: true },
  ],
};
