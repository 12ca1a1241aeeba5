/** A disk that takes bytes but cannot make them durable: here a fake `fdatasync`, because no real disk fails on request. */
import { closeSync, fdatasyncSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { readRunLog } from '../../readRunLog.ts';
import { scratchFolder } from '../../scratch.ts';
import { note, openLog } from './events.ts';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return { ...real, closeSync: vi.fn(real.closeSync), fdatasyncSync: vi.fn(real.fdatasyncSync) };
});

test('an event whose line cannot be synced is not acknowledged, and nothing is written after it', () => {
  const folder = scratchFolder();
  const log = openLog(folder);
  const first = log.append(note('one'));
  vi.mocked(closeSync).mockClear();
  vi.mocked(fdatasyncSync).mockImplementationOnce(() => {
    throw Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });
  });
  expect(() => log.append(note('two'))).toThrow(/EIO/);
  expect(closeSync).toHaveBeenCalledTimes(1);
  expect(() => log.append(note('three'))).toThrow(/could not be written earlier/);
  expect(() => log.appendAll([note('four')])).toThrow(/could not be written earlier/);
  // The line may be there all the same: it is one event more, never one less, and the chain holds.
  const { events, problems } = readRunLog(folder);
  expect(problems).toEqual([]);
  expect(events[0]).toMatchObject(first);
  expect(events.map((event) => event.type === 'run.noted' && event.note)).toEqual(['one', 'two']);
});

test('every event is synced before append returns', () => {
  const log = openLog(scratchFolder());
  vi.mocked(fdatasyncSync).mockClear();
  for (const count of [1, 2, 3]) {
    log.append(note('text'));
    expect(fdatasyncSync).toHaveBeenCalledTimes(count);
  }
  log.close();
});
