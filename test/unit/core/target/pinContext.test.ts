import * as fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { mergeKubeconfigs, type Kubeconfig } from '../../../../src/core/target/kubeconfig.ts';
import { pinContext, type PinnedContext } from '../../../../src/core/target/pinContext.ts';

const written = {
  'current-context': 'prod',
  contexts: [
    { name: 'prod', context: { cluster: 'c1', user: 'u1', namespace: 'shop', extensions: [{ name: 'x' }] } },
    { name: 'dev', context: { cluster: 'c2', user: 'u2' } },
    { name: 'anonymous', context: { cluster: 'c2' } },
    { name: 'no cluster', context: { cluster: 'gone', user: 'u1' } },
    { name: 'no server', context: { cluster: 'c3', user: 'u1' } },
    { name: 'no user', context: { cluster: 'c1', user: 'gone' } },
  ],
  clusters: [
    { name: 'c1', cluster: { server: 'https://one', 'certificate-authority': 'ca.crt' } },
    {
      name: 'c2',
      cluster: { server: 'https://two', 'certificate-authority': 'ca.crt', 'certificate-authority-data': 'QQ==' },
    },
    { name: 'c3', cluster: {} },
  ],
  users: [
    { name: 'u1', user: { token: 'secret of prod' } },
    { name: 'u2', user: { exec: { command: './login' } } },
  ],
};

describe('pinning a context', () => {
  test('keeps this context, its cluster and its user, and nothing of the others', () => {
    const { yaml, kubeconfig, ...pinned } = pin('prod');
    expect(pinned).toEqual({
      name: 'prod',
      server: 'https://one',
      user: 'u1',
      namespace: 'shop',
      certificateAuthority: { file: '/k/ca.crt' },
    });
    expect(kubeconfig).toEqual({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'prod',
      contexts: [written.contexts[0]],
      clusters: [{ name: 'c1', cluster: { server: 'https://one', 'certificate-authority': '/k/ca.crt' } }],
      users: [written.users[0]],
    });
    expect(parse(yaml)).toEqual(kubeconfig);
  });

  test('takes the current one where none is named', () => {
    expect(pin(undefined)).toEqual(pin('prod'));
  });

  test('writes the namespace out: that of the context, or default, or the one asked for', () => {
    expect(pin('prod').yaml).toContain('"namespace": "shop"');
    expect(pin('dev').yaml).toContain('"namespace": "default"');
    expect(pin('dev', 'other')).toMatchObject({
      namespace: 'other',
      kubeconfig: { contexts: [{ context: { namespace: 'other' } }] },
    });
  });

  test('names a plugin by its absolute path, for the pinned file lies elsewhere', () => {
    expect(pin('dev').yaml).toContain('"command": "/k/login"');
  });

  test('takes the inline certificate authority before the file', () => {
    expect(pin('dev').certificateAuthority).toEqual({ data: 'QQ==' });
  });

  test('leaves out a user that the context does not name', () => {
    expect(pin('anonymous')).toMatchObject({ user: '', kubeconfig: { users: [] } });
  });

  test.each([
    ['gone', /no kube context "gone".*anonymous, dev, no cluster/],
    ['no cluster', /names the cluster "gone"/],
    ['no server', /names the cluster "c3", which has no server/],
    ['no user', /names the user "gone"/],
  ])('says what is missing for "%s"', (name, message) => {
    expect(pinContext(config(written), name)).toMatchObject({
      state: 'missing',
      message: expect.stringMatching(message) as string,
    });
  });

  test('tells no current context from no context at all', () => {
    const messages = [{ ...written, 'current-context': '' }, {}].map((content) => {
      const pinning = pinContext(config(content), undefined);
      return pinning.state === 'missing' ? pinning.message : '';
    });
    expect(messages[0]).toMatch(/No kube context is current/);
    expect(messages[1]).toMatch(/no kubeconfig with a context/);
  });

  test('says that there is none at all to a name where no kubeconfig has a context', () => {
    expect(pinContext(config({}), 'prod')).toEqual({
      state: 'missing',
      message: 'There is no kube context "prod". There are: –.',
    });
  });

  test('writes out characters that kubectl refuses or folds', () => {
    const user = { token: 'a\u0085b\u2028c\u2029d\ufeffe\u007ff\uffffg' };
    const pinning = pinContext(config({ ...written, users: [{ name: 'u1', user }] }), 'prod');
    const yaml = pinning.state === 'pinned' ? pinning.context.yaml : '';
    expect(yaml).not.toMatch(/[\u007f-\u009f\u2028\u2029\ufeff\uffff]/);
    expect(parse(yaml)).toMatchObject({ users: [{ user }] });
  });

  test('gives a kubeconfig that reads back as itself, whatever the names and values', () => {
    const text = fc.oneof(
      fc.constantFrom(
        'yes',
        'n',
        'null',
        '~',
        '012',
        '1:30',
        '2026-01-01',
        '1_000',
        '<<',
        '=',
        '*a',
        '!x',
        '# no',
        '.inf',
        'a: b',
      ),
      fc.string({ unit: 'binary', minLength: 1 }),
    );
    fc.assert(
      fc.property(text, text, text, (name, user, value) => {
        const content = {
          contexts: [{ name, context: { cluster: value, user, namespace: value } }],
          clusters: [{ name: value, cluster: { server: value, 'proxy-url': name } }],
          users: [{ name: user, user: { token: value, list: [value, name] } }],
        };
        const first = pinContext(config(content), name);
        if (first.state === 'missing') throw new Error(first.message);
        const again = mergeKubeconfigs([{ path: '/elsewhere/pinned', text: first.context.yaml }]);
        expect(again.state === 'merged' && pinContext(again.config, undefined)).toEqual(first);
      }),
    );
  });
});

function pin(name: string | undefined, namespace?: string): PinnedContext {
  const pinning = pinContext(config(written), name, namespace);
  if (pinning.state === 'missing') throw new Error(pinning.message);
  return pinning.context;
}

function config(content: object): Kubeconfig {
  const merge = mergeKubeconfigs([{ path: '/k/config', text: JSON.stringify(content) }]);
  if (merge.state === 'invalid') throw new Error(JSON.stringify(merge.problems));
  return merge.config;
}
