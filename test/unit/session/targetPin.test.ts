import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TargetIdentity } from '../../../src/core/target/identity.ts';
import { Kubeconfigs } from '../../../src/session/kubeconfigs.ts';
import { chooseContext, currentTarget, TargetPin } from '../../../src/session/targetPin.ts';
import { ApprovalStore } from '../../../src/state/approvalStore.ts';
import { scratchFolder } from '../../scratch.ts';
import { startStubApiServer } from '../runners/kube/stubApiServer.ts';

/** A server that answers late because the machine is busy is asked again. */
const patient = { timeout: 50_000 };

const kubeSystem = { status: 200, body: { kind: 'Namespace', metadata: { name: 'kube-system', uid: 'uid-1' } } };

/** A user's kubeconfig with the contexts `shop` and `lab` for these servers. */
function kubeconfigsOf(text: string, workspace: readonly string[] = []): { kubeconfigs: Kubeconfigs; file: string } {
  const folder = scratchFolder();
  const file = path.join(folder, 'kubeconfig');
  writeFileSync(file, text);
  const approvals = new ApprovalStore(path.join(folder, 'state'));
  const folders = () => [...workspace, ...(workspace.length > 0 ? [folder] : [])];
  return { kubeconfigs: new Kubeconfigs({ env: { KUBECONFIG: file }, folders, approvals }), file };
}

function contextsFor(server: string, namespace = 'orders'): string {
  return JSON.stringify({
    'current-context': 'shop',
    contexts: [{ name: 'shop', context: { cluster: 'c', user: 'u', namespace } }],
    clusters: [{ name: 'c', cluster: { server } }],
    users: [{ name: 'u', user: { token: 't' } }],
  });
}

function pinnedAt(server: string, clusterUid = 'uid-1'): TargetIdentity {
  return { context: 'shop', server, caSha256: '', clusterUid, namespace: 'orders', user: 'u' };
}

describe('choosing a context', () => {
  it('tells each place at which a kubeconfig is wrong', async () => {
    const { kubeconfigs, file } = kubeconfigsOf('contexts: 5\nclusters: no\n');
    const choice = await chooseContext(kubeconfigs, undefined);
    expect(choice.state).toBe('missing');
    const lines = choice.state === 'missing' ? choice.message.split('\n') : [];
    expect(lines.map((line) => line.slice(0, line.indexOf(': ')))).toEqual([`${file}:1`, `${file}:2`]);
  });

  it('names a kubeconfig that is wrong as a whole without a line', async () => {
    const levels = Array.from({ length: 30 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at}, `.repeat(9)}]`);
    const { kubeconfigs, file } = kubeconfigsOf(`l0: &l0 [x]\n${levels.join('\n')}\n`);
    const choice = await chooseContext(kubeconfigs, undefined);
    expect(choice).toMatchObject({ state: 'missing', message: expect.stringContaining(`${file}: `) as string });
  });
});

describe('a pinned target', () => {
  it('is a file only for its owner, which is gone when the run is closed', async () => {
    await using server = await startStubApiServer(() => kubeSystem);
    const pin = new TargetPin(server.pin(), scratchFolder());
    expect(readFileSync(pin.kubeconfigPath, 'utf8')).toContain(server.url);
    expect(statSync(pin.kubeconfigPath).mode & 0o777).toBe(0o600);
    pin.dispose();
    expect(existsSync(pin.kubeconfigPath)).toBe(false);
  });

  it('is asked who it is when it is first needed', async () => {
    await using server = await startStubApiServer(() => kubeSystem);
    const pin = new TargetPin(server.pin(), scratchFolder());
    await expect
      .poll(() => pin.identity(), patient)
      .toMatchObject({ state: 'found', identity: { clusterUid: 'uid-1' } });
    pin.dispose();
  });

  it('gets no credentials to see where a run was pinned to another address before', async () => {
    await using server = await startStubApiServer(() => kubeSystem);
    const pin = new TargetPin(server.pin(), scratchFolder());
    const before = { ...pinnedAt('https://before.example'), context: 'stub' };
    expect(await pin.identity(before)).toMatchObject({ state: 'found', identity: { server: server.url } });
    expect(server.requests).toEqual([]);
    pin.dispose();
  });
});

describe('the target before a change', () => {
  it('is asked anew: another cluster behind the same address shows', async () => {
    await using server = await startStubApiServer(() => kubeSystem);
    const { kubeconfigs } = kubeconfigsOf(contextsFor(server.url));
    const before = pinnedAt(server.url, 'uid of before');
    await expect
      .poll(() => currentTarget(kubeconfigs, before), patient)
      .toEqual({ state: 'found', identity: pinnedAt(server.url) });
  });

  it('is another one, and is not asked, when the context names another address by now', async () => {
    await using server = await startStubApiServer(() => kubeSystem);
    const { kubeconfigs } = kubeconfigsOf(contextsFor(server.url));
    const before = pinnedAt('https://before.example');
    expect(await currentTarget(kubeconfigs, before)).toEqual({
      state: 'found',
      identity: { ...before, server: server.url },
    });
    expect(server.requests).toEqual([]);
  });

  it('is another one when the context has another namespace by now, unless the run chose its own', async () => {
    await using server = await startStubApiServer(() => kubeSystem);
    const { kubeconfigs } = kubeconfigsOf(contextsFor(server.url, 'payments'));
    const pinned = pinnedAt(server.url);
    expect(await currentTarget(kubeconfigs, pinned)).toMatchObject({ identity: { namespace: 'payments' } });
    await expect
      .poll(() => currentTarget(kubeconfigs, pinned, 'orders'), patient)
      .toEqual({ state: 'found', identity: pinned });
  });

  it('is not there when the context has gone, or lies in a workspace that nobody has allowed', async () => {
    const { kubeconfigs } = kubeconfigsOf('{}');
    expect(await currentTarget(kubeconfigs, pinnedAt('https://one'))).toMatchObject({
      state: 'unreachable',
      message: expect.stringContaining('There is no kube context "shop". There are: –.') as string,
    });
    const foreign = kubeconfigsOf(contextsFor('https://one'), ['/none']);
    expect(await currentTarget(foreign.kubeconfigs, pinnedAt('https://one'))).toMatchObject({
      state: 'unreachable',
      message: expect.stringContaining(foreign.file) as string,
    });
  });
});
