import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { status } from '../../../src/cli/commands/status.ts';
import { damageRows } from '../../../src/extension/runView/damageRows.ts';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import { runsFolder } from '../../../src/state/folders.ts';
import { keptOutput } from '../cli/terminal.ts';
import { filesUnder } from '../state/events.ts';
import { scratchFolder } from '../../scratch.ts';

/** Approved, with one command of which nobody knows what it does, so that it is asked about. */
async function open(file: string, confirm: () => Promise<boolean>): Promise<RunbookSession> {
  const folder = path.dirname(file);
  const env = { PATH: process.env['PATH'], PROVEBOOK_STATE_HOME: path.join(folder, 'state'), PROVEBOOK_ACTOR: 'kim' };
  const session = await RunbookSession.open({
    file,
    env: { ...env, KUBECONFIG: path.join(folder, 'none') },
    isTrusted: () => true,
    confirm,
  });
  onTestFinished(() => session.close());
  await session.approve();
  return session;
}

function runbook(): string {
  const file = path.join(scratchFolder(), 'list.md');
  writeFileSync(file, '- [ ] Made\n\n  ```bash\n  ./act.sh\n  - ok ✓\n  ```\n');
  writeFileSync(path.join(path.dirname(file), 'act.sh'), '#!/bin/sh\necho ok\n', { mode: 0o755 });
  return file;
}

it('a run that somebody else starts does not take the place of the one in which a question is open', async () => {
  const file = runbook();
  const other = await open(file, () => Promise.resolve(true));
  const session = await open(file, async () => {
    await other.startRun('of the other');
    await session.refresh();
    return true;
  });
  const { runId } = await session.startRun('mine');
  await session.execute(session.runbook.commands.map(({ id }) => id));
  expect(session.run?.runId).toBe(runId);
  expect([...session.view.commandStates.values()]).toEqual(['passed']);
  await session.refresh();
  expect(session.run?.name).toBe('of the other');
  expect([...session.view.commandStates.values()]).toEqual(['open']);
});

it('a run that is asked for while something runs starts after it', async () => {
  const file = runbook();
  let next: Promise<unknown> | undefined;
  const session = await open(file, () => {
    next = session.startRun('next');
    return Promise.resolve(true);
  });
  const { runId } = await session.startRun('first');
  const [outcome] = await session.execute(session.runbook.commands.map(({ id }) => id));
  expect(outcome).toMatchObject({ state: 'finished', execution: { finished: { verdict: 'pass' } } });
  await next;
  expect(session.run?.name).toBe('next');
  expect(session.runIds[0]).toBe(runId);
});

it('status says where a log is damaged, and what to do; so do the report and the Run view', async () => {
  const file = runbook();
  const session = await open(file, () => Promise.resolve(true));
  await session.startRun();
  const log = path.join(runsFolder(file), filesUnder(runsFolder(file))[0] ?? '');
  appendFileSync(log, '{}\n{"torn');
  const { terminal, said } = keptOutput({ PROVEBOOK_STATE_HOME: path.join(path.dirname(file), 'state') });
  await status([file], terminal);
  expect(said()).toContain(`${log}:2: This line is no event: it was damaged or changed. Get the file back`);
  await session.refresh();
  const place = `${path.basename(log)}:2`;
  expect(session.reports.orThrow().notices).toEqual([{ kind: 'log damaged', count: 1, place }]);
  expect(damageRows(session.logProblems)).toMatchObject([{ tone: 'bad', children: [{ label: place }] }]);
});
