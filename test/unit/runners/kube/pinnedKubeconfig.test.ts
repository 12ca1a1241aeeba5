import { spawnSync } from 'node:child_process';
import { mkdir, mkdtempDisposable, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePinnedKubeconfig } from '../../../../src/runners/kube/pinnedKubeconfig.ts';

describe('the pinned kubeconfig', () => {
  test('may be read by its owner only, in a folder that nobody else may enter', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'provebook-test-'));
    await mkdir(join(folder.path, 'targets'), { mode: 0o755 });
    const pinned = writePinnedKubeconfig(folder.path, 'kind: Config\n');
    expect(await readFile(pinned.path, 'utf8')).toBe('kind: Config\n');
    expect((await stat(pinned.path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder.path, 'targets'))).mode & 0o777).toBe(0o700);
  });

  test('is gone after its disposal, which may be repeated', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'provebook-test-'));
    const [one, two] = [writePinnedKubeconfig(folder.path, '1'), writePinnedKubeconfig(folder.path, '2')];
    one.dispose();
    one.dispose();
    await expect(stat(one.path)).rejects.toThrow('ENOENT');
    expect(await readFile(two.path, 'utf8')).toBe('2');
  });

  test('takes those of dead processes of this machine with it, and no others', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'provebook-test-'));
    const targets = join(folder.path, 'targets');
    await mkdir(targets);
    const { pid: dead } = spawnSync('true');
    const random = '0123456789ab.yaml';
    const left = [`${hostname()}-${process.pid}-${random}`, `other-${dead}-${random}`, `${dead}.yaml`, 'none'];
    for (const name of [...left, `${hostname()}-${dead}-${random}`]) await writeFile(join(targets, name), '');
    writePinnedKubeconfig(folder.path, '').dispose();
    expect((await readdir(targets)).sort()).toEqual(left.sort());
  });
});
