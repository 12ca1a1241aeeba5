/** Applies fixes as an editor would. */
import type { Fix, Position, TextEdit } from '../../../src/core/runbook/fix.ts';
import type { Problem } from '../../../src/core/runbook/model.ts';

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const offset = ({ line, column }: Position): number => (starts[line - 1] ?? text.length) + column - 1;
  return [...edits]
    .sort((a, b) => offset(b.range.from) - offset(a.range.from))
    .reduce(
      (rest, { range, newText }) => rest.slice(0, offset(range.from)) + newText + rest.slice(offset(range.to)),
      text,
    );
}

/** The fix of a problem; a test of one that has none fails here. */
export function fixOf({ code, fix }: Problem): Fix {
  if (fix === undefined) throw new Error(`${code} has no fix`);
  return fix;
}
