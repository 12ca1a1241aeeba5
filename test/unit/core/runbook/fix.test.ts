import { describe, expect, it } from 'vitest';
import { inLine, insertion, safeEdits, type Fix } from '../../../../src/core/runbook/fix.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { applyEdits } from '../../support/fixes.ts';
import { lines } from '../../support/runbooks.ts';

function fix(line: number, from: number, to: number, isSafe = true): Fix {
  return { title: 'x', edits: [{ range: inLine(line, from, to), newText: '' }], isSafe };
}

describe('the fixes that may be applied together', () => {
  it('are the safe ones', () => {
    expect(safeEdits([fix(1, 1, 2), fix(2, 1, 2, false)])).toEqual(fix(1, 1, 2).edits);
  });

  it('leave out what touches one before', () => {
    expect(safeEdits([fix(1, 1, 4), fix(1, 3, 5), fix(1, 4, 6), fix(1, 5, 6), fix(2, 1, 4)])).toEqual([
      ...fix(1, 1, 4).edits,
      ...fix(1, 5, 6).edits,
      ...fix(2, 1, 4).edits,
    ]);
  });

  it('are whole or not there', () => {
    const two: Fix = {
      title: 'x',
      edits: [...fix(1, 1, 2).edits, insertion({ line: 3, column: 1 }, 'a')],
      isSafe: true,
    };
    expect(safeEdits([fix(3, 1, 1), two])).toEqual(fix(3, 1, 1).edits);
  });

  it('leave nothing that is safe to correct', () => {
    const text = lines(
      '```bash',
      'git tag -m “first”',
      'kubectl\u00a0get pods –n shop \\ ',
      '  -o wide',
      '```',
      '',
      '````sh',
      'date',
      '```',
    );
    const fixes = readRunbook(text).problems.flatMap((problem) => problem.fix ?? []);
    const fixed = applyEdits(text, safeEdits(fixes));
    expect(fixed).toBe(
      lines(
        '```bash',
        'git tag -m "first"',
        'kubectl get pods -n shop \\',
        '  -o wide',
        '```',
        '',
        '````sh',
        'date',
        '````',
      ),
    );
    expect(readRunbook(fixed).problems).toEqual([]);
  });
});
