import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import { fenced } from '../support/runbooks.ts';

const text = `# T\n\n${fenced('bash', 'echo first', '# or', 'echo second', '', 'echo after')}\n${fenced('bash', 'echo else')}`;

let folder: string;
let session: RunbookSession;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'provebook-alternatives-'));
  const file = path.join(folder, 'a.md');
  await writeFile(file, text);
  session = await RunbookSession.open({
    file,
    env: { ...process.env, KUBECONFIG: path.join(folder, 'none'), PROVEBOOK_STATE_HOME: path.join(folder, 'state') },
    isTrusted: () => true,
    confirm: () => Promise.resolve(true),
  });
  await session.approve();
});

afterEach(async () => {
  session.close();
  await rm(folder, { recursive: true });
});

/** What became of each command: how it ended, or why it did not run. */
async function run(...texts: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  const commands = session.runbook.commands.filter((command) => texts.includes(command.text));
  const outcomes = await session.execute(commands.map((command) => command.id));
  return outcomes.map((outcome, index) => [
    commands[index]?.text ?? '',
    outcome.state === 'refused' ? outcome.refusal.code : (outcome.execution.finished?.end ?? ''),
  ]);
}

describe('commands that are several ways to do the same', () => {
  it('are refused when all of them are asked for, and so is what builds on them', async () => {
    expect(await run('echo first', 'echo second', 'echo after', 'echo else')).toEqual([
      ['echo first', 'alternatives'],
      ['echo second', 'alternatives'],
      ['echo after', 'earlier command failed'],
      ['echo else', 'exited'],
    ]);
  });

  it('say on which lines they are', async () => {
    const [outcome] = await session.execute(session.runbook.commands.map((command) => command.id));
    expect(outcome).toMatchObject({
      state: 'refused',
      refusal: { message: expect.stringContaining('4 to 6') as string },
    });
  });

  it('run when one of them is asked for', async () => {
    expect(await run('echo second')).toEqual([['echo second', 'exited']]);
    expect(await run('echo first', 'echo after')).toEqual([
      ['echo first', 'exited'],
      ['echo after', 'exited'],
    ]);
  });
});

it("a sidecar's effects reach the commands of the session", async () => {
  const file = path.join(folder, 'a.md');
  session.updateText(fenced('bash', './ourtool status'));
  expect(session.runbook.commands.map(({ effect }) => effect)).toEqual(['unknown']);
  await writeFile(file.replace(/md$/, 'checks.yaml'), 'version: 1\neffects:\n  ourtool: { status: read }\n');
  await session.refresh();
  expect(session.runbook.commands.map(({ effect }) => effect)).toEqual(['read']);
});
