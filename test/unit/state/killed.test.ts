import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readRunLog } from '../../../src/state/readLog.ts';
import { scratchFolder } from '../../scratch.ts';

const KILLS = 20;

test(
  'a writer that is killed at any time loses no acknowledged event and invents none',
  { timeout: 120_000 },
  async () => {
    const folder = scratchFolder();
    let acknowledgedInAll = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const writer = `writer-${round}`;
      const acknowledged = await appendUntilKilled(folder, writer, Math.random() * 40);
      acknowledgedInAll += acknowledged.length;
      const { events, problems } = readRunLog(folder);
      const own = events.filter(({ actor }) => actor === writer);
      expect(own.slice(0, acknowledged.length).map(({ id }) => id)).toEqual(acknowledged);
      // The one that was being written may be whole already, but nobody was told.
      expect(own.length - acknowledged.length).toBeLessThanOrEqual(1);
      expect(own.map((event) => event.type === 'run.noted' && event.note.split(' ')[0])).toEqual(
        own.map((_, index) => `note-${index}`),
      );
      expect(problems.filter(({ kind }) => kind !== 'torn')).toEqual([]);
      expect(problems.filter(({ file }) => file.includes(writer)).map(({ line }) => line)).toEqual(
        problems.some(({ file }) => file.includes(writer)) ? [own.length + 1] : [],
      );
    }
    expect(acknowledgedInAll).toBeGreaterThan(KILLS);
  },
);

/** @returns ids that the writer named after `append` had returned. */
async function appendUntilKilled(folder: string, actor: string, milliseconds: number): Promise<readonly string[]> {
  const module = JSON.stringify(path.resolve(import.meta.dirname, '../../../src/state/eventLog.ts'));
  const script = `
    const { writeSync } = await import('node:fs');
    const { EventLog } = await import(${module});
    const [folder, actor] = process.argv.slice(1);
    const log = new EventLog({ folder, actor, now: () => new Date(), lamport: 0, seen: [] });
    writeSync(1, 'begin\\n');
    for (let index = 0; ; index += 1) {
      const note = 'note-' + index + ' ' + 'x'.repeat(index % 7 === 0 ? 60_000 : 100);
      const { id } = log.append({ type: 'run.noted', note });
      writeSync(1, id + '\\n');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder, actor], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = text(child.stdout);
  await once(child.stdout, 'readable');
  await delay(milliseconds);
  child.kill('SIGKILL');
  const [begin, ...ids] = (await output).split('\n').slice(0, -1);
  expect(begin).toBe('begin');
  return ids;
}
