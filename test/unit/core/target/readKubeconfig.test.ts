import { describe, expect, test } from 'vitest';
import { readKubeconfig } from '../../../../src/core/target/readKubeconfig.ts';

describe('reading a kubeconfig file', () => {
  test.each([
    ['a YAML error', 'contexts:\n- name: a\n  context: {cluster: [}\n', { line: 3, column: 23 }],
    ['a field of the wrong type', 'clusters:\n- name: a\n  cluster:\n    server: 5\n', { line: 4, column: 13 }],
    ['a list that is none', 'apiVersion: v1\ncontexts: {}\n', { line: 2, column: 11 }],
    ['a name that stands twice', 'users:\n- name: u\n- user: {}\n  name: u\n', { line: 4, column: 9 }],
    ['another kind', 'apiVersion: v1\nkind: Secret\n', { line: 2, column: 7 }],
    ['another version', 'apiVersion: v2\n', { line: 1, column: 13 }],
  ])('says where %s stands', (_, text, place) => {
    expect(readKubeconfig('/k', text)).toMatchObject({ state: 'invalid', problems: [{ path: '/k', ...place }] });
  });

  test.each([
    ['text', 'just words\n'],
    ['a list', '- name: a\n'],
    ['a bool as a flag in quotes', 'clusters: [{name: a, cluster: {insecure-skip-tls-verify: "true"}}]\n'],
    ['a name that YAML 1.1 takes for a bool', 'contexts: [{name: no}]\n'],
    ['a name that is a number', 'current-context: 0017\n'],
    ['data that is no base64', 'users: [{name: a, user: {client-key-data: "%%"}}]\n'],
  ])('refuses %s, as kubectl does', (_, text) => {
    expect(readKubeconfig('/k', text).state).toBe('invalid');
  });

  test.each([
    ['a date', '2026-01-01'],
    ['a time', '1:30'],
    ['a time stamp', '2026-01-01T10:00:00Z'],
    ['an address', '0xZZ'],
  ])('reads a name that looks like %s as text, as kubectl does', (_, name) => {
    expect(readKubeconfig('/k', `current-context: ${name}\n`)).toMatchObject({ currentContext: name });
  });

  test('reads a key that is written twice as its last value, and the first of several documents', () => {
    const text = 'current-context: a\ncurrent-context: b\n---\ncurrent-context: c\n';
    expect(readKubeconfig('/k', text)).toMatchObject({ currentContext: 'b' });
  });

  test('follows anchors and merge keys', () => {
    const text = 'x: &base {cluster: c, user: u}\ncontexts: [{name: m, context: {<<: *base, user: v}}]\n';
    const reading = readKubeconfig('/k', text);
    expect(reading.state === 'read' && reading.contexts.get('m')).toEqual({ cluster: 'c', user: 'v' });
  });

  test('follows an anchor that every one of 500 users shares', () => {
    const users = Array.from({ length: 500 }, (_, index) => `- name: u${index}\n  user: *login`);
    const text = `x: &login {exec: {command: aws, args: [token]}}\nusers:\n${users.join('\n')}\n`;
    const reading = readKubeconfig('/k', text);
    expect(reading.state === 'read' && reading.users.size).toBe(500);
  });

  test('refuses anchors that unfold without end', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`,
    );
    const started = performance.now();
    expect(readKubeconfig('/k', `l0: &l0 [x]\n${levels.join('\n')}\n`).state).toBe('invalid');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('says where an entry without a name begins when there are two of them', () => {
    expect(readKubeconfig('/k', 'contexts:\n- context: {}\n- context: {}\n')).toMatchObject({
      state: 'invalid',
      problems: [{ path: '/k', line: 3, column: 3, message: 'The name "" stands twice in the list "contexts".' }],
    });
  });

  test('takes null for an entry of any list, which then has no name and no fields', () => {
    const reading = readKubeconfig('/k', 'contexts: [null]\nclusters: [null]\nusers: [null]\n');
    const unnamed = new Map([['', {}]]);
    expect(reading).toEqual({
      state: 'read',
      currentContext: '',
      contexts: unnamed,
      clusters: unnamed,
      users: unnamed,
    });
  });

  test('takes null for a field that is not there', () => {
    const text = 'current-context: null\ncontexts:\n- name: a\n  context: null\n- null\nusers: null\n';
    const reading = readKubeconfig('/k', text);
    expect(reading).toMatchObject({ state: 'read', currentContext: '' });
    expect(reading.state === 'read' && [...reading.contexts]).toEqual([
      ['a', {}],
      ['', {}],
    ]);
  });
});
