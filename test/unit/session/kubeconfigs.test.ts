/** A kubeconfig that lies in the workspace is used once its bytes are approved, and not before. */
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Kubeconfigs, repositoryOf } from '../../../src/session/kubeconfigs.ts';
import { chooseContext } from '../../../src/session/targetPin.ts';
import { ApprovalStore } from '../../../src/state/approvalStore.ts';
import { scratchFolder } from '../../scratch.ts';

let root: string;
let workspace: string;

beforeEach(async () => {
  root = scratchFolder();
  workspace = path.join(root, 'workspace');
  await mkdir(workspace);
});

function kubeconfig(command: string, args: readonly string[] = ['--login', 'a b']): string {
  return JSON.stringify({
    'current-context': 'shop',
    contexts: [{ name: 'shop', context: { cluster: 'c', user: 'u' } }],
    clusters: [{ name: 'c', cluster: { server: 'https://shop.example' } }],
    users: [{ name: 'u', user: { exec: { command, args, env: [{ name: 'AS', value: 'ops' }] } } }],
  });
}

function open(file: string, folders: readonly string[] = [workspace]): Kubeconfigs {
  const approvals = new ApprovalStore(path.join(root, 'state'));
  return new Kubeconfigs({ env: { KUBECONFIG: file, PATH: '/usr/bin:/bin' }, folders: () => folders, approvals });
}

async function write(text: string, folder = workspace): Promise<string> {
  const file = path.join(folder, 'kubeconfig');
  await writeFile(file, text);
  return file;
}

describe('a kubeconfig in the workspace', () => {
  it('is not used; what it starts is named with its path, arguments and variables', async () => {
    const kubeconfigs = open(await write(kubeconfig('./login')));
    expect(await chooseContext(kubeconfigs, undefined)).toMatchObject({ state: 'unapproved' });
    const [foreign] = await kubeconfigs.foreign();
    expect(foreign?.plugins).toEqual([`AS=ops ${path.join(workspace, 'login')} --login a b`]);
  });

  it('names where a plugin without a path is found', async () => {
    const [foreign] = await open(await write(kubeconfig('env', []))).foreign();
    expect(foreign?.plugins).toEqual(['AS=ops /usr/bin/env']);
  });

  it('is used once it is approved, until one byte of it changes', async () => {
    const text = kubeconfig('env');
    const file = await write(text);
    const kubeconfigs = open(file);
    for (const foreign of await kubeconfigs.foreign()) kubeconfigs.approve(foreign, 'ada');
    expect(await chooseContext(open(file), undefined)).toMatchObject({ state: 'pinned', context: { name: 'shop' } });
    await writeFile(file, text.replace('shop.example', 'shop.exampl3'));
    expect(await chooseContext(open(file), undefined)).toMatchObject({ state: 'unapproved' });
  });

  it('loses its approval when a plugin of the workspace is another program', async () => {
    const login = path.join(workspace, 'login');
    await writeFile(login, '#!/bin/sh\necho one\n');
    await chmod(login, 0o755);
    const kubeconfigs = open(await write(kubeconfig('./login')));
    for (const foreign of await kubeconfigs.foreign()) kubeconfigs.approve(foreign, 'ada');
    expect(await kubeconfigs.foreign()).toEqual([]);
    await writeFile(login, '#!/bin/sh\necho two\n');
    expect(await kubeconfigs.foreign()).toHaveLength(1);
  });

  it('is found behind a link, and in each folder that is open', async () => {
    const file = await write(kubeconfig('env'));
    const link = path.join(root, 'link');
    await symlink(file, link);
    expect(await open(link).foreign()).toHaveLength(1);
    expect(await open(file, [path.join(root, 'other'), workspace]).foreign()).toHaveLength(1);
  });
});

it('a kubeconfig elsewhere needs no approval, also beside a folder whose name begins the same', async () => {
  const beside = path.join(root, 'workspace-2');
  await mkdir(beside);
  expect(await open(await write(kubeconfig('env'), beside)).foreign()).toEqual([]);
  expect(await open(path.join(workspace, 'not-there')).foreign()).toEqual([]);
});

it('the workspace of a file is its repository, else its folder', async () => {
  const folder = path.join(workspace, 'docs', 'ops');
  await mkdir(folder, { recursive: true });
  expect(repositoryOf(path.join(folder, 'a.md'))).toBe(folder);
  await mkdir(path.join(workspace, '.git'));
  expect(repositoryOf(path.join(folder, 'a.md'))).toBe(workspace);
});
