/** Writers of a log that are killed, that write at the same time, or whose clock is wrong. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { EVENT_VERSION } from '../../src/core/run/event.ts';
import { reduceRun } from '../../src/core/run/reduce.ts';
import { sha256 } from '../../src/state/digest.ts';
import { EventLog } from '../../src/state/eventLog.ts';
import { RunStore } from '../../src/state/runStore.ts';
import { readRunLog } from '../readRunLog.ts';
import { scratchFolder } from '../scratch.ts';
import { bundled } from './bundled.ts';
import { fault, tries } from './fault.ts';
import { lostOf, torture, untilKilled } from './processes.ts';
import { filesUnder, runId } from './stateScript.ts';

const run = promisify(execFile);

fault('F1', 'a writer killed at any time loses no acknowledged event and invents none', async () =>
  torture(await bundled('writer'), scratchFolder(), tries(120, 50_000, 300)),
);

fault('F38', 'a writer that runs out of memory loses no acknowledged event', async () => {
  const [program, folder] = [await bundled('writer'), scratchFolder()];
  const nodeOptions = ['--max-old-space-size=32', '--stack-trace-limit=0'];
  const ids = await untilKilled(program, [folder, 'full'], { nodeOptions, afterMs: undefined });
  return { tries: 1, lost: ids.length > 0 ? lostOf(folder, new Map([['full', ids]])) : 1 };
});

fault('F7', 'two windows and a command line at once lose nothing, and all come to the same state', async () =>
  together(await bundled('session'), ['window', 'window', 'cli'], tries(60, 3000)),
);

fault('F9', 'the old and the new host of a window that reloads write at once', async () =>
  together(await bundled('session'), ['window', 'window'], tries(60, 3000)),
);

/** Sessions of these actors that write at the same time. */
async function together(program: string, actors: readonly string[], count: number) {
  const file = path.join(scratchFolder(), 'list.md');
  const told = await Promise.all(
    actors.map(async (actor) => {
      const child = spawn(process.execPath, [program, file, runId, actor, String(count)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
      return output.split('\n').slice(0, -1);
    }),
  );
  const ids = told.flat();
  const log = path.join(path.dirname(file), '.provebook', 'list', runId, 'log');
  const { events, problems } = readRunLog(log);
  const known = new Set(events.map(({ id }) => id));
  const states = [events, events.toReversed(), [...events, ...events]].map((some) =>
    JSON.stringify(reduceRun('run', some)),
  );
  const missing = ids.filter((id) => !known.has(id)).length + Math.abs(ids.length - actors.length * count);
  return {
    tries: actors.length * count,
    lost: missing + (events.length - known.size) + problems.length + new Set(states).size - 1,
  };
}

fault('F10', 'a clock that jumps a day to and fro changes no order', () => {
  let [lost, made] = [0, 0];
  for (let round = 0; round < tries(20, 2000); round += 1) {
    const file = path.join(scratchFolder(), 'list.md');
    const day = 24 * 3600_000;
    let at = Date.UTC(2026, 2, 1);
    const jumping = (): Date => new Date((at += [day, -day, -3 * day, 1][Math.floor(Math.random() * 4)] ?? 0));
    const stores = [new RunStore(file, jumping), new RunStore(file, jumping)];
    for (let step = 0; step < 10; step += 1) {
      const store = stores[step % 2];
      store?.read(runId);
      store?.append(runId, 'ada', { type: 'item.ticked', nodeId: 'item', note: String(step) });
      made += 1;
    }
    const { state } = new RunStore(file, jumping).read(runId);
    lost += state.marks.length === 1 && state.marks[0]?.note === '9' && state.lamport === 10 ? 0 : 1;
    for (const store of stores) store.close();
  }
  return { tries: made, lost };
});

fault('F15', 'a damaged line anywhere is named with its place, and every other event is kept', () => {
  const folder = scratchFolder();
  const ids = writeNotes(folder, 'ada', 40);
  const [file = ''] = filesUnder(folder);
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  let lost = 0;
  for (let at = 0; at < lines.length; at += 1) {
    writeFileSync(file, `${lines.with(at, lines[at]?.slice(0, 30) ?? '').join('\n')}\n`);
    const { events, problems } = readRunLog(folder);
    lost += problems.some(({ kind, line }) => kind === 'corrupt' && line === at + 1) ? 0 : 1;
    lost += ids.length - 1 - events.length;
  }
  return { tries: lines.length, lost };
});

fault('F15', 'ten thousand log files of one run are read, and a line is still written', () => {
  const file = path.join(scratchFolder(), 'list.md');
  const log = path.join(path.dirname(file), '.provebook', 'list', runId, 'log');
  mkdirSync(log, { recursive: true });
  const count = tries(2000, 10_000);
  for (let at = 0; at < count; at += 1) {
    const event = {
      v: 1,
      id: `id-${at}`,
      actor: 'ci',
      session: `s${at}`,
      seq: 0,
      lamport: 1,
      at: '',
      prev: '',
      seen: [],
      type: 'run.noted',
      note: '',
    };
    writeFileSync(path.join(log, `ci-${at}.jsonl`), `${JSON.stringify(event)}\n`);
  }
  const store = new RunStore(file, () => new Date());
  // So many files have been seen by nobody; each line names some of them.
  for (let at = 0; at < count / 64 + 1; at += 1) store.append(runId, 'ada', { type: 'run.noted', note: '' });
  store.close();
  const { events, problems } = readRunLog(log);
  const seen = new Set(events.flatMap((event) => event.seen));
  return { tries: count, lost: problems.length + count - seen.size };
});

fault('F15', 'a large log is read in time and memory that grow no faster than it', async () => {
  const folder = scratchFolder();
  const mebibytes = tries(24, 96);
  for (let at = 0; at < mebibytes; at += 1) writeNotes(folder, `writer-${at}`, 18, 58_000);
  const program = await bundled('reader');
  const { stdout } = await run(process.execPath, [program, folder]);
  const { events, peakMebibytes } = JSON.parse(stdout) as { events: number; peakMebibytes: number };
  return { tries: events, lost: mebibytes * 18 - events + (peakMebibytes < 100 + mebibytes ? 0 : 1) };
});

fault('F37', 'events of a newer version and of unknown types are kept and counted, and writing goes on', () => {
  const file = path.join(scratchFolder(), 'list.md');
  const store = new RunStore(file, () => new Date());
  store.append(runId, 'ada', { type: 'item.ticked', nodeId: 'item', note: undefined });
  const [log = ''] = filesUnder(path.dirname(file)).filter((name) => name.endsWith('.jsonl'));
  const newer = newerLines(readFileSync(log, 'utf8'));
  writeFileSync(path.join(path.dirname(log), 'eve-0.jsonl'), newer);
  const { state, problems } = store.read(runId);
  store.append(runId, 'ada', { type: 'item.unticked', nodeId: 'item' });
  store.close();
  const after = new RunStore(file, () => new Date()).read(runId);
  const isKept = readFileSync(path.join(path.dirname(log), 'eve-0.jsonl'), 'utf8') === newer;
  const isSaid = state.unknownEvents === 2 && after.state.unknownEvents === 2 && problems.length === 0;
  const isSame = state.marks[0]?.ticked === true && after.state.marks[0]?.ticked === false;
  return { tries: 2, lost: isKept && isSaid && isSame ? 0 : 1 };
});

/** A log as a version behind this one may write it: fields, types and meanings that are not known. */
function newerLines(before: string): string {
  const common = {
    ...(JSON.parse(before.split('\n')[0] ?? '') as object),
    actor: 'eve',
    session: 'eve',
    seen: {},
    extra: [1],
  };
  const first = JSON.stringify({
    ...common,
    id: 'n1',
    v: EVENT_VERSION + 1,
    lamport: 7,
    prev: '',
    type: 'item.unticked',
  });
  const second = JSON.stringify({
    ...common,
    id: 'n2',
    lamport: 8,
    prev: sha256(first),
    type: 'item.sung',
    song: 'la',
  });
  return `${first}\n${second}\n`;
}

/** @returns the ids of that many events of a session of its own */
function writeNotes(folder: string, actor: string, count: number, characters = 20): readonly string[] {
  const log = new EventLog({ folder, actor, now: () => new Date(), lamport: 0, seen: [] });
  const events = log.appendAll(
    Array.from({ length: count }, (_, at) => ({ type: 'run.noted', note: `${at} ${'x'.repeat(characters)}` })),
  );
  log.close();
  return events.map(({ id }) => id);
}
