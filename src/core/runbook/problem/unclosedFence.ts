import * as l10n from '@vscode/l10n';
import { inLine, type Fix } from '../fix.ts';
import type { Problem } from '../model.ts';
import { fenceIndent, lastOwnLine, lineBehind } from './blockEnd.ts';
import { nestedFences } from './nestedFence.ts';
import { fenceLine, type CodeLines, type Source } from './source.ts';

/** A fence that nothing closes swallows the rest of its list entry or of the file. */
export function unclosedFences(source: Source): readonly Problem[] {
  // Behind a nested block fences that close look like fences that open: correcting that one corrects them.
  const turned = nestedFences(source)[0]?.line ?? Infinity;
  return source.fences
    .filter((fence) => !fence.isClosed && fence.from < turned)
    .map((fence) => unclosedFence(fence, source));
}

function unclosedFence(fence: CodeLines, source: Source): Problem {
  const line = source.lines[fence.from - 1] ?? '';
  const column = line.indexOf(fence.markup) + 1;
  const message = l10n.t('This code block is never closed. Add a line with {0} where it ends.', fence.markup);
  return { code: 'unclosed-fence', severity: 'error', message, line: fence.from, column, fix: closeIt(fence, source) };
}

/** The most certain of what may have been meant; none in a quotation, whose lines have marks of their own. */
function closeIt(fence: CodeLines, { lines }: Source): Fix | undefined {
  const indent = fenceIndent(fence, lines);
  if (indent === undefined) return undefined;
  const closing = indent + fence.markup;
  const meant = misplacedClosing(fence, lines);
  if (meant !== undefined) {
    const range = inLine(meant, 1, (lines[meant - 1] ?? '').length + 1);
    const title = l10n.t('Close the block with line {0}', meant);
    return { title, edits: [{ range, newText: closing }], isSafe: meant <= fence.to };
  }
  const last = lastOwnLine(fence, lines);
  const title = l10n.t('Close the block behind line {0}', last);
  return { title, edits: [lineBehind(last, closing, lines)], isSafe: false };
}

/** The line that was to close it: too short, indented too far, or out of its list entry. Undefined if there is none. */
function misplacedClosing(fence: CodeLines, lines: readonly string[]): number | undefined {
  let depth = 0;
  for (let line = fence.firstLine; line <= fence.lastLine; line += 1) {
    const text = lines[line - 1] ?? '';
    if (depth === 0 && text.trim() === fence.markup.slice(1)) return line;
    const found = fenceLine(text);
    if (found === undefined || found.markup[0] !== fence.markup[0]) continue;
    if (found.info === '') {
      if (depth === 0) return line;
      depth -= 1;
    } else if (found.markup.length < fence.markup.length) depth += 1;
    else return undefined;
  }
  const behind = fenceLine(lines[fence.to] ?? '');
  return behind?.info === '' && behind.markup === fence.markup ? fence.to + 1 : undefined;
}
