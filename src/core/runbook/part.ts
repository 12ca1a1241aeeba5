/**
 * What each block of a Markdown text says by itself: all that does not depend on where it stands. An edit elsewhere
 * leaves it as it is, so it is kept from one reading to the next.
 */
import type { Token } from 'markdown-it';
import { makeCommand, readBlock } from './block.ts';
import { isExpectationLabel } from './expectation.ts';
import { mayHoldField, readContactTable } from './field.ts';
import { explicitId, slug } from './identity.ts';
import { inlineCommands } from './inlineCommand.ts';
import { plainText } from './inlineText.ts';
import type { Block, Command, ContactTable, LineRange } from './model.ts';

export type Part =
  | HeadingPart
  | ParagraphPart
  | { readonly kind: 'entry'; readonly opens: boolean }
  | { readonly kind: 'code'; readonly block: Block }
  | { readonly kind: 'contacts'; readonly table: ContactTable };

export interface HeadingPart {
  readonly kind: 'heading';
  readonly level: number;
  readonly name: Name;
  readonly lines: LineRange;
  readonly commands: readonly Command[];
}

export interface ParagraphPart {
  readonly kind: 'paragraph';
  readonly lines: LineRange;
  /** Set where it is the text that makes the list entry around it an item or a step. */
  readonly entry: EntryText | undefined;
  /** Its lines that may have blanks to fill. */
  readonly fields: readonly { readonly text: string; readonly line: number }[];
  readonly commands: readonly Command[];
  /** It announces what should be seen: "Expected:". */
  readonly label: string | undefined;
}

export interface EntryText {
  readonly name: Name;
  /** The whole list entry. */
  readonly lines: LineRange;
  readonly ordinal: number | undefined;
  /** undefined without a box. */
  readonly checked: boolean | undefined;
}

export interface Name {
  readonly title: string;
  readonly explicitId: string | undefined;
  readonly slug: string;
}

/** A list entry whose end has not come yet. */
interface OpenEntry {
  readonly lines: LineRange;
  readonly ordinal: number | undefined;
  hasText: boolean;
}

/** @param before lines of the tokens' text that stand before the first line of the parts */
export function readParts(tokens: readonly Token[], before: number): readonly Part[] {
  const parts: Part[] = [];
  const entries: OpenEntry[] = [];
  for (const [index, token] of tokens.entries()) {
    switch (token.type) {
      case 'heading_open':
        parts.push(headingPart(token.tag, lineRange(token, before), tokens[index + 1]?.content ?? ''));
        break;
      case 'list_item_open':
        entries.push(openEntry(token, lineRange(token, before)));
        parts.push({ kind: 'entry', opens: true });
        break;
      case 'list_item_close':
        entries.pop();
        parts.push({ kind: 'entry', opens: false });
        break;
      case 'paragraph_open':
        parts.push(paragraphPart(lineRange(token, before), tokens[index + 1]?.content ?? '', entries.at(-1)));
        break;
      case 'fence':
      case 'code_block':
        parts.push(codePart(token, lineRange(token, before)));
        break;
      case 'table_open': {
        const table = readContactTable(tableRows(tokens, index), lineRange(token, before));
        if (table !== undefined) parts.push({ kind: 'contacts', table });
        break;
      }
      default:
        break;
    }
  }
  return parts;
}

function headingPart(tag: string, lines: LineRange, markdown: string): HeadingPart {
  return {
    kind: 'heading',
    level: Number(tag.slice(1)),
    name: readName(markdown, markdown),
    lines,
    commands: readInline(markdown, lines.from),
  };
}

/** Only the items of an ordered list have a number, which markdown-it keeps as their info. */
function openEntry({ info }: Token, lines: LineRange): OpenEntry {
  return { lines, ordinal: info === '' ? undefined : Number(info), hasText: false };
}

function paragraphPart(lines: LineRange, markdown: string, entry: OpenEntry | undefined): ParagraphPart {
  const isFirst = entry !== undefined && !entry.hasText;
  if (isFirst) entry.hasText = true;
  const text = isFirst ? entryText(entry, markdown) : undefined;
  return {
    kind: 'paragraph',
    lines,
    entry: text,
    fields: text?.checked === undefined ? fieldLines(markdown, lines.from) : [],
    commands: readInline(markdown, lines.from),
    label: labelText(markdown.slice(markdown.lastIndexOf('\n') + 1)),
  };
}

/** Only what has a colon can be a label. */
function labelText(lastLine: string): string | undefined {
  if (!/[:：]/.test(lastLine)) return undefined;
  const text = plainText(lastLine);
  return isExpectationLabel(text) ? text : undefined;
}

/** An entry with a box is an item, a numbered one a step, a plain bullet only text. */
function entryText({ lines, ordinal }: OpenEntry, markdown: string): EntryText | undefined {
  const box = /^\[([ xX])\][ \t\n]+(?=\S)/.exec(markdown);
  if (box === null && ordinal === undefined) return undefined;
  const own = markdown.slice(box?.[0].length ?? 0);
  return {
    name: readName(own, own.includes('\n') ? own.replace(/\n/g, ' ') : own),
    lines,
    ordinal,
    checked: box === null ? undefined : box[1] !== ' ',
  };
}

function readName(markdown: string, onOneLine: string): Name {
  const title = plainText(onOneLine);
  return { title, explicitId: explicitId(markdown), slug: slug(title) };
}

function fieldLines(markdown: string, from: number): ParagraphPart['fields'] {
  if (!mayHoldField(markdown)) return [];
  return markdown
    .split('\n')
    .map((text, index) => ({ text, line: from + index }))
    .filter(({ text }) => mayHoldField(text));
}

function readInline(markdown: string, from: number): readonly Command[] {
  return inlineCommands(markdown).map((found) =>
    makeCommand({
      id: '',
      language: 'shell',
      source: 'inline',
      lines: { from: from + found.line, to: from + found.line },
      text: found.text,
      blockId: undefined,
      nodeId: undefined,
    }),
  );
}

function codePart(token: Token, lines: LineRange): Part {
  const block = readBlock({
    id: '',
    nodeId: undefined,
    info: token.info.trim(),
    content: token.content,
    lines,
    firstLine: token.type === 'fence' ? lines.from + 1 : lines.from,
  });
  return { kind: 'code', block };
}

/** Cells as written, row by row. */
function tableRows(tokens: readonly Token[], from: number): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (let index = from; index < tokens.length && tokens[index]?.type !== 'table_close'; index += 1) {
    const token = tokens[index];
    if (token?.type === 'tr_open') rows.push([]);
    if (token?.type === 'inline') rows.at(-1)?.push(token.content);
  }
  return rows;
}

/** markdown-it's map is 0-based with an exclusive end. */
function lineRange(token: Token, before: number): LineRange {
  const [from, to] = token.map ?? [before, before + 1];
  return { from: from + 1 - before, to: Math.max(from + 1, to) - before };
}
