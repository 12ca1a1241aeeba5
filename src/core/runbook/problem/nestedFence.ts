import * as l10n from '@vscode/l10n';
import { inLine, type Fix } from '../fix.ts';
import type { Problem } from '../model.ts';
import { fenceIndent, lastOwnLine, lineBehind, opensBlock } from './blockEnd.ts';
import { fenceLine, type CodeLines, type Source } from './source.ts';

/**
 * A line that opens a block inside of one with marks of the same length: it opens nothing, and the line that was to
 * close it closes the outer block. Only the first is told, because all blocks behind it are turned inside out by it.
 */
export function nestedFences(source: Source): readonly Problem[] {
  for (const fence of source.fences) {
    const line = fence.isClosed ? innerOpening(fence, source.lines) : undefined;
    if (line !== undefined) return [nestedFence(fence, line, source.lines)];
  }
  return [];
}

function innerOpening(fence: CodeLines, lines: readonly string[]): number | undefined {
  for (let line = fence.firstLine; line <= fence.lastLine; line += 1) {
    const text = lines[line - 1] ?? '';
    if (opensBlock(text) && fenceLine(text)?.markup.startsWith(fence.markup) === true) return line;
  }
  return undefined;
}

function nestedFence(fence: CodeLines, line: number, lines: readonly string[]): Problem {
  const text = lines[line - 1] ?? '';
  const message = l10n.t(
    'This line opens no block: it stands inside the block of line {0}, which ends at the next {1}. Close that block before it, or open and close that block with more marks.',
    fence.from,
    fence.markup,
  );
  const column = text.search(/\S/) + 1;
  const fix = isText(fence.tag) ? lengthen(fence, line, lines) : closeBefore(fence, lines);
  return {
    code: 'nested-fence',
    severity: 'error',
    message,
    line,
    column,
    end: { line, column: text.trimEnd().length + 1 },
    fix,
  };
}

/** Blocks of these languages show Markdown; of others nobody expects a block inside. */
function isText(tag: string): boolean {
  return /^(|md|mdx|markdown|text|txt|plaintext|plain|html|liquid|jinja2?)$/.test(tag);
}

/** Longer marks around the whole, where its end can be told: at the line that closes what was opened. */
function lengthen(fence: CodeLines, inner: number, lines: readonly string[]): Fix | undefined {
  const closing = matchingClosing(fence, lines);
  const opening = (lines[fence.from - 1] ?? '').indexOf(fence.markup) + 1;
  if (closing === undefined || fence.tag === '') return undefined;
  const mark = fence.markup[0] ?? '`';
  const longest = fenceLine(lines[inner - 1] ?? '')?.markup.length ?? fence.markup.length;
  const longer = mark.repeat(longest + 1);
  const at = (lines[closing - 1] ?? '').indexOf(fence.markup) + 1;
  return {
    title: l10n.t('Put {0} around lines {1} to {2}', longer, fence.from, closing),
    edits: [
      { range: inLine(fence.from, opening, opening + fence.markup.length), newText: longer },
      { range: inLine(closing, at, (lines[closing - 1] ?? '').trimEnd().length + 1), newText: longer },
    ],
    isSafe: false,
  };
}

function matchingClosing(fence: CodeLines, lines: readonly string[]): number | undefined {
  let depth = 1;
  for (let line = fence.firstLine; line <= lines.length; line += 1) {
    const found = fenceLine(lines[line - 1] ?? '');
    if (found === undefined || !found.markup.startsWith(fence.markup)) continue;
    depth += found.info === '' ? -1 : 1;
    if (depth === 0) return line > fence.to ? line : undefined;
  }
  return undefined;
}

function closeBefore(fence: CodeLines, lines: readonly string[]): Fix | undefined {
  const indent = fenceIndent(fence, lines);
  if (indent === undefined) return undefined;
  const last = lastOwnLine(fence, lines);
  const title = l10n.t('Close the block behind line {0}', last);
  return { title, edits: [lineBehind(last, indent + fence.markup, lines)], isSafe: false };
}
