import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { LogWatch } from '../../../src/extension/logWatch.ts';
import { scratchFolder } from '../../scratch.ts';

const changed = vi.fn<() => void>();
let runs = '';
let log = '';
let logs: LogWatch;

beforeEach(() => {
  changed.mockClear();
  runs = path.join(scratchFolder(), 'list');
  log = path.join(runs, '0001-a', 'log');
  mkdirSync(log, { recursive: true });
  logs = new LogWatch(changed);
  onTestFinished(() => logs.dispose());
});

/** That what `work` does is seen. */
async function sees(work: () => void): Promise<void> {
  changed.mockClear();
  work();
  await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 5000 });
}

it('sees what others write into the current run, and a run that they start', async () => {
  logs.follow('list.md', [runs, log]);
  await sees(() => writeFileSync(path.join(log, 'kim.jsonl'), '{}\n'));
  await sees(() => writeFileSync(path.join(log, 'kim.jsonl'), '{}\n', { flag: 'a' }));
  await sees(() => mkdirSync(path.join(runs, '0002-b', 'log'), { recursive: true }));
});

it('asks for a look when it begins: something may have been written just before', () => {
  logs.follow('list.md', [log]);
  expect(changed).toHaveBeenCalledTimes(1);
  logs.follow('list.md', [log]);
  expect(changed).toHaveBeenCalledTimes(1);
});

it('follows to the next run, and leaves the one before', async () => {
  logs.follow('list.md', [log]);
  const next = path.join(runs, '0002-b', 'log');
  mkdirSync(next, { recursive: true });
  logs.follow('list.md', [next]);
  await sees(() => writeFileSync(path.join(next, 'kim.jsonl'), '{}\n'));
  changed.mockClear();
  writeFileSync(path.join(log, 'kim.jsonl'), '{}\n');
  await delay(200);
  expect(changed).not.toHaveBeenCalled();
});

it('watches a folder again that was replaced, as git does', async () => {
  logs.follow('list.md', [log]);
  await sees(() => rmSync(log, { recursive: true }));
  mkdirSync(`${log}-new`);
  renameSync(`${log}-new`, log);
  await vi.waitFor(() => {
    changed.mockClear();
    logs.follow('list.md', [log]);
    expect(changed, 'it begins again').toHaveBeenCalledTimes(1);
  });
  await sees(() => writeFileSync(path.join(log, 'kim.jsonl'), '{}\n'));
});

it('goes on where a folder is not there', async () => {
  logs.follow('list.md', [path.join(runs, 'nothing'), log]);
  await sees(() => writeFileSync(path.join(log, 'kim.jsonl'), '{}\n'));
});
