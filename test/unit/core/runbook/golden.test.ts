import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../support/runbooks.ts';
import { sharedFile } from '../../support/shared.ts';

/** Real runbooks that people have read by hand, and the program that compares a reading with theirs. */
const scorer = sharedFile('golden', 'score.mjs');
const isThere = existsSync(scorer);

if (!isThere)
  describe(`The hand readings of real runbooks were NOT COMPARED: ${scorer} is missing`, () => {
    it('the constructs they are known for are covered by the fixtures', () => {
      expect(isThere).toBe(false);
    });
  });

describe.runIf(isThere)('against hand readings of real runbooks', () => {
  let figures = '';

  beforeAll(() => {
    const inspect = path.join(repositoryRoot, 'test', 'unit', 'support', 'inspectFile.ts');
    figures = execFileSync(process.execPath, [scorer, '--', process.execPath, inspect], { encoding: 'utf8' });
  }, 300_000);

  /** "commands: recall 97.5 % (159/163), precision 98.1 % (3 wrong)" */
  function figure(name: string, kind: 'recall' | 'precision'): number {
    const line = figures.split('\n').find((text) => text.startsWith(`${name}:`)) ?? '';
    return Number(new RegExp(String.raw`${kind} ([\d.]+) %`).exec(line)?.[1] ?? NaN);
  }

  it('every file is read, with the right number of items', () => {
    const [, read, files, right] = /files read: (\d+)\/(\d+); item count right in (\d+)/.exec(figures) ?? [];
    expect(read).toBeDefined();
    expect([read, right]).toEqual([files, files]);
  });

  it('nothing that is no command is offered to run', () => {
    expect(figures).toContain('text that is no command offered to run: 0 of');
  });

  it.each([
    ['commands', 'recall', 97],
    ['commands', 'precision', 98],
    ['statements of other tools', 'recall', 90],
    ['inline commands', 'recall', 90],
    ['inline commands', 'precision', 85],
  ] as const)('%s: the %s is at least %d %%', (name, kind, least) => {
    expect(figure(name, kind)).toBeGreaterThanOrEqual(least);
  });
});
