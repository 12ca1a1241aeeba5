import { chmod, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { askApi } from '../../../../src/runners/kube/ask.ts';
import { canLoadClient, loadClient } from '../../../../src/runners/kube/client.ts';
import type { PinnedContext } from '../../../../src/core/target/pinContext.ts';
import { pinServer, refusal, startStubApiServer } from './stubApiServer.ts';

describe('the Kubernetes client', () => {
  test('needs a Node with the compression that its HTTP client asks for', () => {
    expect(canLoadClient()).toBe(true);
    expect(canLoadClient({ createGzip: () => undefined })).toBe(false);
  });

  test.each([
    ['as-uid', '7'],
    ['as-groups', ['admins']],
    ['as-user-extra', { scopes: ['all'] }],
  ])('does not act as somebody else by half: %s', async (field, value) => {
    const client = await loadClient(pinServer('http://127.0.0.1:1', { as: 'bob', [field]: value }).yaml);
    expect(client).toMatchObject({ state: 'unusable', message: expect.stringContaining(`"${field}"`) as string });
  });

  test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, string>>]>([
    ['a token', { token: 't' }, { authorization: 'Bearer t' }],
    ['a name and a password', { username: 'me', password: 'pw' }, { authorization: `Basic ${btoa('me:pw')}` }],
    ['another name', { token: 't', as: 'bob' }, { authorization: 'Bearer t', 'impersonate-user': 'bob' }],
  ])('shows itself with %s', async (_, user, headers) => {
    await using server = await startStubApiServer(() => ({ status: 200, body: {} }));
    await ask(server.pin(user));
    expect(server.requests[0]?.headers).toMatchObject(headers);
  });

  test('checks the certificate authority of a context without a user too', async () => {
    const { yaml } = pinServer('https://127.0.0.1:1', {}, { 'certificate-authority-data': btoa('the CA') });
    const client = await loadClient(stringify({ ...(parse(yaml) as object), users: [] }));
    if (client.state === 'unusable') throw new Error(client.message);
    const options: RequestOptions = {};
    await client.config.applyToHTTPSOptions(options);
    expect(String(options.ca)).toBe('the CA');
  });

  test('reads the token file for each request, without its line end', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'provebook-test-'));
    const tokenFile = join(folder.path, 'token');
    const client = await loadClient(pinServer('http://127.0.0.1:1', { tokenFile, token: 'older' }).yaml);
    if (client.state === 'unusable') throw new Error(client.message);
    for (const token of ['first', 'second']) {
      await writeFile(tokenFile, `${token}\n`);
      const options: RequestOptions = {};
      await client.config.applyToHTTPSOptions(options);
      expect(options.headers).toEqual({ Authorization: `Bearer ${token}` });
    }
  });

  test('asks a credential plugin once, and again after the server refused its answer', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'provebook-test-'));
    const { command, calls } = await writePlugin(folder.path);
    let status = 200;
    await using server = await startStubApiServer(() => refusal(status, 'no'));
    const pinned = server.pin({ exec: { apiVersion: 'client.authentication.k8s.io/v1', command } });
    await ask(pinned);
    await ask(pinned);
    expect(await calls()).toBe(1);
    status = 401;
    await ask(pinned);
    expect(await calls()).toBe(1);
    await ask(pinned);
    expect(await calls()).toBe(2);
  });
});

function ask({ yaml }: PinnedContext): Promise<unknown> {
  return askApi(yaml, { timeoutMs: 5000 }, (api, options) => api.readNamespace({ name: 'x' }, options));
}

async function writePlugin(folder: string): Promise<{ command: string; calls: () => Promise<number> }> {
  const [command, log] = [join(folder, 'plugin'), join(folder, 'log')];
  const credential = { apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: { token: 't' } };
  await writeFile(command, `#!/bin/sh\necho called >> '${log}'\necho '${JSON.stringify(credential)}'\n`);
  await chmod(command, 0o755);
  return { command, calls: async () => (await readFile(log, 'utf8')).split('\n').length - 1 };
}
