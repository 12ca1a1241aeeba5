/** A read runbook as the rules look at it: its lines, its tokens by kind, its outline. */
import type { Token } from 'markdown-it';
import type { LineRange } from '../model.ts';
import type { Outline } from '../outline.ts';

export interface Source {
  readonly text: string;
  readonly lines: readonly string[];
  readonly tokens: readonly Token[];
  readonly outline: Outline;
  readonly fences: readonly CodeLines[];
  /** Code that is code because it is indented. */
  readonly indentedCode: readonly CodeLines[];
  /** Lines that commands stand on, and those of what a machine looks for, 1-based. */
  readonly commandLines: ReadonlySet<number>;
  readonly expectationLines: ReadonlySet<number>;
}

/** A code block. Lines are 1-based and inclusive. */
export interface CodeLines {
  /** With the fences. */
  readonly from: number;
  readonly to: number;
  /** The content only; above `lastLine` where there is none. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The backticks or tildes that open it; '' for indented code. */
  readonly markup: string;
  /** The first word of the info string, in lower case. */
  readonly tag: string;
  readonly isClosed: boolean;
}

export function readSource(text: string, tokens: readonly Token[], outline: Outline): Source {
  const lines = text.split('\n');
  const blocks = (type: string): readonly CodeLines[] =>
    tokens.flatMap((token) => (token.type === type && token.map !== null ? [codeLines(token, token.map, lines)] : []));
  return {
    text,
    lines,
    tokens,
    outline,
    fences: blocks('fence'),
    indentedCode: blocks('code_block'),
    commandLines: linesOf(outline.commands),
    expectationLines: linesOf(outline.expectations.filter(({ kind }) => kind === 'contains')),
  };
}

function linesOf(things: readonly { readonly lines: LineRange }[]): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { lines } of things) for (let line = lines.from; line <= lines.to; line += 1) taken.add(line);
  return taken;
}

function codeLines(token: Token, [start, end]: readonly [number, number], lines: readonly string[]): CodeLines {
  const isFence = token.type === 'fence';
  const isClosed = isFence && end - start >= 2 && closes(lines[end - 1] ?? '', token.markup);
  return {
    from: start + 1,
    to: end,
    firstLine: isFence ? start + 2 : start + 1,
    lastLine: isClosed ? end - 1 : end,
    markup: token.markup,
    tag: /^[^\s{,]+/.exec(token.info.trim())?.[0].toLowerCase() ?? '',
    isClosed,
  };
}

/** A quoted block repeats the `>` of the quotation in front of its last line. */
function closes(line: string, markup: string): boolean {
  const mark = line.replace(/^[\s>]+/, '').trimEnd();
  return mark.startsWith(markup) && /^(`+|~+)$/.test(mark);
}

/** A line that would open or close a block if it stood where it may. */
export interface FenceLine {
  readonly indent: string;
  readonly markup: string;
  /** What stands behind the marks; '' for a line that can close a block. */
  readonly info: string;
}

export function fenceLine(line: string): FenceLine | undefined {
  const match = /^([ \t]*)(`{3,}|~{3,})([^`]*)$/.exec(line);
  return match === null ? undefined : { indent: match[1] ?? '', markup: match[2] ?? '', info: (match[3] ?? '').trim() };
}

/** A language, perhaps with attributes: what can only open a block. "and more text" is neither. */
export function isLanguage(info: string): boolean {
  return /^[\w+#.!-]+(\s*\{[^{}]*\}|\s+[\w-]+=\S*)*$/.test(info);
}

export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
