/**
 * What is shipped: what a start of VS Code has to read, the entry of the extension with all that it imports at once, and what
 * the command line leaves on the disk.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { scratchFolder } from './scratch.ts';
import { readImports } from './unit/support/imports.ts';
import { repositoryRoot } from './unit/support/runbooks.ts';

const MAX_BYTES = 300 * 1024;

const onFirstUse = ['@bufbuild/cel', '@kubernetes/client-node', 'mysql2', 'pg', 'yaml', 'zod'];

describe('what VS Code loads before a runbook is open', () => {
  beforeAll(() => {
    expect(existsSync(built('extension.js')), 'There is no build. Run "npm run build" first.').toBe(true);
  });

  it('has at most 300 KB', () => {
    const bytes = loadedWith(built('extension.js')).map((file) => readFileSync(file).byteLength);
    expect(bytes.length).toBeGreaterThan(1);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('has nothing that reads clusters, databases, expressions, YAML or schemas', () => {
    const packages = packagesIn(loadedWith(built('extension.js')));
    expect(packages).toContain('@vscode/l10n');
    expect(packages.filter((name) => onFirstUse.includes(name))).toEqual([]);
  });

  it('leaves them to files that are loaded later', () => {
    const chunks = readdirSync(built('chunks')).filter((name) => name.endsWith('.js'));
    expect(packagesIn(chunks.map((name) => built(`chunks/${name}`)))).toEqual(expect.arrayContaining(onFirstUse));
  });
});

it('what the command line keeps compiled lies in the cache of its person, not where others may write', () => {
  const [home, temporary] = [scratchFolder(), scratchFolder()];
  const env = { PATH: process.env['PATH'], HOME: home, TMPDIR: temporary };
  execFileSync(process.execPath, [built('cli.js'), '--version'], { env });
  expect(readdirSync(path.join(home, '.cache', 'provebook', 'compiled'))).not.toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});

function built(name: string): string {
  return path.join(repositoryRoot, 'dist', name);
}

/** The file itself and every built file that it imports at once, directly or through others. */
function loadedWith(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  for (const { specifier, kind } of readImports(readFileSync(file, 'utf8')))
    if (kind === 'static' && specifier.startsWith('.')) loadedWith(path.join(path.dirname(file), specifier), seen);
  return [...seen];
}

const sourceMap = z.object({ sources: z.array(z.string()) });

/** Names of the packages with code in built files. */
function packagesIn(files: readonly string[]): readonly string[] {
  const sources = files.flatMap((file) => sourceMap.parse(JSON.parse(readFileSync(`${file}.map`, 'utf8'))).sources);
  const names = sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []);
  return [...new Set(names)];
}
