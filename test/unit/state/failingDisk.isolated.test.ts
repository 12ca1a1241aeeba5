/** What no real disk does on request: here fakes of `node:fs` that do it once. They also write down what is asked of it. */
import {
  appendFileSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeFolder, writeFileAtomic } from '../../../src/state/durableFile.ts';
import { readEvents } from '../../../src/state/readLog.ts';
import { RunLogReader } from '../../../src/state/runLog.ts';
import { scratchFolder } from '../../scratch.ts';
import { execution, note, openLog } from './events.ts';

/** Steps on the disk in their order, and the names of the files that are open. */
const disk = vi.hoisted(() => ({ steps: [] as string[], names: new Map<number, string>() }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const step = (what: string, descriptor: number) => disk.steps.push(`${what} ${disk.names.get(descriptor) ?? '?'}`);
  return {
    ...real,
    fstatSync: vi.fn(real.fstatSync),
    writeSync: vi.fn(real.writeSync),
    openSync: vi.fn((...args: Parameters<typeof real.openSync>) => {
      const descriptor = real.openSync(...args);
      disk.names.set(descriptor, path.basename(String(args[0])).replace(/[0-9a-f]{12,}/, 'random'));
      step('open', descriptor);
      return descriptor;
    }),
    fsyncSync: (descriptor: number) => {
      step('sync', descriptor);
      real.fsyncSync(descriptor);
    },
    closeSync: (descriptor: number) => {
      step('close', descriptor);
      real.closeSync(descriptor);
    },
    renameSync: (...args: Parameters<typeof real.renameSync>) => {
      disk.steps.push('rename');
      real.renameSync(...args);
    },
  };
});

beforeEach(() => {
  disk.steps.length = 0;
});

afterEach(() => vi.unstubAllGlobals());

function fileWith(text: string): string {
  const file = path.join(scratchFolder(), 'file');
  writeFileSync(file, text);
  return file;
}

test('a file is on the disk before it takes its place, its name is after that, and none of both stays open', () => {
  const folder = path.join(scratchFolder(), 'state');
  mkdirSync(folder);
  writeFileAtomic(path.join(folder, 'file'), Buffer.from('text'));
  expect(disk.steps).toEqual([
    ...['open .file.random.tmp', 'sync .file.random.tmp', 'close .file.random.tmp', 'rename'],
    ...['open state', 'sync state', 'close state'],
  ]);
});

test('the name of a log is on the disk when its first event is acknowledged', () => {
  const folder = path.join(scratchFolder(), 'log');
  mkdirSync(folder);
  const log = openLog(folder, { actor: 'ada' });
  log.append(note('one'));
  expect(disk.steps).toEqual(['open ada-random.jsonl', 'open log', 'sync log', 'close log']);
  log.close();
});

test('a log that was read does not stay open', () => {
  const folder = scratchFolder();
  const log = openLog(folder, { actor: 'ada' });
  log.append(note('one'));
  log.close();
  disk.steps.length = 0;
  readEvents(folder);
  new RunLogReader(folder, 'run').read();
  const once = ['open ada-random.jsonl', 'close ada-random.jsonl'];
  expect(disk.steps).toEqual([...once, ...once, ...once]);
});

test('a disk that takes no bytes and reports no error fails the write, and the old file stays', () => {
  const file = fileWith('old');
  vi.mocked(writeSync).mockReturnValueOnce(0);
  expect(() => writeFileAtomic(file, Buffer.from('new'))).toThrow('The disk took no more bytes.');
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(path.dirname(file))).toEqual(['file']);
});

test('bytes that were counted but are not in the file fail the write, and the old file stays', () => {
  const file = fileWith('old');
  vi.mocked(writeSync).mockImplementationOnce((_, bytes) => Buffer.from(bytes).length);
  expect(() => writeFileAtomic(file, Buffer.from('new'))).toThrow(`${file} was not written completely.`);
  expect(readFileSync(file, 'utf8')).toBe('old');
});

test('a write of which the disk takes a part at a time is whole in the end', async () => {
  const file = fileWith('old');
  const real = await vi.importActual<typeof import('node:fs')>('node:fs');
  const byThree = (descriptor: number, bytes: Uint8Array, from: number) =>
    real.writeSync(descriptor, bytes, from, Math.min(3, bytes.length - from));
  vi.mocked(writeSync)
    .mockImplementationOnce(byThree as typeof writeSync)
    .mockImplementationOnce(byThree as typeof writeSync);
  writeFileAtomic(file, Buffer.from('new text'));
  expect(readFileSync(file, 'utf8')).toBe('new text');
});

test('Windows, which has no call to sync a folder, is not asked for one', () => {
  const folder = path.join(scratchFolder(), 'a', 'b');
  vi.stubGlobal('process', { ...process, platform: 'win32' });
  vi.mocked(openSync).mockClear();
  makeFolder(folder);
  expect(readdirSync(folder)).toEqual([]);
  expect(openSync).not.toHaveBeenCalled();
});

test('elsewhere each folder that is made is synced in the one above it, and none that was there', () => {
  const root = scratchFolder();
  vi.mocked(openSync).mockClear();
  makeFolder(path.join(root, 'a', 'b'));
  makeFolder(path.join(root, 'a'));
  expect(vi.mocked(openSync).mock.calls.map(([folder]) => folder)).toEqual([path.join(root, 'a'), root]);
});

test('a line that is appended while a log is read comes with the next reading, once', () => {
  const folder = scratchFolder();
  const log = openLog(folder);
  const reader = new RunLogReader(folder, 'run');
  log.appendAll([execution('one'), execution('two')]);
  log.close();
  const [first = '', second = ''] = readFileSync(log.file, 'utf8').split(/(?<=\n)/);
  writeFileSync(log.file, first);
  const stats = fstatSync(openSync(log.file, 'r'));
  vi.mocked(fstatSync).mockImplementationOnce(() => {
    appendFileSync(log.file, second);
    return stats;
  });
  // A file is opened to see where it begins, and again when that is due.
  vi.mocked(fstatSync).mockReturnValueOnce(stats);
  expect(reader.read().state.executions).toMatchObject([{ id: 'one' }]);
  expect(reader.read().state.executions).toMatchObject([{ id: 'one' }, { id: 'two' }]);
});

test('a log that is cut while it is read is torn, and what was read of it stays', () => {
  const folder = scratchFolder();
  const log = openLog(folder);
  const { id } = log.append(note('one'));
  const whole = readFileSync(log.file).length;
  log.append(note('two'));
  log.close();
  const stats = fstatSync(openSync(log.file, 'r'));
  vi.mocked(fstatSync).mockImplementationOnce(() => {
    truncateSync(log.file, whole);
    return stats;
  });
  const { events, files } = readEvents(folder);
  expect(events.map((event) => event.id)).toEqual([id]);
  expect(files.get(path.basename(log.file))?.problems).toEqual([{ kind: 'torn', file: log.file, line: 2 }]);
});
