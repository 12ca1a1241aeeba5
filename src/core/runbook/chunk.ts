/** Cuts a text where its top-level blocks and the entries of its top-level lists begin, so that each can be kept. */
import type { Token } from 'markdown-it';
import { parseBlocks } from './markdown.ts';
import type { Part } from './part.ts';
import { readParts } from './readParts.ts';

/** A top-level block or one entry of a top-level list, with the blank lines behind it. */
export interface Chunk {
  /** Characters of its text. */
  readonly length: number;
  /** Ends of lines in its text. */
  readonly lines: number;
  /** Mark of the list that it is an entry of: "-", "*", "+", "." or ")". */
  readonly listMark: string | undefined;
  /** It is the first entry of its list. */
  readonly beginsList: boolean;
  /** Its first line ends whatever block stands before it, so that nothing before it depends on what follows it. */
  readonly isBarrier: boolean;
  /** Lines in them count from 1 at its first line. */
  readonly parts: readonly Part[];
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
    const next = groups[index + 1];
    const end = next === undefined ? text.length : skipLines(text, from, next.line - line);
    const lines = next === undefined ? countLineEnds(text, from) : next.line - line;
    chunks.push(makeChunk(groups[index], { length: end - from, lines, before: line }));
    from = end;
    line += lines;
  }
  return chunks;
}

interface Group {
  /** Line of the text where it begins, from 0. */
  readonly line: number;
  readonly beginsList: boolean;
  readonly tokens: Token[];
}

function topLevelGroups(tokens: readonly Token[]): readonly Group[] {
  const groups: Group[] = [];
  let beginsList = false;
  for (const token of tokens) {
    const { type, level } = token;
    const isList = level === 0 && /^(?:bullet|ordered)_list_/.test(type);
    const isEntry = level === 1 && type === 'list_item_open';
    const isBlock = level === 0 && token.nesting >= 0 && !isList && !isBelowHeading(groups.at(-1), token);
    if (isEntry || isBlock)
      groups.push({ line: token.map?.[0] ?? 0, beginsList: isEntry && beginsList, tokens: [token] });
    else if (!isList) groups.at(-1)?.tokens.push(token);
    beginsList = isList && token.nesting === 1;
  }
  return groups;
}

/** A comment on the line below a heading may name it, so both are read together. */
function isBelowHeading(above: Group | undefined, token: Token): boolean {
  const [first] = above?.tokens ?? [];
  return token.type === 'html_block' && first?.type === 'heading_open' && first.map?.[1] === token.map?.[0];
}

interface Extent extends Pick<Chunk, 'length' | 'lines'> {
  /** Lines of the text before it. */
  readonly before: number;
}

function makeChunk(group: Group | undefined, { length, lines, before }: Extent): Chunk {
  const first = group?.tokens[0];
  const isEntry = first?.type === 'list_item_open';
  return {
    length,
    lines,
    listMark: isEntry ? first.markup : undefined,
    beginsList: group?.beginsList ?? false,
    isBarrier: isEntry || first?.type === 'fence' || first?.markup.startsWith('#') === true,
    parts: readParts(group?.tokens ?? [], before),
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

function countLineEnds(text: string, from: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
