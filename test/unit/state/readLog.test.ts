import { once } from 'node:events';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { reduceRun } from '../../../src/core/run/reduce.ts';
import { sha256 } from '../../../src/state/digest.ts';
import { isDamage } from '../../../src/state/logFile.ts';
import { RunLogReader } from '../../../src/state/runLog.ts';
import { readRunLog } from '../../readRunLog.ts';
import { scratchFolder } from '../../scratch.ts';
import { execution, linesOf, note, openLog } from './events.ts';

/** A log of three events, the second of them with characters of every length in UTF-8. */
function writeThree(folder: string): { readonly file: string; readonly ids: readonly string[] } {
  const log = openLog(folder);
  const ids = ['one', 'tw\u00f6 한 😀 \ufffd', 'three'].map((text) => log.append(note(text)).id);
  log.close();
  return { file: log.file, ids };
}

/** A line that differs in these fields from one that is an event. */
function eventWith(fields: Readonly<Record<string, unknown>>): string {
  const event = { v: 1, id: 'a', type: 'run.noted', actor: 'ada', session: 's', at: '2030', prev: '' };
  return JSON.stringify({ ...event, seq: 1, lamport: 2, seen: [], note: 'two', ...fields });
}

describe('reading a log', () => {
  test('without a folder gives an empty one', () => {
    expect(readRunLog(path.join(scratchFolder(), 'none'))).toEqual({ events: [], heads: new Map(), problems: [] });
  });

  test('of a folder that is a file fails instead of pretending that there is no run', () => {
    const file = path.join(scratchFolder(), 'log');
    writeFileSync(file, '');
    expect(() => readRunLog(file)).toThrow(/ENOTDIR/);
  });

  test('leaves files of other kinds alone', () => {
    const folder = scratchFolder();
    const { ids } = writeThree(folder);
    writeFileSync(path.join(folder, 'notes.txt'), 'hello');
    writeFileSync(path.join(folder, '.jsonl.tmp'), '{');
    mkdirSync(path.join(folder, 'more'));
    expect(readRunLog(folder)).toMatchObject({ events: ids.map((id) => ({ id })), problems: [] });
  });

  test('ignores a torn last line, says where it is, and leaves the file as it is', () => {
    const folder = scratchFolder();
    const { file, ids } = writeThree(folder);
    const whole = readFileSync(file);
    const last = whole.lastIndexOf('\n', whole.length - 2) + 1;
    // Cut anywhere in the last line, also right before its line end: it was never acknowledged.
    for (const end of [last + 1, Math.floor((last + whole.length) / 2), whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, end));
      const log = readRunLog(folder);
      expect(log.events.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      expect(log.problems).toEqual([{ kind: 'torn', file, line: 3 }]);
      expect([...log.heads.values()]).toEqual([sha256(linesOf(file)[1] ?? '')]);
      expect(readFileSync(file)).toEqual(whole.subarray(0, end));
    }
  });

  test.each([
    ['that is no JSON', '{"v":1,'],
    ['that is no event', '{"v":1,"type":"run.noted"}'],
    ['that lacks a number of an event', eventWith({ seq: undefined })],
    ['that has a text for a number', eventWith({ lamport: '4' })],
    ['that lacks a text of an event', eventWith({ id: undefined })],
    ['that has a number for a text', eventWith({ at: 5 })],
    ['that is a list', '[]'],
    ['that is a number', '5'],
    ['that is null', 'null'],
    ['that is empty', ''],
    ['that is not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ])('reports a middle line %s with file and line, and keeps the others', (_, bad) => {
    const folder = scratchFolder();
    const { file, ids } = writeThree(folder);
    const [first = '', , third = ''] = linesOf(file);
    const end = Buffer.from('\n');
    writeFileSync(file, Buffer.concat([Buffer.from(first), end, Buffer.from(bad), end, Buffer.from(third), end]));
    const { events, problems } = readRunLog(folder);
    expect(events.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    expect(problems).toEqual([
      { kind: 'corrupt', file, line: 2 },
      { kind: 'broken chain', file, line: 3 },
    ]);
  });

  test('reports a line that was added, taken out, doubled or moved', () => {
    const folder = scratchFolder();
    const { file } = writeThree(folder);
    const [first = '', second = '', third = ''] = linesOf(file);
    const problemsOf = (...lines: readonly string[]) => {
      writeFileSync(file, `${lines.join('\n')}\n`);
      return readRunLog(folder).problems.map(({ kind, line }) => `${line} ${kind}`);
    };
    expect(problemsOf(first, second, third)).toEqual([]);
    expect(problemsOf(first, third)).toEqual(['2 broken chain']);
    expect(problemsOf(second, third)).toEqual(['1 broken chain']);
    expect(problemsOf(first, first, second, third)).toEqual(['2 broken chain']);
    expect(problemsOf(first, third, second)).toEqual(['2 broken chain', '3 broken chain']);
    expect(problemsOf(first, '', second, third)).toEqual(['2 corrupt']);
    expect(problemsOf('', first, second, third)).toEqual(['1 corrupt']);
    expect(problemsOf(`${first}\r`, `${second}\r`, `${third}\r`)).toEqual(['2 broken chain', '3 broken chain']);
  });

  test('finds a change of any byte before the last line', () => {
    const folder = scratchFolder();
    const { file } = writeThree(folder);
    const whole = readFileSync(file);
    const last = whole.lastIndexOf('\n', whole.length - 2);
    const unnoticed: string[] = [];
    for (let at = 0; at <= last; at += 1) {
      for (const bit of [0x01, 0x20, 0x80]) {
        const changed = Buffer.from(whole);
        changed.writeUInt8(whole.readUInt8(at) ^ bit, at);
        writeFileSync(file, changed);
        if (readRunLog(folder).problems.length === 0) unnoticed.push(`byte ${at} bit ${bit}`);
      }
    }
    expect(unnoticed).toEqual([]);
  });

  test('finds bytes that only look alike once they are decoded', () => {
    const folder = scratchFolder();
    const { file } = writeThree(folder);
    const whole = readFileSync(file);
    // U+FFFD is what a decoder puts in place of a byte that is no UTF-8.
    const at = whole.indexOf('\ufffd');
    writeFileSync(file, Buffer.concat([whole.subarray(0, at), Buffer.from([0xff]), whole.subarray(at + 3)]));
    expect(readRunLog(folder).problems).not.toEqual([]);
  });

  test('finds bytes that are no text in the last line too, which no digest is there for yet', () => {
    const folder = scratchFolder();
    const { file, ids } = writeThree(folder);
    const whole = readFileSync(file);
    whole[whole.lastIndexOf('three')] = 0xff;
    writeFileSync(file, whole);
    const { events, problems } = readRunLog(folder);
    expect(events.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(problems).toEqual([{ kind: 'corrupt', file, line: 3 }]);
  });

  test('of a file that cannot be opened fails instead of leaving its events out', async () => {
    const folder = scratchFolder();
    await using socket = createServer().listen(path.join(folder, 'a.jsonl'));
    await once(socket, 'listening');
    expect(() => readRunLog(folder)).toThrow(/ENXIO|EACCES/);
  });

  test('reads no file behind a symbolic link, and says so', () => {
    const folder = scratchFolder();
    const { file } = writeThree(scratchFolder());
    const link = path.join(folder, 'a.jsonl');
    symlinkSync(file, link);
    expect(readRunLog(folder)).toEqual({
      events: [],
      heads: new Map([['a.jsonl', '']]),
      problems: [{ kind: 'symbolic link', file: link, line: 1 }],
    });
  });

  test('only a line that was cut off at the end is no damage', () => {
    const kinds = ['torn', 'corrupt', 'broken chain', 'symbolic link'] as const;
    expect(kinds.filter((kind) => isDamage({ kind, file: 'a.jsonl', line: 1 }))).toEqual(kinds.slice(1));
  });

  test('reads every line of a log that is longer than what is read at once', () => {
    const folder = scratchFolder();
    const log = openLog(folder);
    const texts = Array.from({ length: 120 }, (_, at) => `${at} `.repeat(1000 + 37 * at));
    const written = log.appendAll(texts.map(note));
    log.close();
    const { events, problems } = readRunLog(folder);
    expect(events.map(({ id }) => id)).toEqual(written.map(({ id }) => id));
    expect(problems).toEqual([]);
  });

  test('reads lines that are longer than what is read at once, and those behind them', () => {
    const folder = scratchFolder();
    const log = openLog(folder);
    const { id } = log.append(note('one'));
    log.close();
    const long = JSON.stringify({ hello: 'x'.repeat(700_000) });
    const lines = [...linesOf(log.file), long, long, ...linesOf(log.file)];
    writeFileSync(log.file, lines.map((line) => `${line}\n`).join(''));
    const { events, problems } = readRunLog(folder);
    expect(events.map((event) => event.id)).toEqual([id, id]);
    expect(problems.map(({ kind, line }) => `${line} ${kind}`)).toEqual(['2 corrupt', '3 corrupt', '4 broken chain']);
  });

  test('keeps events of an unknown type and of a newer version, with all their fields', () => {
    const folder = scratchFolder();
    const { file } = writeThree(folder);
    const common = { actor: 'ada', session: 's', at: '2030-01-01T00:00:00Z', seen: [] };
    const lines = [
      { ...common, v: 1, id: 'a', seq: 3, lamport: 4, type: 'item.forwarded', until: '2031', by: { name: 'eve' } },
      { ...common, v: 2, id: 'b', seq: 4, lamport: 5, type: 'item.ticked', nodeId: 'item', meaning: 'something else' },
    ];
    for (const event of lines) {
      const prev = sha256(linesOf(file).at(-1) ?? '');
      appendFileSync(file, `${JSON.stringify({ ...event, prev })}\n`);
    }
    const { events, problems } = readRunLog(folder);
    expect(problems).toEqual([]);
    expect(events.slice(3)).toMatchObject(lines);
    const state = reduceRun('run', events);
    expect(state.unknownEvents).toBe(2);
    expect(state.marks).toEqual([]);
    expect(state.lamport).toBe(5);
  });
});

/** In place, at one and the same time, which no other write has: the clock of a file system may stand still. */
function rewrite(file: string, text: string): void {
  writeFileSync(file, text);
  utimesSync(file, 1, 1);
}

describe('reading a log again', () => {
  test('gives what reading it for the first time gives, after each change of its files', () => {
    const folder = scratchFolder();
    const reader = new RunLogReader(folder, 'run');
    const { file } = writeThree(folder);
    const whole = readFileSync(file);
    const other = openLog(folder, { actor: 'eve@example.com' });
    const [first = '', second = '', third = ''] = linesOf(file);
    const forged = second.replace('한', '글');
    const changes: readonly (readonly [string, () => void])[] = [
      ['nothing', () => undefined],
      ['a line of another writer', () => other.append(note('hello'))],
      ['half a line', () => appendFileSync(file, third.slice(0, 20))],
      ['the rest of it', () => appendFileSync(file, `${third.slice(20)}\n`)],
      ['a cut', () => writeFileSync(file, whole.subarray(0, whole.length - 10))],
      ['the whole again', () => writeFileSync(file, whole)],
      ['other bytes and more of them', () => writeFileSync(file, `${first}\n${forged}\n${third}\n${third}\n`)],
      ['other bytes, as many as before', () => rewrite(file, `${first}\n${second}\n${third}\n${third}\n`)],
      ['a line more at the same time', () => rewrite(file, `${first}\n${second}\n${third}\n${third}\n${third}\n`)],
    ];
    for (const [change, make] of changes) {
      make();
      const { heads, problems } = readRunLog(folder);
      expect(reader.read(), change).toMatchObject({ heads, problems });
      expect(reader.read(), change).toEqual(new RunLogReader(folder, 'run').read());
    }
    other.close();
  });

  test('sees another file in its place, also where it has the same size and time', () => {
    const folder = scratchFolder();
    const { file } = writeThree(folder);
    const reader = new RunLogReader(folder, 'run');
    utimesSync(file, 1, 1);
    expect(reader.read().problems).toEqual([]);
    writeFileSync(`${file}.new`, readFileSync(file, 'utf8').replace('한', '글'));
    utimesSync(`${file}.new`, 1, 1);
    renameSync(`${file}.new`, file);
    expect(reader.read().problems).toEqual([{ kind: 'broken chain', file, line: 3 }]);
  });

  test('keeps what was wrong with a file that grows', () => {
    const folder = scratchFolder();
    const reader = new RunLogReader(folder, 'run');
    const log = openLog(folder);
    log.append(note('one'));
    appendFileSync(log.file, 'no event\n');
    const problems = [{ kind: 'corrupt', file: log.file, line: 2 }];
    expect(reader.read().problems).toEqual(problems);
    log.append(note('two'));
    expect(reader.read()).toMatchObject({ state: { lamport: 2 }, problems });
    log.close();
  });

  test('does not look twice at lines that are known', () => {
    const folder = scratchFolder();
    const reader = new RunLogReader(folder, 'run');
    const log = openLog(folder);
    log.append(execution('one'));
    const [one] = reader.read().state.executions;
    log.append(execution('two'));
    const [again, two] = reader.read().state.executions;
    expect(again).toBe(one);
    expect(two).toMatchObject({ id: 'two' });
    log.close();
  });

  test('is the same log as before where nothing has changed, and another one after each change', () => {
    const folder = scratchFolder();
    const reader = new RunLogReader(folder, 'run');
    const log = openLog(folder);
    log.append(note('one'));
    const before = reader.read();
    expect(reader.read()).toBe(before);
    log.append(note('two'));
    const after = reader.read();
    expect(after).not.toBe(before);
    log.close();
    rmSync(log.file);
    expect(reader.read()).toEqual({ state: reduceRun('run', []), heads: new Map(), unseen: [], problems: [] });
  });
});
