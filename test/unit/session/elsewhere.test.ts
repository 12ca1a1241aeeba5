import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { ConfirmQuestion } from '../../../src/core/check/confirmQuestion.ts';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import { scratchFolder } from '../../scratch.ts';

/** One command, of which nobody knows what it does: it says that it has begun, and ends once it may. */
function runbook(): string {
  const file = path.join(scratchFolder(), 'list.md');
  writeFileSync(file, '- [ ] Made\n\n  ```bash\n  ./act.sh\n  - ok ✓\n  ```\n');
  const script = '#!/bin/sh\ntouch begun\nwhile [ ! -e go ]; do sleep 0.05; done\necho ok\n';
  writeFileSync(path.join(path.dirname(file), 'act.sh'), script, { mode: 0o755 });
  return file;
}

interface Person {
  readonly session: RunbookSession;
  readonly asked: ConfirmQuestion[];
}

async function person(file: string, actor: string, answer: (question: ConfirmQuestion) => boolean): Promise<Person> {
  const folder = path.dirname(file);
  const asked: ConfirmQuestion[] = [];
  const session = await RunbookSession.open({
    file,
    env: {
      PATH: process.env['PATH'],
      PROVEBOOK_STATE_HOME: path.join(folder, 'state'),
      PROVEBOOK_ACTOR: actor,
      KUBECONFIG: path.join(folder, 'none'),
    },
    isTrusted: () => true,
    confirm: (question) => {
      asked.push(question);
      return Promise.resolve(answer(question));
    },
  });
  onTestFinished(() => session.close());
  await session.approve();
  return { session, asked };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(20);
}

/** Kim's command runs; `end` lets it come to its end. */
async function running(file: string): Promise<{ readonly end: () => Promise<unknown> }> {
  const { session } = await person(file, 'kim', () => true);
  const ended = session.execute(session.runbook.commands.map(({ id }) => id));
  await until(() => existsSync(path.join(path.dirname(file), 'begun')));
  return {
    end: () => {
      writeFileSync(path.join(path.dirname(file), 'go'), '');
      return ended;
    },
  };
}

function states({ session }: Person): readonly (string | undefined)[] {
  return session.runbook.commands.map(({ id }) => session.view.commandStates.get(id));
}

it('what another process runs is running for everybody, until it has ended', async () => {
  const file = runbook();
  const { end } = await running(file);
  const lee = await person(file, 'lee', () => true);
  expect(states(lee)).toEqual(['running']);
  expect([...lee.session.view.elsewhere.values()]).toMatchObject([{ actor: 'kim' }]);
  expect(lee.session.isRunning).toBe(false);
  let changes = 0;
  lee.session.onDidChange(() => (changes += 1));
  await lee.session.refresh();
  expect(changes, 'nothing has changed').toBe(0);
  await end();
  await lee.session.refresh();
  expect([states(lee), changes]).toEqual([['passed'], 1]);
  expect(lee.session.view.elsewhere.size).toBe(0);
});

it('a change that another process makes is not made a second time without a word', async () => {
  const file = runbook();
  const { end } = await running(file);
  // As `--yes` answers: yes to changes in general.
  const lee = await person(file, 'lee', ({ isDoubtful }) => !isDoubtful);
  const outcomes = await lee.session.execute(lee.session.runbook.commands.map(({ id }) => id));
  expect(outcomes).toMatchObject([{ state: 'refused', refusal: { code: 'not confirmed' } }]);
  expect(lee.asked.at(-1)?.question).toContain(
    'It runs at the moment in another window or on the command line, started by kim at ',
  );
  await end();
  const again = await lee.session.execute(lee.session.runbook.commands.map(({ id }) => id));
  expect(again).toMatchObject([{ state: 'finished', execution: { finished: { verdict: 'pass' } } }]);
});

it('what a session left unfinished that is closed is not running', async () => {
  const file = runbook();
  const kim = await person(file, 'kim', () => true);
  const ended = kim.session.execute(kim.session.runbook.commands.map(({ id }) => id));
  await until(() => existsSync(path.join(path.dirname(file), 'begun')));
  kim.session.close();
  const lee = await person(file, 'lee', () => true);
  expect(states(lee)).toEqual(['unknown']);
  writeFileSync(path.join(path.dirname(file), 'go'), '');
  await ended.catch(() => undefined);
});
