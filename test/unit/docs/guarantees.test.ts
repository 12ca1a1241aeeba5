/** `docs/guarantees.md` against the tests that it names and the faults that are injected. */
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { notMade } from '../../faults/notMade.ts';
import { readText, repositoryRoot } from '../support/runbooks.ts';

const page = readText('docs/guarantees.md');

/** Cells of the rows whose first one is such an id. */
function rowsOf(letter: 'T' | 'F'): readonly (readonly string[])[] {
  return page
    .split('\n')
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .filter(([, id = '']) => new RegExp(`^${letter}\\d+$`).test(id))
    .map((cells) => cells.slice(1, -1));
}

function ids(letter: 'T' | 'F', count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
}

const threats = rowsOf('T');
const faults = rowsOf('F');

/** Ids of the faults that the tests inject. */
const made = new Set(
  globSync('test/faults/*.test.ts', { cwd: repositoryRoot }).flatMap((file) =>
    [...readText(file).matchAll(/\bfault\(\s*'(F\d+)'/g)].map((match) => match[1] ?? ''),
  ),
);

describe('the page of guarantees', () => {
  it('has exactly one row for each threat and each fault', () => {
    expect(threats.map(([id]) => id)).toEqual(ids('T', 32));
    expect(faults.map(([id]) => id)).toEqual(ids('F', 40));
  });

  it('leaves no cell of a threat empty', () => {
    expect(threats.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([]);
  });

  it('names a test for each threat, and each of them exists', () => {
    const named = threats.map(([id, , , tests = '']) => ({
      id,
      tests: [...tests.matchAll(/`(test\/[^`]+)`: “([^”]+)”/g)].map(([, file = '', name = '']) => ({ file, name })),
    }));
    expect(named.filter(({ tests }) => tests.length === 0)).toEqual([]);
    const missing = named.flatMap(({ tests }) =>
      tests.filter(({ file, name }) => !existsSync(path.join(repositoryRoot, file)) || !titles(file).includes(name)),
    );
    expect(missing).toEqual([]);
  });

  it('has a row for each fault that is injected', () => {
    expect(made.size).toBeGreaterThan(30);
    expect([...made].filter((id) => !faults.some(([row]) => row === id))).toEqual([]);
  });

  it('gives the sizes of what is injected, and the reason of what is not, as the list of it says', () => {
    for (const [id = '', , perChange, soak, reason] of faults) {
      expect([id, perChange === 'none', soak === 'none']).toEqual([id, !made.has(id), !made.has(id)]);
      expect([id, reason]).toEqual([id, notMade.find((one) => one.id === id)?.reason ?? '']);
    }
  });

  it('has no fault that is neither injected nor listed as not made', () => {
    const listed = new Set<string>(notMade.map(({ id }) => id));
    expect(ids('F', 40).filter((id) => !made.has(id) && !listed.has(id))).toEqual([]);
  });
});

/** The file with strings as they read: a name in quotes may have a quote in it. */
function titles(file: string): string {
  return readText(file).replaceAll("\\'", "'");
}
