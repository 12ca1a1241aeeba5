/** Where a block that swallows what follows was most likely meant to end. */
import { insertion, type TextEdit } from '../fix.ts';
import { fenceLine, isLanguage, type CodeLines } from './source.ts';

/** The last line that can belong to a block: before another one opens or the text goes on as Markdown. */
export function lastOwnLine(fence: CodeLines, lines: readonly string[]): number {
  let end = fence.lastLine;
  for (let line = fence.firstLine; line <= fence.lastLine; line += 1) {
    const text = lines[line - 1] ?? '';
    const isAfterBlank = line > fence.firstLine && (lines[line - 2] ?? '').trim() === '';
    if (opensBlock(text) || (isAfterBlank && isMarkdown(text))) {
      end = line - 1;
      break;
    }
  }
  while (end > fence.from && (lines[end - 1] ?? '').trim() === '') end -= 1;
  return end;
}

/** A line that can only open a block: marks with a language behind them. */
export function opensBlock(line: string): boolean {
  const info = fenceLine(line)?.info ?? '';
  return info !== '' && isLanguage(info);
}

/** A lower heading, an item or a bold label; a single `#` would be a comment of the shell. */
function isMarkdown(line: string): boolean {
  return /^\s*(#{2,6} \S|[-*+] \[[ xX]\] |\*\*\S)/.test(line);
}

export function lineBehind(line: number, text: string, lines: readonly string[]): TextEdit {
  return insertion({ line, column: (lines[line - 1] ?? '').length + 1 }, `\n${text}`);
}

/** What stands in front of a fence on its line; behind a list marker as many spaces. Undefined in a quotation. */
export function fenceIndent(fence: CodeLines, lines: readonly string[]): string | undefined {
  const opening = lines[fence.from - 1] ?? '';
  const before = opening.slice(0, opening.indexOf(fence.markup));
  if (before.includes('>')) return undefined;
  return /\S/.test(before) ? ' '.repeat(before.length) : before;
}
