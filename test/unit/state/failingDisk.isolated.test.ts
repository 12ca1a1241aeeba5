/** What no real disk does on request: here fakes of `node:fs` that do it once. */
import { fstatSync, openSync, readFileSync, readdirSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { makeFolder, writeFileAtomic } from '../../../src/state/durableFile.ts';
import { readRunLog } from '../../../src/state/readLog.ts';
import { scratchFolder } from '../../scratch.ts';
import { note, openLog } from './events.ts';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    fstatSync: vi.fn(real.fstatSync),
    openSync: vi.fn(real.openSync),
    writeSync: vi.fn(real.writeSync),
  };
});

afterEach(() => vi.unstubAllGlobals());

function fileWith(text: string): string {
  const file = path.join(scratchFolder(), 'file');
  writeFileSync(file, text);
  return file;
}

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
  vi.mocked(writeSync).mockImplementation(byThree as typeof writeSync);
  writeFileAtomic(file, Buffer.from('new text'));
  vi.mocked(writeSync).mockImplementation(real.writeSync);
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
  const { events, problems } = readRunLog(folder);
  expect(events.map((event) => event.id)).toEqual([id]);
  expect(problems).toEqual([{ kind: 'torn', file: log.file, line: 2 }]);
});
