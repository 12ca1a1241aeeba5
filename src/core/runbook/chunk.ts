/** Cuts a text where its top-level blocks and the entries of its top-level lists begin, so that each can be kept. */
import type { Token } from 'markdown-it';
import { parseBlocks } from './markdown.ts';
import { readParts, type Part } from './part.ts';
import type { PlacedEntry } from './placedEntry.ts';

/** A top-level block or one entry of a top-level list, with the blank lines behind it. */
export interface Chunk {
  /** Characters of its text. */
  readonly length: number;
  /** Ends of lines in its text. */
  readonly lines: number;
  /** Mark of the list that it is an entry of: "-", "*", "+", "." or ")". */
  readonly listMark: string | undefined;
  /** Its first line ends whatever block stands before it, so that nothing before it depends on what follows it. */
  readonly isBarrier: boolean;
  /** Lines in them count from 1 at its first line. */
  readonly parts: readonly Part[];
  /** What the outline made of it at the last reading, where that may be put in again. */
  placed: PlacedEntry | undefined;
}

/**
 * The chunks of a text, which together are all of it.
 *
 * @param listMark mark of the top-level list that goes on where the text begins
 */
export function readChunks(text: string, listMark?: string): readonly Chunk[] {
  if (listMark === undefined) return cutChunks(parseBlocks(text), text);
  // An entry in front opens the list; it is indented so far that no entry of the list is taken for its child.
  const mark = listMark === '.' || listMark === ')' ? `1${listMark}` : listMark;
  const opened = `${mark}    entry\n${text}`;
  return cutChunks(parseBlocks(opened), opened).slice(1);
}

/** @param tokens those of `text` */
export function cutChunks(tokens: readonly Token[], text: string): readonly Chunk[] {
  if (text === '') return [];
  const groups = topLevelGroups(tokens);
  const chunks: Chunk[] = [];
  let from = 0;
  // Blank lines in front belong to the first chunk; a blank text is a chunk without parts.
  let line = 0;
  for (let index = 0; index < Math.max(groups.length, 1); index += 1) {
    const nextLine = groups[index + 1]?.line ?? Infinity;
    const end = skipLines(text, from, nextLine - line);
    chunks.push(makeChunk(groups[index]?.tokens ?? [], text.slice(from, end), line));
    from = end;
    line = nextLine;
  }
  return chunks;
}

interface Group {
  /** Line of the text where it begins, from 0. */
  readonly line: number;
  readonly tokens: Token[];
}

function topLevelGroups(tokens: readonly Token[]): readonly Group[] {
  const groups: Group[] = [];
  for (const token of tokens) {
    const isList = token.type === 'bullet_list_open' || token.type === 'ordered_list_open';
    const isEntry = token.type === 'list_item_open' && token.level === 1;
    const isBlock = token.level === 0 && token.nesting >= 0 && !isList;
    if (isEntry || isBlock) groups.push({ line: token.map?.[0] ?? 0, tokens: [token] });
    else groups.at(-1)?.tokens.push(token);
  }
  return groups;
}

function makeChunk(tokens: readonly Token[], text: string, before: number): Chunk {
  const [first] = tokens;
  const isEntry = first?.type === 'list_item_open';
  return {
    length: text.length,
    lines: countLineEnds(text),
    listMark: isEntry ? first.markup : undefined,
    isBarrier: isEntry || first?.type === 'fence' || first?.markup.startsWith('#') === true,
    parts: readParts(tokens, before),
    placed: undefined,
  };
}

/** Position behind the next `count` line ends, or the end of the text. */
function skipLines(text: string, from: number, count: number): number {
  let at = from;
  for (let line = 0; line < count; line += 1) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return at;
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
