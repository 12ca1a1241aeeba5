/** Where the characters of a command stand in the source, which has prompts and indentation around them. */
import type { Position, TextRange } from '../fix.ts';
import type { Command } from '../model.ts';

/** Undefined where the source does not show the command's text, as behind a tab that Markdown has replaced. */
export function placeInSource(command: Command, offset: number, lines: readonly string[]): Position | undefined {
  const before = command.text.slice(0, offset).split('\n');
  const index = before.length - 1;
  const own = command.text.split('\n')[index] ?? '';
  const line = command.lines.from + index;
  const start = (lines[line - 1] ?? '').lastIndexOf(own);
  return start < 0 ? undefined : { line, column: start + (before[index] ?? '').length + 1 };
}

/** The same for the characters from one offset up to another on its line. */
export function rangeInSource(
  command: Command,
  from: number,
  to: number,
  lines: readonly string[],
): TextRange | undefined {
  const start = placeInSource(command, from, lines);
  return start === undefined
    ? undefined
    : { from: start, to: { line: start.line, column: start.column + (to - from) } };
}
