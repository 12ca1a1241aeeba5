import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absolutePaths, besideFile } from '../../../../src/core/target/kubeconfigPaths.ts';

describe('a path beside a file', () => {
  const part = fc.constantFrom('a', '.kube', '..', '.', '', 'b c', 'ü');
  const parts = fc.array(part, { minLength: 1, maxLength: 6 });
  const folders = fc.array(fc.constantFrom('home', 'me', 'x.y'), { maxLength: 4 });

  test('is what POSIX makes of it, and a backslash is an ordinary character there', () => {
    const relative = fc.tuple(parts, fc.constantFrom('/', '\\')).map(([list, separator]) => list.join(separator));
    fc.assert(
      fc.property(folders, relative, (list, written) => {
        const file = `/${[...list, 'config'].join('/')}`;
        expect(besideFile(file, written)).toBe(
          written.startsWith('/') ? written : path.posix.resolve(path.posix.dirname(file), written),
        );
      }),
    );
  });

  test('is what Windows makes of it where the file lies on a drive or a share', () => {
    const relative = fc.tuple(parts, fc.constantFrom('/', '\\')).map(([list, separator]) => list.join(separator));
    fc.assert(
      fc.property(
        folders,
        relative.filter((written) => !/^[\\/]/.test(written)),
        fc.constantFrom('C:\\', '\\\\host\\share\\'),
        (list, written, root) => {
          const file = `${root}${[...list, 'config'].join('\\')}`;
          expect(besideFile(file, written)).toBe(path.win32.resolve(path.win32.dirname(file), written));
        },
      ),
    );
  });

  test.each([
    ['/home/me/config', '/etc/ca.crt'],
    ['C:\\Users\\me\\config', 'D:\\pki\\ca.crt'],
    ['C:\\Users\\me\\config', '\\\\host\\share\\ca.crt'],
  ])('beside %s is an absolute one as it was written', (file, absolute) => {
    expect(besideFile(file, absolute)).toBe(absolute);
  });
});

test('a plugin with a slash in its name is no path on Windows, where a slash separates nothing in a command', () => {
  const exec = { command: 'vendor/login' };
  expect(absolutePaths({ exec }, 'C:\\Users\\me\\config')).toEqual({ exec });
  expect(absolutePaths({ exec }, '/home/me/config')).toEqual({ exec: { command: '/home/me/vendor/login' } });
});

test('an empty path stays empty', () => {
  expect(absolutePaths({ 'client-key': '' }, '/home/me/config')).toEqual({ 'client-key': '' });
});

test('a plugin whose command is missing or no text is left for kubectl to refuse', () => {
  for (const exec of [{ args: ['./a'] }, { command: 5 }, null])
    expect(absolutePaths({ exec }, '/home/me/config')).toEqual({ exec });
});
