import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import {
  listContexts,
  mergeKubeconfigs,
  type Kubeconfig,
  type KubeconfigSource,
} from '../../../../src/core/target/kubeconfig.ts';

describe('merging kubeconfig files', () => {
  test('takes the whole entry of the first file that has the name', () => {
    const config = merge(
      file('/a', { contexts: [{ name: 'prod', context: { cluster: 'one' } }] }),
      file('/b', { contexts: [{ name: 'prod', context: { cluster: 'two', user: 'root', namespace: 'shop' } }] }),
    );
    expect(config.contexts.get('prod')).toEqual({
      cluster: 'one',
      user: '',
      namespace: '',
      fields: { cluster: 'one' },
      origin: '/a',
    });
  });

  test('takes clusters and users from the first file too', () => {
    const config = merge(
      file('/a', {
        clusters: [{ name: 'c', cluster: { server: 'https://one' } }],
        users: [{ name: 'u', user: { token: '1' } }],
      }),
      file('/b', {
        clusters: [{ name: 'c', cluster: { server: 'https://two' } }],
        users: [{ name: 'u', user: { token: '2' } }],
      }),
    );
    expect(config.clusters.get('c')).toEqual({ fields: { server: 'https://one' }, origin: '/a' });
    expect(config.users.get('u')).toEqual({ fields: { token: '1' }, origin: '/a' });
  });

  test('keeps the first current-context that is not empty', () => {
    const config = merge(
      file('/a', { 'current-context': '' }),
      file('/b', { 'current-context': 'staging' }),
      file('/c', { 'current-context': 'production' }),
    );
    expect(config.currentContext).toBe('staging');
  });

  test('keeps a current-context that no file describes', () => {
    const contexts = [{ name: 'there', context: {} }];
    const config = merge(
      file('/a', { 'current-context': 'gone' }),
      file('/b', { 'current-context': 'there', contexts }),
    );
    expect(config.currentContext).toBe('gone');
  });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['blank', ' \n\n'],
    ['made of comments only', '# nothing yet\n'],
    ['null', 'null\n'],
  ])('takes nothing from a file that is %s', (_, text) => {
    const config = merge({ path: '/a', text }, file('/b', { 'current-context': 'b' }));
    expect(config).toMatchObject({ currentContext: 'b', contexts: new Map() });
  });

  test('resolves paths against the file they come from', () => {
    const clusters = [{ name: 'c', cluster: { 'certificate-authority': 'pki/ca.crt' } }];
    const user = { 'client-certificate': '../me.crt', 'client-key': 'keys/me.key', tokenFile: './token' };
    const exec = { command: './bin/login', args: ['./as', 'written'] };
    const config = merge(
      file('/home/me/.kube/config', { clusters }),
      file('/srv/team/kube.yaml', { users: [{ name: 'u', user: { ...user, exec } }] }),
    );
    expect(config.clusters.get('c')?.fields).toEqual({ 'certificate-authority': '/home/me/.kube/pki/ca.crt' });
    expect(config.users.get('u')?.fields).toEqual({
      'client-certificate': '/srv/me.crt',
      'client-key': '/srv/team/keys/me.key',
      tokenFile: '/srv/team/token',
      exec: { command: '/srv/team/bin/login', args: ['./as', 'written'] },
    });
  });

  test('leaves the name of a plugin alone, which is found on PATH', () => {
    const config = merge(file('/a', { users: [{ name: 'u', user: { exec: { command: 'aws' } } }] }));
    expect(config.users.get('u')?.fields).toEqual({ exec: { command: 'aws' } });
  });

  test('keeps fields that it does not know', () => {
    const cluster = { server: 'https://s', 'new-in-2030': [1, { two: 3 }] };
    expect(merge(file('/a', { clusters: [{ name: 'c', cluster }] })).clusters.get('c')?.fields).toEqual(cluster);
  });

  test('is invalid as a whole when one file is, and names all bad files', () => {
    const bad = { path: '/bad', text: 'contexts: [' };
    const worse = { path: '/worse', text: 'contexts: 5' };
    const result = mergeKubeconfigs([file('/a', { 'current-context': 'a' }), bad, worse]);
    expect(result).toMatchObject({
      state: 'invalid',
      problems: [
        { path: '/bad', line: 1 },
        { path: '/worse', line: 1 },
      ],
    });
  });
});

describe('listing contexts', () => {
  test('sorts them by name and marks the current one', () => {
    const config = merge(
      file('/a', {
        'current-context': 'b',
        clusters: [{ name: 'c', cluster: { server: 'https://s' } }],
        contexts: [
          { name: 'b', context: { cluster: 'c', user: 'u', namespace: 'n' } },
          { name: 'c', context: {} },
          { name: 'a', context: { cluster: 'gone' } },
        ],
      }),
    );
    expect(listContexts(config)).toEqual([
      { name: 'a', isCurrent: false, cluster: 'gone', server: '', user: '', namespace: '' },
      { name: 'b', isCurrent: true, cluster: 'c', server: 'https://s', user: 'u', namespace: 'n' },
      { name: 'c', isCurrent: false, cluster: '', server: '', user: '', namespace: '' },
    ]);
  });
});

describe('merging any kubeconfig files', () => {
  const name = fc.constantFrom('dev', 'prod', '개발', 'a b', 'yes', '__proto__');
  const contexts = fc.uniqueArray(fc.record({ name, context: fc.record({ cluster: name, namespace: name }) }), {
    selector: (entry) => entry.name,
  });
  const content = fc.record({ 'current-context': fc.option(name, { nil: '' }), contexts });
  const contents = fc.array(content, { maxLength: 4 });
  const toSources = (list: readonly object[]) => list.map((one, index) => file(`/${index}`, one));

  test('finds every name, in the first file that has it', () => {
    fc.assert(
      fc.property(contents, (list) => {
        const { contexts: merged } = merge(...toSources(list));
        for (const [found, entry] of merged) {
          const index = list.findIndex((one) => one.contexts.some((context) => context.name === found));
          expect(entry.origin).toBe(`/${index}`);
        }
        expect(new Set(merged.keys())).toEqual(
          new Set(list.flatMap((one) => one.contexts.map((context) => context.name))),
        );
      }),
    );
  });

  test('gives the same when a file is named twice, or missing ones stand between', () => {
    fc.assert(
      fc.property(contents, fc.nat(4), (list, at) => {
        const sources = toSources(list);
        const expected = merge(...sources);
        expect(merge(...sources, ...sources)).toEqual(expected);
        expect(merge(...sources.toSpliced(at, 0, { path: '/missing', text: undefined }))).toEqual(expected);
      }),
    );
  });

  test('gives the same for YAML and JSON', () => {
    fc.assert(
      fc.property(contents, (list) => {
        const json = list.map((one, index) => ({ path: `/${index}`, text: JSON.stringify(one, undefined, '\t') }));
        expect(merge(...json)).toEqual(merge(...toSources(list)));
      }),
    );
  });

  test('never throws, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.json(),
      fc
        .array(
          fc.constantFrom(
            'contexts:',
            'users',
            '- ',
            'name: a',
            '\n',
            '  ',
            '{',
            '}',
            '[',
            '*a',
            '&a',
            '!!x',
            '"',
            ': ',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (anything) => {
        expect(['merged', 'invalid']).toContain(mergeKubeconfigs([{ path: '/a', text: anything }]).state);
      }),
      { numRuns: 1000 },
    );
  });
});

function file(path: string, content: object): KubeconfigSource {
  return { path, text: stringify(content, { version: '1.1' }) };
}

function merge(...sources: readonly KubeconfigSource[]): Kubeconfig {
  const result = mergeKubeconfigs(sources);
  if (result.state === 'invalid') throw new Error(JSON.stringify(result.problems));
  return result.config;
}
