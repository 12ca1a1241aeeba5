/** Nothing that lies in the workspace, which others write, loosens a rule or gives an approval. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSidecar } from '../../../src/core/check/sidecar.ts';
import { isProtected } from '../../../src/core/target/targetRules.ts';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import { readUserRules } from '../../../src/state/userRules.ts';
import { filesUnder } from '../state/events.ts';
import { scratchFolder } from '../../scratch.ts';

/** What a hostile author would like to write. */
const loosening = [
  'trusted: true',
  'trust: true',
  'approved: true',
  'approvals: ["*"]',
  'approvedDigest: "*"',
  'trusted_config_paths: ["/"]',
  'protectedContexts: []',
  'unprotectedContexts: ["*"]',
  'readOnly: false',
  'autoRun: true',
  'runOnOpen: true',
  'confirm: false',
  'yes: true',
  'kubeconfig: ./kubeconfig',
  'environment: [AWS_SECRET_ACCESS_KEY]',
  'shell: ./bash',
  'path: ./bin',
];

describe('a sidecar', () => {
  it.each(loosening)('is refused whole with "%s"', async (line) => {
    expect((await readSidecar(`version: 1\n${line}\n`)).state).toBe('invalid');
    expect((await readSidecar(`version: 1\ndefaults: { ${line} }\n`)).state).toBe('invalid');
  });

  it('takes no protection away', () => {
    const rules = { protectedContexts: ['prod*'], readOnly: false };
    const targets = { live: { kube: { context: 'prod-eu', namespace: undefined }, protect: false } };
    expect(isProtected('prod-eu', rules, { targets })).toBe(true);
  });
});

/** A workspace that brings along everything that the state folder of a person may hold. */
function hostileWorkspace(): { readonly file: string; readonly env: Readonly<Record<string, string | undefined>> } {
  const [folder, home] = [scratchFolder(), scratchFolder()];
  const file = path.join(folder, 'list.md');
  writeFileSync(file, '- [ ] One\n\n  ```bash\n  touch ran\n  ```\n');
  const env = { PATH: process.env['PATH'], HOME: home, PROVEBOOK_STATE_HOME: path.join(home, 'state') };
  return { file, env };
}

it('approvals and settings that lie in the workspace are none', async () => {
  const { file, env } = hostileWorkspace();
  const folder = path.dirname(file);
  const open = (): Promise<RunbookSession> =>
    RunbookSession.open({ file, env, isTrusted: () => true, confirm: () => Promise.resolve(true) });
  // What the person's own folder would hold after an approval, put wherever the workspace could hope that it is read.
  const elsewhere = { ...env, PROVEBOOK_STATE_HOME: path.join(folder, '.provebook') };
  const approving = await RunbookSession.open({
    file,
    env: elsewhere,
    isTrusted: () => true,
    confirm: () => Promise.resolve(true),
  });
  await approving.approve();
  approving.close();
  expect(filesUnder(path.join(folder, '.provebook')).some((name) => name.startsWith('approvals'))).toBe(true);
  for (const name of ['settings.yaml', '.provebook/settings.yaml', '.vscode/settings.yaml']) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), 'protectedContexts: []\nreadOnly: false\n');
  }
  const session = await open();
  const [outcome] = await session.execute(session.runbook.commands.map(({ id }) => id));
  session.close();
  expect(outcome).toMatchObject({ state: 'refused', refusal: { code: 'not approved' } });
  expect(filesUnder(folder)).not.toContain('ran');
  const strict = { PROVEBOOK_READ_ONLY: '1', PROVEBOOK_PROTECTED_CONTEXTS: 'prod*' };
  expect(readUserRules(path.join(String(env['HOME']), 'state'), strict)).toEqual({
    protectedContexts: ['prod*'],
    readOnly: true,
  });
});
