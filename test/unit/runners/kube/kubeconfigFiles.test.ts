import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { kubeconfigPaths, loadKubeconfig, MAX_KUBECONFIG_BYTES } from '../../../../src/runners/kube/kubeconfigFiles.ts';

describe('the kubeconfig files', () => {
  test('are those of KUBECONFIG, without its empty parts and repetitions', () => {
    const list = ['', '/a', '', 'b', '/a', ''].join(path.delimiter);
    expect(kubeconfigPaths({ KUBECONFIG: list })).toEqual(['/a', path.resolve('b')]);
  });

  test.each([[undefined], ['']])('are the one of the home folder where KUBECONFIG is %j', (list) => {
    expect(kubeconfigPaths({ KUBECONFIG: list, HOME: '/home/me' })).toEqual(['/home/me/.kube/config']);
    expect(kubeconfigPaths({ KUBECONFIG: list })).toEqual([path.join(homedir(), '.kube', 'config')]);
  });

  test('are none where KUBECONFIG has empty parts only', async () => {
    expect(kubeconfigPaths({ KUBECONFIG: path.delimiter, HOME: '/home/me' })).toEqual([]);
    expect(await loadKubeconfig({ KUBECONFIG: path.delimiter })).toMatchObject({
      state: 'merged',
      config: { currentContext: '' },
    });
  });
});

describe('loading them', () => {
  test('passes over missing ones and /dev/null', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'provebook-test-'));
    const file = path.join(folder.path, 'config');
    await writeFile(file, '\ufeffcurrent-context: a\n');
    const list = [path.join(folder.path, 'none'), '/dev/null', file].join(path.delimiter);
    expect(await loadKubeconfig({ KUBECONFIG: list })).toMatchObject({
      state: 'merged',
      config: { currentContext: 'a' },
    });
  });

  test.each<[string, RegExp, (file: string) => unknown]>([
    ['is a folder', /It is a folder/, (file) => mkdir(file)],
    ['is too large', /larger than 4194304 bytes/, (file) => writeFile(file, '#'.repeat(MAX_KUBECONFIG_BYTES + 1))],
    ['is not UTF-8', /not UTF-8/, (file) => writeFile(file, Buffer.from([0x61, 0xff]))],
    ['is a pipe that nobody writes to', /It is a pipe/, (file) => execFileSync('mkfifo', [file])],
    ['is no kubeconfig', /not a kubeconfig/, (file) => writeFile(file, 'hello\n')],
  ])('names the file that %s', async (_, message, make) => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'provebook-test-'));
    const file = path.join(folder.path, 'config');
    await make(file);
    const problem = { path: file, message: expect.stringMatching(message) as string };
    expect(await loadKubeconfig({ KUBECONFIG: file })).toMatchObject({ state: 'invalid', problems: [problem] });
  });

  test('names the file that may not be read', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'provebook-test-'));
    const file = path.join(folder.path, 'config');
    await writeFile(file, '');
    await chmod(file, 0);
    const problem = { path: file, message: 'You may not read it.' };
    expect(await asNobody(() => loadKubeconfig({ KUBECONFIG: file }))).toMatchObject({
      state: 'invalid',
      problems: [problem],
    });
  });

  test('reads a file of the largest size', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'provebook-test-'));
    const file = path.join(folder.path, 'config');
    await writeFile(file, 'current-context: a\n'.padEnd(MAX_KUBECONFIG_BYTES, '#'));
    expect(await loadKubeconfig({ KUBECONFIG: file })).toMatchObject({ config: { currentContext: 'a' } });
  });
});

/** Root may read everything, so where the tests run as root somebody else has to try. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
