import * as l10n from '@vscode/l10n';
import { inLine, type Fix } from '../fix.ts';
import type { Problem } from '../model.ts';
import { fenceLine, indentOf, type Source } from './source.ts';

/** A fence that is indented too far is text of the paragraph above it, or code itself, and opens nothing. */
export function indentedFences(source: Source): readonly Problem[] {
  return [...inCode(source), ...inParagraphs(source)];
}

/** Indented code that shows a fence; what it is indented by beyond its surroundings is always four columns. */
function inCode({ indentedCode, lines }: Source): readonly Problem[] {
  return indentedCode.flatMap(({ from, to }) => {
    const opening = openingLine(lines, from, to);
    if (opening === undefined || isAdmonition(lines, from)) return [];
    const content = Math.min(...filled(lines, from, to).map((line) => indentOf(line).length));
    return [indentedFence({ lines, opening, last: to, indent: Math.max(0, content - 4) })];
  });
}

/** A paragraph cannot be interrupted by indented code, so such a fence is one of its lines. */
function inParagraphs({ tokens, lines }: Source): readonly Problem[] {
  return tokens.flatMap((token, index) => {
    if (token.type !== 'inline' || token.map === null || !/```|~~~/.test(token.content)) return [];
    if (tokens[index - 1]?.type !== 'paragraph_open') return [];
    const [start, end] = token.map;
    const opening = openingLine(lines, start + 2, end);
    if (opening === undefined || isAdmonition(lines, opening)) return [];
    const first = lines[start] ?? '';
    const marker = /^\s*(?:(?:[-*+]|\d+[.)])\s+)*/.exec(first)?.[0].length ?? 0;
    return [indentedFence({ lines, opening, last: end, indent: marker })];
  });
}

/** Four columns are what makes the difference; fewer, and it would be a fence. */
function openingLine(lines: readonly string[], from: number, to: number): number | undefined {
  for (let line = from; line <= to; line += 1) {
    const text = lines[line - 1] ?? '';
    if (fenceLine(text) !== undefined && indentOf(text).replaceAll('\t', '    ').length >= 4) return line;
  }
  return undefined;
}

/** MkDocs takes what is indented under `!!! note` for the note's own text; other readers show it as code. */
function isAdmonition(lines: readonly string[], from: number): boolean {
  let line = from - 1;
  while (line > 1 && /^(\s*$| {4}|\t)/.test(lines[line - 1] ?? '')) line -= 1;
  return /^\s*(!!!|\?\?\?\+?|===\+?|\/\/\/) /.test(lines[line - 1] ?? '');
}

function filled(lines: readonly string[], from: number, to: number): readonly string[] {
  return lines.slice(from - 1, to).filter((line) => line.trim() !== '');
}

interface Place {
  readonly lines: readonly string[];
  readonly opening: number;
  /** Last line of the code or paragraph it stands in. */
  readonly last: number;
  /** Columns that it should be indented by. */
  readonly indent: number;
}

function indentedFence(place: Place): Problem {
  const { lines, opening } = place;
  const text = lines[opening - 1] ?? '';
  return {
    code: 'indented-fence',
    severity: 'warning',
    message: l10n.t('This line is indented too far to open a code block. Indent the block like the text above it.'),
    line: opening,
    column: indentOf(text).length + 1,
    end: { line: opening, column: text.trimEnd().length + 1 },
    fix: moveLeft(place),
  };
}

/** Takes the same number of columns from each line of the block, where all of them have it to give. */
function moveLeft({ lines, opening, last, indent }: Place): Fix | undefined {
  const open = lines[opening - 1] ?? '';
  const surplus = indentOf(open).length - indent;
  const closing = closingLine(lines, opening, last);
  if (closing === undefined || surplus <= 0) return undefined;
  const own = lines.slice(opening - 1, closing);
  if (own.some((line) => line.trim() !== '' && !line.startsWith(' '.repeat(surplus)))) return undefined;
  return {
    title: l10n.t('Indent the block like the text above it'),
    edits: own.flatMap((line, index) =>
      line.trim() === '' ? [] : [{ range: inLine(opening + index, 1, surplus + 1), newText: '' }],
    ),
    isSafe: true,
  };
}

function closingLine(lines: readonly string[], opening: number, last: number): number | undefined {
  const markup = fenceLine(lines[opening - 1] ?? '')?.markup ?? '';
  for (let line = opening + 1; line <= last; line += 1) {
    const found = fenceLine(lines[line - 1] ?? '');
    if (found?.info === '' && found.markup.startsWith(markup)) return line;
  }
  return undefined;
}
