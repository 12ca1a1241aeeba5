import { execFile } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { reduceRun } from '../../../src/core/run/reduce.ts';
import { sha256 } from '../../../src/state/digest.ts';
import { MAX_LINE_BYTES } from '../../../src/state/eventLog.ts';
import { readRunLog } from '../../readRunLog.ts';
import { scratchFolder } from '../../scratch.ts';
import { filesUnder, linesOf, note, noon, openLog } from './events.ts';

describe('an event log', () => {
  test('makes no file before the first event', () => {
    const folder = path.join(scratchFolder(), 'log');
    openLog(folder).close();
    expect(readRunLog(folder)).toEqual({ events: [], heads: new Map(), problems: [] });
  });

  test('makes its folder with the first event', () => {
    const folder = path.join(scratchFolder(), 'run', 'log');
    const log = openLog(folder);
    const { id } = log.append(note('one'));
    log.close();
    expect(readRunLog(folder).events).toMatchObject([{ id }]);
  });

  test('appends lines that are chained by the SHA-256 of the line before', () => {
    const folder = scratchFolder();
    const log = openLog(folder);
    const events = ['one', 'two', 'three'].map((text) => log.append(note(text)));
    log.close();
    const lines = linesOf(log.file);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(events);
    expect(events.map(({ prev }) => prev)).toEqual(['', ...lines.slice(0, -1).map((line) => sha256(line))]);
    expect(events.map(({ seq }) => seq)).toEqual([0, 1, 2]);
    expect(events.map(({ lamport }) => lamport)).toEqual([1, 2, 3]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
    expect(events.every(({ at }) => at === noon().toISOString())).toBe(true);
    expect(readRunLog(folder)).toEqual({
      events: events.map((event, at) => ({ ...event, digest: sha256(lines[at] ?? '') })),
      heads: new Map([[path.basename(log.file), sha256(lines.at(-1) ?? '')]]),
      problems: [],
    });
    expect(log.head).toBe(sha256(lines.at(-1) ?? ''));
  });

  test('appends several events in one write, each after the one before, and nothing where there are none', () => {
    const folder = scratchFolder();
    const log = openLog(folder, { lamport: 4 });
    expect(log.appendAll([])).toEqual([]);
    const events = [...log.appendAll([note('one'), note('two')]), log.append(note('three'))];
    log.close();
    expect(events.map(({ seq }) => seq)).toEqual([0, 1, 2]);
    expect(events.map(({ lamport }) => lamport)).toEqual([5, 6, 7]);
    expect(log.lamport).toBe(7);
    expect(readRunLog(folder)).toMatchObject({ events, problems: [] });
  });

  test('names each head that it has seen once, so many in a line that none becomes too long', () => {
    const heads = Array.from({ length: 150 }, (_, at) => `head ${at}`);
    const log = openLog(scratchFolder(), { seen: heads });
    const [one, two] = log.appendAll([note('one'), note('two')]);
    const three = log.append(note('three'));
    const four = log.append(note('four'));
    log.close();
    expect([one, two, three, four].map((event) => event?.seen)).toEqual([
      heads.slice(0, 64),
      heads.slice(64, 128),
      heads.slice(128),
      [],
    ]);
  });

  test('is over once its file is removed or replaced, and not before', () => {
    const log = openLog(scratchFolder());
    expect(log.isOver).toBe(false);
    log.append(note('one'));
    expect(log.isOver).toBe(false);
    const bytes = readFileSync(log.file);
    rmSync(log.file);
    expect(log.isOver).toBe(true);
    writeFileSync(log.file, bytes);
    expect(log.isOver).toBe(true);
    log.close();
  });

  test('never goes back in time, whatever it is told of others', () => {
    const log = openLog(scratchFolder(), { lamport: 9 });
    log.observe(3, []);
    expect(log.append(note('one')).lamport).toBe(10);
    log.observe(20, []);
    expect(log.append(note('two')).lamport).toBe(21);
    log.close();
  });

  test('is on the disk, line end included, when append returns', () => {
    const log = openLog(scratchFolder());
    const event = log.append(note('there'));
    expect(readFileSync(log.file, 'utf8')).toBe(`${JSON.stringify(event)}\n`);
    log.close();
  });

  test('has a file of its own for each session, named by an actor slug that is safe everywhere', () => {
    const folder = scratchFolder();
    for (const actor of ['ada@example.com', 'Ada  <ada@example.com>', '../../etc', '한국 사람', '', 'a'.repeat(300)]) {
      const log = openLog(folder, { actor });
      log.append(note(actor));
      log.close();
    }
    const names = filesUnder(folder).map((name) => name.replace(/-[0-9a-f]{32}\.jsonl$/, ''));
    expect(names).toEqual(['a'.repeat(32), 'ada-ada-example-com', 'ada-example-com', 'etc', 'someone', 'someone']);
  });

  test('keeps text of any kind in one line', () => {
    const folder = scratchFolder();
    const log = openLog(folder);
    const text = 'a\nb\r\nc\u2028d\u0000e "f" \\ 한국어 😀 \ud800';
    log.append(note(text));
    log.append(note('after'));
    log.close();
    const { events, problems } = readRunLog(folder);
    expect(problems).toEqual([]);
    expect(events.map((event) => event.type === 'run.noted' && event.note)).toEqual([text, 'after']);
  });

  test('keeps an event that is just as long as a line may be', () => {
    const log = openLog(scratchFolder());
    const rest = JSON.stringify(log.append(note(''))).length;
    // The second line names the first by its digest.
    const event = log.append(note('x'.repeat(MAX_LINE_BYTES - rest - 64)));
    log.close();
    expect(Buffer.byteLength(linesOf(log.file)[1] ?? '')).toBe(MAX_LINE_BYTES);
    expect(JSON.parse(linesOf(log.file)[1] ?? '')).toEqual(event);
  });

  test('refuses an event that is longer than a line may be, and goes on', () => {
    const folder = scratchFolder();
    const log = openLog(folder);
    log.append(note('first'));
    expect(() => log.append(note('x'.repeat(MAX_LINE_BYTES)))).toThrow(/longer than a log line may be/);
    log.append(note('second'));
    log.close();
    const { events, problems } = readRunLog(folder);
    expect(problems).toEqual([]);
    expect(events.map(({ seq }) => seq)).toEqual([0, 1]);
  });
});

describe('two sessions', () => {
  test('that append in turns give one order, whoever reads and whatever the files are called', () => {
    const folder = scratchFolder();
    // The second writer's clock is an hour behind: clocks never decide.
    const late = (): Date => new Date(noon().getTime() - 3_600_000);
    const [ada, bob] = [openLog(folder), openLog(folder, { actor: 'bob@example.com', now: late })];
    const tick = (log: typeof ada, ticked: boolean): void => {
      const { events, heads } = readRunLog(folder);
      const lamport = Math.max(0, ...events.map((event) => event.lamport));
      log.observe(
        lamport,
        [...heads.values()].filter((head) => head !== log.head),
      );
      log.append(
        ticked ? { type: 'item.ticked', nodeId: 'item', note: undefined } : { type: 'item.unticked', nodeId: 'item' },
      );
    };
    for (const [log, ticked] of [
      [ada, true],
      [bob, false],
      [ada, true],
      [bob, false],
    ] as const)
      tick(log, ticked);
    ada.close();
    bob.close();
    const { events, problems } = readRunLog(folder);
    expect(problems).toEqual([]);
    expect(events.map(({ lamport }) => lamport).sort()).toEqual([1, 2, 3, 4]);
    const states = [events, [...events].reverse(), [...events, ...events]].map((some) => reduceRun('run', some));
    expect(states.map(({ marks }) => marks)).toMatchObject(
      Array(3).fill([
        {
          nodeId: 'item',
          ticked: false,
          actor: 'bob@example.com',
          at: late().toISOString(),
          note: undefined,
          lamport: 4,
        },
      ]),
    );
    // Each names the other's newest line, which makes a cut of the other file visible.
    const lastOf = (actor: string) => events.filter((event) => event.actor === actor).at(-1);
    const adaHead = sha256(linesOf(ada.file)[1] ?? '');
    expect(lastOf('bob@example.com')?.seen).toEqual([adaHead]);
    expect(lastOf('ada@example.com')?.seen).toEqual([sha256(linesOf(bob.file)[0] ?? '')]);
  });

  test('that append at the same Lamport time are put in order by fixed rules', () => {
    const folder = scratchFolder();
    const logs = ['bob', 'ada'].map((actor) => openLog(folder, { actor }));
    for (const log of logs) log.append({ type: 'item.ticked', nodeId: log.session, note: undefined });
    logs[0]?.append({ type: 'item.ticked', nodeId: 'item', note: 'of bob' });
    logs[1]?.append({ type: 'item.ticked', nodeId: 'item', note: 'of ada' });
    for (const log of logs) log.close();
    const { marks } = reduceRun('run', readRunLog(folder).events);
    expect(marks.findLast(({ nodeId }) => nodeId === 'item')?.note).toBe('of bob');
  });
});

describe('a log that cannot be written', () => {
  // The limit stands for a full disk: the kernel takes a part of the line, then no more.
  test('after a short write says so, writes nothing more, and leaves what was acknowledged', async () => {
    const folder = scratchFolder();
    const { stdout } = await appendLimited(folder, 4);
    const { acknowledged, errors } = JSON.parse(stdout) as { acknowledged: string[]; errors: string[] };
    const { events, problems } = readRunLog(folder);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(errors[0]).toMatch(/EFBIG/);
    expect(errors.slice(1)).toEqual(
      Array(errors.length - 1).fill(expect.stringMatching(/could not be written earlier/)),
    );
    expect(events.map(({ id }) => id)).toEqual(acknowledged);
    const [name = ''] = filesUnder(folder);
    expect(problems).toEqual([{ kind: 'torn', file: path.join(folder, name), line: acknowledged.length + 1 }]);
    expect(statSync(path.join(folder, name)).size).toBe(4 * 1024);
  });

  test('at all acknowledges nothing and invents nothing', async () => {
    const folder = scratchFolder();
    const { stdout } = await appendLimited(folder, 0);
    expect(JSON.parse(stdout)).toMatchObject({ acknowledged: [] });
    expect(readRunLog(folder)).toMatchObject({ events: [], problems: [] });
  });
});

/** Appends ten events in a process whose files may have `kibibytes` at most. */
function appendLimited(folder: string, kibibytes: number): Promise<{ stdout: string }> {
  const script = `
    const { EventLog } = await import(${JSON.stringify(path.resolve(import.meta.dirname, '../../../src/state/eventLog.ts'))});
    process.on('SIGXFSZ', () => undefined);
    const log = new EventLog({ folder: process.argv[1], actor: 'ada', now: () => new Date(), lamport: 0, seen: [] });
    const acknowledged = [], errors = [];
    for (let index = 0; index < 10; index += 1) {
      try { acknowledged.push(log.append({ type: 'run.noted', note: 'x'.repeat(700) }).id); }
      catch (error) { errors.push(error.message); }
    }
    console.log(JSON.stringify({ acknowledged, errors }));`;
  // bash counts in kibibytes.
  const limited = 'ulimit -f "$1"; shift; exec "$@"';
  const node = [process.execPath, '--input-type=module', '-e', script, folder];
  return promisify(execFile)('bash', ['-c', limited, 'bash', String(kibibytes), ...node]);
}
