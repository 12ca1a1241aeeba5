/** The one Markdown parser: block structure only, because nothing is rendered and inline text has its own few rules. */
import MarkdownIt from 'markdown-it';
import type { StateBlock, Token } from 'markdown-it';
import { MAX_CELLS, MAX_LIST_LEVEL, MAX_QUOTE_LEVEL, TOO_DEEP, TOO_LARGE } from './limit.ts';

const markdown = new MarkdownIt({ html: true });
markdown.core.ruler.enableOnly(['normalize', 'block']);
// markdown-it drops the rest of a text that is nested too deep; these rules drop less, and say so.
markdown.block.ruler.before('blockquote', 'deep_quote', tooDeep(MAX_QUOTE_LEVEL, /^>/));
markdown.block.ruler.before('list', 'deep_list', tooDeep(MAX_LIST_LEVEL, /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/));
// It fills up short rows, so that a few thousand characters may become a hundred thousand cells.
markdown.block.ruler.before('table', 'large_table', tooLarge, { alt: ['paragraph', 'reference'] });

/** @param text with `\n` as its line end; `map` of the tokens counts its lines from 0, the end exclusive. */
export function parseBlocks(text: string): readonly Token[] {
  return markdown.parse(text, {});
}

/** Changes the lines of the tokens, for a text that begins elsewhere in its file. */
export function shiftLines(tokens: readonly Token[], by: number): readonly Token[] {
  if (by !== 0) for (const token of tokens) if (token.map !== null) token.map = [token.map[0] + by, token.map[1] + by];
  return tokens;
}

/** Takes what begins one container too many, up to the end of the container around it. */
function tooDeep(maxLevel: number, opening: RegExp): (state: StateBlock, from: number, end: number) => boolean {
  return (state, from, end) => {
    if (state.level < maxLevel) return false;
    const start = startOf(state, from);
    if (!opening.test(state.src.slice(start, Math.min(start + 12, state.eMarks[from] ?? 0)))) return false;
    let next = from + 1;
    while (next < end && (state.isEmpty(next) || (state.sCount[next] ?? 0) >= state.blkIndent)) next += 1;
    state.line = next;
    state.push(TOO_DEEP, '', 0).map = [from, next];
    return true;
  };
}

/** Takes a table with too many cells, up to the next blank line or the end of the container around it. */
function tooLarge(state: StateBlock, from: number, end: number, silent: boolean): boolean {
  const columns = from + 1 < end ? columnsOf(state, from + 1) : 0;
  if (columns === 0 || !lineOf(state, from).includes('|')) return false;
  let next = from + 2;
  while (next < end && !state.isEmpty(next) && (state.sCount[next] ?? 0) >= state.blkIndent) next += 1;
  if (columns * (next - from) <= MAX_CELLS) return false;
  if (silent) return true;
  state.line = next;
  state.push(TOO_LARGE, '', 0).map = [from, next];
  return true;
}

/** Of the line below the head, `|---|:--:|`; 0 where it is another line. */
function columnsOf(state: StateBlock, line: number): number {
  if (!'-:|'.includes(state.src[startOf(state, line)] ?? '')) return 0;
  const text = lineOf(state, line);
  return /^[-:| \t]+$/.test(text) && text.includes('-') ? text.split('|').length : 0;
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice(startOf(state, line), state.eMarks[line] ?? 0);
}

function startOf(state: StateBlock, line: number): number {
  return (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
}
