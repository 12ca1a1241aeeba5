import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { ProvebookError } from '../../../src/core/errors.ts';
import { verify } from '../../../src/cli/commands/verify.ts';
import { runsFolder } from '../../../src/state/folders.ts';
import { RunStore } from '../../../src/state/runStore.ts';
import { scratchFolder } from '../../scratch.ts';
import { filesUnder, linesOf, note, noon } from '../state/events.ts';
import { keptOutput } from './terminal.ts';

let file: string;

beforeEach(() => {
  file = path.join(scratchFolder(), 'release.md');
});

async function verified(...args: readonly string[]): Promise<{ code: number; out: string; said: string }> {
  const { terminal, out, said } = keptOutput({});
  const code = await verify([file, ...args], terminal);
  return { code, out: out(), said: said() };
}

/** Two lines; returns the file that holds them. */
function written(): string {
  const store = new RunStore(file, noon);
  const runId = store.newRunId();
  for (const text of ['one', 'two']) store.append(runId, 'kim', note(text));
  store.close();
  return path.join(runsFolder(file), filesUnder(runsFolder(file))[0] ?? '');
}

it('passes what is whole, and says what it cannot see', async () => {
  written();
  const { code, out, said } = await verified();
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(said).toContain('runs: 1, log files: 1, events: 2, stored outputs and texts: 0, errors: 0');
  expect(said).toContain('Not seen by this: last lines that were cut or changed before another log file saw them');
});

it('names file and line of what was changed, says what to do, and ends with 2', async () => {
  const log = written();
  writeFileSync(log, `${linesOf(log).join('\n').replace('one', '111')}\n`);
  const { code, out } = await verified();
  expect(code).toBe(2);
  expect(out).toBe(
    `${log}:2: error: This line does not follow the one before it: lines were changed, added or taken out. ` +
      'Get the file back from git or from who wrote it. Where that is not possible, run again what it proved.\n',
  );
});

it('does not call the last line of a writer that was killed an error', async () => {
  const log = written();
  appendFileSync(log, '{"v":1');
  const { code, out } = await verified();
  expect(code).toBe(0);
  expect(out).toContain(`${log}:3: info: The last line has no end`);
});

it('gives all of it as one JSON object', async () => {
  const log = written();
  writeFileSync(log, '{\n');
  const { code, out } = await verified('--json');
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({
    file,
    valid: false,
    runs: 1,
    events: 0,
    problems: [{ kind: 'corrupt', file: log, line: 1, message: expect.stringContaining('no event') as string }],
  });
});

it('says so where there is nothing to verify', async () => {
  await expect(verified()).rejects.toThrow(ProvebookError);
});
