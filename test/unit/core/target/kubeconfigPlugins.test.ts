import { describe, expect, it } from 'vitest';
import { pluginsOf } from '../../../../src/core/target/kubeconfigPlugins.ts';

function plugins(user: unknown): ReturnType<typeof pluginsOf> {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'Config', users: [{ name: 'lee', user }] });
  return pluginsOf({ path: '/home/ada/.kube/config', text });
}

describe('the programs that a kubeconfig starts', () => {
  it('are shown with their arguments and the variables they get', () => {
    const exec = { command: 'login', args: ['--cluster', 'prod'], env: [{ name: 'PROFILE', value: 'admin' }] };
    expect(plugins({ exec })).toEqual([{ command: 'login', args: ['--cluster', 'prod'], env: ['PROFILE=admin'] }]);
  });

  it('have the path that they are started by when they lie beside it', () => {
    expect(plugins({ exec: { command: './bin/login' } })).toEqual([
      { command: '/home/ada/.kube/bin/login', args: [], env: [] },
    ]);
  });

  it.each([
    ['a token', { token: 't' }],
    ['no program', { exec: {} }],
    ['no object', { exec: 'login' }],
    ['null', { exec: null }],
  ])('are none for a user with %s', (_name, user) => {
    expect(plugins(user)).toEqual([]);
  });

  it.each([
    ['arguments that are no list', { command: 'login', args: 'prod' }],
    ['an argument that is no text', { command: 'login', args: [7] }],
  ])('are none with %s: such a file is refused as a whole', (_name, exec) => {
    expect(plugins({ exec })).toEqual([]);
  });

  it('are none of a file that cannot be read, which is not used either', () => {
    expect(pluginsOf({ path: '/home/ada/.kube/config', text: 'users: [' })).toEqual([]);
  });
});
