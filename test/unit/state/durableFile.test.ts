import { execFile } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { appendDurably, isCode, writeFileAtomic } from '../../../src/state/durableFile.ts';
import { scratchFolder } from '../../scratch.ts';

const run = promisify(execFile);

describe('writing a file as a whole', () => {
  test('makes its folder, and leaves nothing beside it', () => {
    const folder = path.join(scratchFolder(), 'a', 'b');
    writeFileAtomic(path.join(folder, 'file'), Buffer.from('text'));
    expect(readdirSync(folder)).toEqual(['file']);
    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('text');
  });

  test('replaces what was there, also by less and by nothing', () => {
    const file = path.join(scratchFolder(), 'file');
    for (const text of ['a long text', 'short', '']) {
      writeFileAtomic(file, Buffer.from(text));
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });

  test('gives the mode that is asked for, also where a file with another one was', () => {
    const file = path.join(scratchFolder(), 'file');
    writeFileAtomic(file, Buffer.from('public'));
    expect(statSync(file).mode & 0o777 & ~0o644).toBe(0);
    writeFileAtomic(file, Buffer.from('private'), { mode: 0o600 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  // The limit stands for a full disk: the kernel takes a part, then no more.
  test('that the disk has no room for fails and leaves the old one whole', async () => {
    const folder = scratchFolder();
    const file = path.join(folder, 'file');
    writeFileSync(file, 'old');
    await expect(writeLimited(file, 10_000)).rejects.toMatchObject({
      stderr: expect.stringContaining('EFBIG') as string,
    });
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['file']);
    await writeLimited(file, 4096);
    expect(statSync(file).size).toBe(4096);
  });

  test('that cannot be put in its place leaves nothing beside it', () => {
    const folder = scratchFolder();
    expect(() => writeFileAtomic(path.join(folder, 'file', 'x'), Buffer.from('x'))).not.toThrow();
    expect(() => writeFileAtomic(path.join(folder, 'file'), Buffer.from('x'))).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

test('an error is told by its code, and what is no error has none', () => {
  expect(isCode(Object.assign(new Error('gone'), { code: 'ENOENT' }), 'ENOENT')).toBe(true);
  for (const other of [Object.assign(new Error('no'), { code: 'EACCES' }), new Error('ENOENT'), 'ENOENT', undefined])
    expect(isCode(other, 'ENOENT')).toBe(false);
});

describe('appending', () => {
  test('fails where the bytes cannot be made durable', async () => {
    const pipe = path.join(scratchFolder(), 'pipe');
    await run('mkfifo', [pipe]);
    // Open for both: neither opening nor writing waits for a reader. A pipe has no disk to be synced to.
    const descriptor = openSync(pipe, 'r+');
    try {
      expect(() => appendDurably(descriptor, Buffer.from('x'))).toThrow(/EINVAL.*fdatasync/);
    } finally {
      closeSync(descriptor);
      rmSync(pipe);
    }
  });
});

/** Writes `bytes` bytes in a process whose files may have 4 KiB at most. */
function writeLimited(file: string, bytes: number): Promise<unknown> {
  const module = JSON.stringify(path.resolve(import.meta.dirname, '../../../src/state/durableFile.ts'));
  const script = `
    const { writeFileAtomic } = await import(${module});
    process.on('SIGXFSZ', () => undefined);
    writeFileAtomic(process.argv[1], Buffer.alloc(Number(process.argv[2]), 'x'));`;
  const node = [process.execPath, '--input-type=module', '-e', script, file, String(bytes)];
  return run('bash', ['-c', 'ulimit -f 4; exec "$@"', 'bash', ...node]);
}
