/** What a test asks of the problems of a small runbook. */
import type { Problem } from '../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../src/core/runbook/read.ts';
import { applyEdits, fixOf } from './fixes.ts';

export function problemsOf(text: string, code: string): readonly Problem[] {
  return readRunbook(text).problems.filter((problem) => problem.code === code);
}

/** Code, line and column of every problem. */
export function places(text: string): readonly (readonly [string, number, number])[] {
  return readRunbook(text).problems.map(({ code, line, column }) => [code, line, column]);
}

/** The text after the fix of the first problem with this code. */
export function corrected(text: string, code: string): string {
  const [problem] = problemsOf(text, code);
  if (problem === undefined) throw new Error(`there is no ${code}`);
  return applyEdits(text, fixOf(problem).edits);
}

/** The text a problem underlines, on one line. */
export function underlined(text: string, { line, column, end }: Problem): string {
  const source = text.split('\n')[line - 1] ?? '';
  return source.slice(column - 1, end === undefined ? undefined : end.column - 1);
}
