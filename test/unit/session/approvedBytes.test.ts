/** What runs is what was approved, also while somebody else writes the files. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import { scratchFolder } from '../../scratch.ts';
import { fenced } from '../support/runbooks.ts';

const rounds = process.env['PROVEBOOK_FAULTS'] === 'soak' ? 10_000 : 40;

/** A runbook with a command and a sidecar with a check, both of which leave a file of this name. */
function textsLeaving(mark: string): { readonly runbook: string; readonly sidecar: string } {
  const argv = `[bash, -c, "echo > ${mark}.check"]`;
  return {
    runbook: `- [ ] One\n\n${fenced('bash', `echo > ${mark}.command`)}\n`,
    sidecar: `version: 1\nchecks:\n  - { id: one, item: "#one", exec: { argv: ${argv} }, expect: { exitCode: 0 } }\n`,
  };
}

it('a writer who swaps runbook and sidecar at any time gets nothing run that is not approved', async () => {
  const folder = scratchFolder();
  const out = path.join(folder, 'out');
  mkdirSync(out);
  const file = path.join(folder, 'a.md');
  const [good, evil] = [textsLeaving(path.join(out, 'good')), textsLeaving(path.join(out, 'evil'))];
  const write = ({ runbook, sidecar }: typeof good): void => {
    writeFileSync(file, runbook);
    writeFileSync(path.join(folder, 'a.checks.yaml'), sidecar);
  };
  const open = (): Promise<RunbookSession> =>
    RunbookSession.open({
      file,
      env: {
        ...process.env,
        KUBECONFIG: path.join(folder, 'none'),
        PROVEBOOK_STATE_HOME: path.join(folder, 'state'),
        PROVEBOOK_ACTOR: 'ada',
      },
      isTrusted: () => true,
      confirm: () => Promise.resolve(true),
    });
  write(good);
  const first = await open();
  await first.approve();
  first.close();
  let turn = 0;
  const writer = setInterval(() => write((turn += 1) % 2 === 0 ? good : evil), 1);
  try {
    for (let round = 0; round < rounds; round += 1) {
      // A text that is cut short by the writer is no sidecar.
      const session = await open().catch(() => undefined);
      if (session === undefined) continue;
      const refreshing = setInterval(() => void session.refresh().catch(() => undefined), 2);
      await session.check(session.placement.checks.map(({ check }) => check.id));
      await session.execute(session.runbook.commands.map(({ id }) => id));
      clearInterval(refreshing);
      session.close();
    }
  } finally {
    clearInterval(writer);
  }
  expect(existsSync(path.join(out, 'evil.check')) || existsSync(path.join(out, 'evil.command'))).toBe(false);
  expect(existsSync(path.join(out, 'good.check')) && existsSync(path.join(out, 'good.command'))).toBe(true);
});
