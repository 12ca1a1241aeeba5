import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { firstLink, refuseLinks } from '../../../src/state/links.ts';
import { scratchFolder } from '../../scratch.ts';

test('state in plain folders is read and written, also where it is not there yet', () => {
  const root = scratchFolder();
  mkdirSync(path.join(root, 'runs'));
  expect(() => refuseLinks(root, path.join(root, 'runs', 'one', 'log'))).not.toThrow();
});

test('a link in place of the file is refused, and named', () => {
  const root = scratchFolder();
  const link = path.join(root, 'log');
  symlinkSync('/elsewhere', link);
  expect(() => refuseLinks(root, link)).toThrow(`${link} is a symbolic link. State is neither read nor written`);
});

test('a link in place of a folder on the way is refused: the outermost is named', () => {
  const root = scratchFolder();
  mkdirSync(path.join(root, 'real', 'runs'), { recursive: true });
  symlinkSync('real', path.join(root, 'state'));
  symlinkSync('runs', path.join(root, 'real', 'linked'));
  expect(firstLink(root, path.join(root, 'state', 'linked', 'log'))).toBe(path.join(root, 'state'));
});

test('the root itself may be a link, because it is not part of the repository', () => {
  const root = scratchFolder();
  mkdirSync(path.join(root, 'real'));
  symlinkSync('real', path.join(root, 'root'));
  expect(firstLink(path.join(root, 'root'), path.join(root, 'root', 'log'))).toBeUndefined();
});

test('a file in place of a folder is no link: whoever writes there is told by the system', () => {
  const root = scratchFolder();
  writeFileSync(path.join(root, 'file'), '');
  expect(firstLink(root, path.join(root, 'file', 'log'))).toBeUndefined();
});

test('what cannot be looked at is an error, and never taken for no link', () => {
  const root = scratchFolder();
  expect(() => firstLink(root, path.join(root, 'a'.repeat(300)))).toThrow(/ENAMETOOLONG/);
});
