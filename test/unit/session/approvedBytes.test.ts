/** What runs is what was approved, also while somebody else writes the files. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
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

interface World {
  readonly open: () => Promise<RunbookSession>;
  readonly write: (which: 'good' | 'evil') => void;
  /** What has run so far. */
  readonly ran: () => readonly string[];
}

/** Files that are the approved ones at first. */
async function approvedWorld(): Promise<World> {
  const folder = scratchFolder();
  const out = path.join(folder, 'out');
  mkdirSync(out);
  const file = path.join(folder, 'a.md');
  const texts = { good: textsLeaving(path.join(out, 'good')), evil: textsLeaving(path.join(out, 'evil')) };
  const env = {
    ...process.env,
    KUBECONFIG: path.join(folder, 'none'),
    PROVEBOOK_STATE_HOME: path.join(folder, 'state'),
    PROVEBOOK_ACTOR: 'ada',
  };
  const yes = { isTrusted: () => true, confirm: () => Promise.resolve(true) };
  const world: World = {
    open: () => RunbookSession.open({ file, env, ...yes }),
    write: (which) => {
      writeFileSync(file, texts[which].runbook);
      writeFileSync(path.join(folder, 'a.checks.yaml'), texts[which].sidecar);
    },
    ran: () => readdirSync(out).sort(),
  };
  world.write('good');
  const session = await world.open();
  await session.approve();
  session.close();
  return world;
}

it('checks of a text that is not approved do not run because an approved one comes while they start', async () => {
  const world = await approvedWorld();
  world.write('evil');
  const session = await world.open();
  world.write('good');
  session.updateText((await world.open()).text);
  const checking = session.check(['one']);
  await session.refresh();
  expect(session.approval().state).toBe('approved');
  await checking;
  session.close();
  expect(world.ran()).toEqual([]);
});

it('a writer who swaps runbook and sidecar at any time gets nothing run that is not approved', async () => {
  const world = await approvedWorld();
  let turn = 0;
  const writer = setInterval(() => world.write((turn += 1) % 2 === 0 ? 'good' : 'evil'), 1);
  try {
    for (let round = 0; round < rounds; round += 1) {
      // A text that is cut short by the writer is no sidecar.
      const session = await world.open().catch(() => undefined);
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
  expect(world.ran()).toEqual(['good.check', 'good.command']);
});
