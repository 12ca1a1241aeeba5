import { describe, expect, test } from 'vitest';
import { childEnvironment } from '../../../../src/runners/shell/childEnvironment.ts';

function passed(names: readonly string[], asked: readonly string[] = []): readonly string[] {
  return Object.keys(childEnvironment(Object.fromEntries(names.map((name) => [name, 'value'])), asked));
}

describe('a program gets from the environment', () => {
  test('what every program needs, and the logins of clouds that plugins of kubectl use', () => {
    const names = [
      'PATH',
      'HOME',
      'LANG',
      'LC_ALL',
      'TZ',
      'TMPDIR',
      'XDG_CONFIG_HOME',
      'https_proxy',
      'NO_PROXY',
      'SSL_CERT_FILE',
      'SSH_AUTH_SOCK',
      'AWS_PROFILE',
      'AWS_CONFIG_FILE',
      'AWS_WEB_IDENTITY_TOKEN_FILE',
      'AWS_SESSION_TOKEN',
      'GOOGLE_APPLICATION_CREDENTIALS',
      'CLOUDSDK_CONFIG',
      'AZURE_CONFIG_DIR',
      'AAD_LOGIN_METHOD',
    ];
    expect(passed(names)).toEqual(names);
  });

  test.each([
    'ELECTRON_RUN_AS_NODE',
    'VSCODE_IPC_HOOK_CLI',
    'NODE_OPTIONS',
    'GIT_ASKPASS',
    'BASH_ENV',
    'KUBECONFIG',
    'PROVEBOOK_STATE_HOME',
  ])('never %s, also where a person asks for it', (name) => {
    expect(passed([name], [name])).toEqual([]);
  });

  test.each([
    'GITHUB_TOKEN',
    'CLOUDSDK_AUTH_ACCESS_TOKEN',
    'VAULT_TOKEN',
    'PGHOST',
    'HELM_KUBEAPISERVER',
    'LD_PRELOAD',
    'DATABASE_URL',
    'a variable nobody thought of',
  ])('%s only where a person asks for it', (name) => {
    expect(passed([name])).toEqual([]);
    expect(passed([name], [name])).toEqual([name]);
  });
});
