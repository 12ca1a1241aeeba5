/** A disk that is full, fails, or loses what was not synced when the machine stopped. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { RunStore } from '../../src/state/runStore.ts';
import { readRunLog } from '../readRunLog.ts';
import { scratchFolder } from '../scratch.ts';
import { fault, isSoak, tries } from './fault.ts';
import { crashStates, materialize } from './crashStates.ts';
import { callsUntilNow, watching, type Call, type Failure } from './faultyFs.ts';
import { brokenPromises, noon, runId, useState, type Acknowledged } from './stateScript.ts';

vi.mock('node:fs', async (original) => {
  const { faulty } = await import('./faultyFs.ts');
  return faulty(await original<typeof import('node:fs')>());
});

const nothing = (): Acknowledged => ({ ids: [], ran: [], approved: false });

fault('F3', 'a write that takes 1 byte or half of them is continued: every event is there, none is merged', () =>
  sweep(['one byte', 'half'], (told) => (told.ids.length === 6 && told.approved ? [] : ['a short write was an error'])),
);

fault('F4', 'a call of the disk that fails, whichever, loses nothing acknowledged and starts nothing unrecorded', () =>
  sweep(isSoak ? ['EIO', 'ENOSPC', 'EACCES', 'EROFS', 'EMFILE'] : ['EIO', 'ENOSPC'], () => []),
);

/** Fails the first call, then the second, until all calls have failed once; up to the failing one they are the same. */
async function sweep(
  failures: readonly Failure[],
  furtherPromises: (told: Acknowledged) => readonly string[],
): Promise<{ tries: number; lost: number }> {
  const calls = await callsOfUse();
  const injected = failures.flatMap((failure) =>
    calls.flatMap(({ name }, at) => (isPossible(failure, name) ? { failure, name, at: at + 1 } : [])),
  );
  let lost = 0;
  for (const { failure, name, at } of injected) {
    const folder = mkdtempSync(path.join(tmpdir(), 'provebook-fault-'));
    const told = nothing();
    await watching(folder, () => useState(folder, told), { at, failure });
    const broken = [...brokenPromises(folder, told), ...furtherPromises(told)];
    if (broken.length > 0) console.error(failure, at, name, broken);
    lost += broken.length;
    rmSync(folder, { recursive: true });
  }
  return { tries: injected.length, lost };
}

function callsOfUse(): Promise<readonly Call[]> {
  const folder = scratchFolder();
  return watching(folder, () => useState(folder, nothing()));
}

/** Only a write can take less than it was given. */
function isPossible(failure: Failure, name: string): boolean {
  return name === 'writeSync' || (failure !== 'one byte' && failure !== 'half');
}

fault(
  'F5',
  'after a sync that failed the session goes on in another file, and never syncs the old one again',
  async () => {
    const folder = scratchFolder();
    const store = new RunStore(path.join(folder, 'list.md'), noon);
    const note = (text: string) => store.append(runId, 'ada', { type: 'run.noted', note: text });
    const before = note('before');
    const failing =
      (await watching(folder, () => note('counted'))).findIndex(({ name }) => name === 'fdatasyncSync') + 1;
    const calls = await watching(
      folder,
      () => {
        try {
          note('failed');
        } catch {
          note('after');
        }
      },
      { at: failing, failure: 'EIO' },
    );
    store.close();
    const synced = calls.filter(({ name }) => name === 'fdatasyncSync').map((call) => call.path);
    const { events, heads, problems } = readRunLog(path.join(folder, '.provebook', 'list', runId, 'log'));
    const notes = events.map((event) => (event.type === 'run.noted' ? event.note : ''));
    const kept = heads.size === 2 && problems.length === 0 && ['before', 'after'].every((text) => notes.includes(text));
    return {
      tries: 1,
      lost: kept && new Set(synced).size === synced.length && events.some(({ id }) => id === before.id) ? 0 : 1,
    };
  },
);

fault('F2', 'a disk that is full at any byte leaves the old whole or the new complete, and says so', async () => {
  const bytes = (await callsOfUse()).reduce((sum, call) => sum + (call.bytes?.length ?? 0), 0);
  const count = Math.min(bytes, tries(100, bytes));
  let lost = 0;
  for (let at = 0; at < count; at += 1) {
    const folder = mkdtempSync(path.join(tmpdir(), 'provebook-fault-'));
    const told = nothing();
    await watching(folder, () => useState(folder, told), { room: Math.floor((at * bytes) / count) });
    lost += brokenPromises(folder, told).length;
    // Something did not fit, so somebody was told.
    lost += told.approved && told.ids.length === 6 ? 1 : 0;
    rmSync(folder, { recursive: true });
  }
  return { tries: count, lost };
});

fault(
  'F6',
  'the machine stops after any call, with any part of what was not synced: every such disk opens',
  async () => {
    const folder = scratchFolder();
    const told = nothing();
    const counts: number[] = [];
    const calls = await watching(folder, () =>
      useState(folder, told, { onAcknowledged: () => counts.push(callsUntilNow()) }),
    );
    let [made, lost] = [0, 0];
    for (let length = 0; length <= calls.length; length += 1) {
      const made1 = calls.slice(0, length);
      const acknowledged = { ...nothing(), ids: told.ids.filter((_, at) => (counts[at] ?? Infinity) <= length) };
      for (const disk of crashStates(made1)) {
        const to = mkdtempSync(path.join(tmpdir(), 'provebook-fault-'));
        materialize(disk, folder, to);
        made += 1;
        const broken = brokenPromises(to, acknowledged);
        if (broken.length > 0) console.error(length, calls[length - 1]?.name, calls[length - 1]?.path, broken);
        lost += broken.length;
        rmSync(to, { recursive: true });
      }
    }
    return { tries: made, lost };
  },
);
