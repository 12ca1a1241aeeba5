import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../../src/state/digest.ts';
import { EvidenceStore } from '../../../src/state/evidenceStore.ts';
import { scratchFolder } from '../../scratch.ts';
import { filesUnder } from './events.ts';

function fileOf(folder: string, digest: string): string {
  return path.join(folder, 'evidence', 'sha256', digest.slice(0, 2), digest);
}

test('evidence lies under its own digest and comes back as it was', () => {
  const folder = scratchFolder();
  const store = new EvidenceStore(folder);
  const text = 'NAME\nworker-1 한국어 \u0000\r\n';
  const kept = store.keep(text, 999, true);
  expect(kept).toEqual({ sha256: sha256(text), bytes: Buffer.byteLength(text), totalBytes: 999, truncated: true });
  expect(readFileSync(fileOf(folder, kept.sha256), 'utf8')).toBe(text);
  expect(new EvidenceStore(folder).read(kept.sha256)).toBe(text);
});

test('the same output twice is one file', () => {
  const folder = scratchFolder();
  const store = new EvidenceStore(folder);
  expect(store.keep('same', 4, false)).toEqual(store.keep('same', 4, false));
  expect(filesUnder(folder)).toHaveLength(1);
});

test('altered or cut bytes are not handed out', () => {
  const folder = scratchFolder();
  const store = new EvidenceStore(folder);
  const { sha256: digest } = store.keep('passed: 0', 9, false);
  for (const altered of ['passed: 9', 'passed: ', 'passed: 0\n', '']) {
    writeFileSync(fileOf(folder, digest), altered);
    expect(store.read(digest)).toBeUndefined();
  }
  rmSync(fileOf(folder, digest));
  expect(store.read(digest)).toBeUndefined();
});

test('what is seen again after its evidence was altered is evidence again', () => {
  const folder = scratchFolder();
  const store = new EvidenceStore(folder);
  const { sha256: digest } = store.keep('output', 6, false);
  writeFileSync(fileOf(folder, digest), 'altered');
  expect(store.keep('output', 6, false).sha256).toBe(digest);
  expect(store.read(digest)).toBe('output');
});

test('a digest that is no digest names no file', () => {
  const folder = scratchFolder();
  const store = new EvidenceStore(folder);
  const secret = path.join(folder, 'secret');
  writeFileSync(secret, 'secret');
  store.keep('something', 9, false);
  const upper = sha256('something').toUpperCase();
  mkdirSync(path.join(folder, 'evidence', 'sha256', upper.slice(0, 2)), { recursive: true });
  symlinkSync(secret, fileOf(folder, upper));
  const traversals = ['../../secret', `..${path.sep}..${path.sep}secret`, secret, `${'a'.repeat(60)}/../`, '', '..'];
  for (const digest of [...traversals, upper, `${sha256('something')}\n`, sha256('something').slice(1)])
    expect(store.read(digest)).toBeUndefined();
});
