/** Reads the tokens of a block of Markdown into its parts. */
import type { Token } from 'markdown-it';
import { readBlankTable } from './blankTable.ts';
import { readBlock } from './block.ts';
import { makeCommand } from './command.ts';
import { readEmptyLabel } from './emptyLabel.ts';
import { announcesSimilarOutput, expectDirectives } from './directive.ts';
import { isPrompted } from './expectationScope.ts';
import { readBlanks, readContactTable, readItemBlanks, readSignOffTable } from './field.ts';
import { explicitId, idComment, slug, withoutOwnId } from './identity.ts';
import { inlineCommands } from './inlineCommand.ts';
import { plainText, withoutBox } from './inlineText.ts';
import type { Command, LineRange } from './model.ts';
import { blockWays, textOffer } from './offer.ts';
import { sessionUse } from './session.ts';
import { settingsIn } from './settingsBlock.ts';
import { statedIn } from './statement.ts';
import type {
  CodePart,
  CommentPart,
  EntryText,
  HeadingPart,
  ListPart,
  Name,
  ParagraphPart,
  Part,
  TablePart,
  TextPart,
} from './part.ts';

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
  for (let index = 0; index < tokens.length; index += 1) {
    const part = readPart(tokens, index, { before, entries });
    if (part !== undefined) parts.push(part);
  }
  return parts;
}

interface Position {
  readonly before: number;
  readonly entries: OpenEntry[];
}

const opensList: ListPart = { kind: 'list', opens: true };
const closesList: ListPart = { kind: 'list', opens: false };
const opensEntry: ListPart = { kind: 'entry', opens: true };
const closesEntry: ListPart = { kind: 'entry', opens: false };

function readPart(tokens: readonly Token[], index: number, { before, entries }: Position): Part | undefined {
  const token = tokens[index];
  // Nothing is said by what closes, nor by the text inside, which its opening token reads.
  if (token === undefined || token.type === 'inline') return undefined;
  const lines = lineRange(token, before);
  switch (token.type) {
    case 'heading_open':
      return headingPart(token.tag, lines, textWithId(tokens, index));
    case 'bullet_list_open':
    case 'ordered_list_open':
      return opensList;
    case 'bullet_list_close':
    case 'ordered_list_close':
      return closesList;
    case 'list_item_open':
      entries.push(openEntry(token, lines));
      return opensEntry;
    case 'list_item_close':
      entries.pop();
      return closesEntry;
    case 'paragraph_open':
      // Behind its open, inline and close tokens.
      return paragraphPart(lines, textWithId(tokens, index), {
        entry: entries.at(-1),
        isLast: tokens[index + 3]?.type === 'list_item_close',
      });
    case 'fence':
    case 'code_block':
      return codePart(token, lines);
    case 'html_block':
      return commentPart(token.content, lines.from);
    case 'table_open':
      return tablePart(tableRows(tokens, index), lines);
    default:
      return undefined;
  }
}

interface TextWithId {
  readonly markdown: string;
  /** In a comment below it. */
  readonly idBelow: string | undefined;
}

/** Of the heading or paragraph that opens at this token. */
function textWithId(tokens: readonly Token[], open: number): TextWithId {
  const markdown = tokens[open + 1]?.content ?? '';
  // Behind its open, inline and close tokens.
  const below = tokens[open + 3];
  const isDirectlyBelow = below?.type === 'html_block' && below.map?.[0] === tokens[open]?.map?.[1];
  return { markdown, idBelow: isDirectlyBelow ? idComment(below.content) : undefined };
}

function headingPart(tag: string, lines: LineRange, { markdown, idBelow }: TextWithId): HeadingPart {
  const plain = plainText(markdown);
  return {
    kind: 'heading',
    level: Number(tag.slice(1)),
    name: readName(markdown, plain, idBelow),
    text: textPart(markdown, plain, { lines, isHeading: true }),
  };
}

/** Only the items of an ordered list have a number, which markdown-it keeps as their info. */
function openEntry({ info }: Token, lines: LineRange): OpenEntry {
  return { lines, ordinal: info === '' ? undefined : Number(info), hasText: false };
}

interface EntryPlace {
  readonly entry: OpenEntry | undefined;
  /** Nothing of the entry stands behind it. */
  readonly isLast: boolean;
}

function paragraphPart(lines: LineRange, text: TextWithId, { entry, isLast }: EntryPlace): ParagraphPart {
  const { markdown } = text;
  const isFirst = entry !== undefined && !entry.hasText;
  if (isFirst) entry.hasText = true;
  const plain = plainText(withoutBox(markdown));
  const named = isFirst ? entryText(entry, text, plain) : undefined;
  const written =
    named?.checked === undefined ? readBlanks(markdown, lines.from) : readItemBlanks(markdown, lines.from);
  return {
    kind: 'paragraph',
    isFirst,
    entry: named,
    text: textPart(markdown, plain, { lines, isHeading: false }),
    blanks:
      written.length > 0 || named?.checked !== undefined
        ? written
        : readEmptyLabel(markdown, lines.from, isFirst && isLast),
  };
}

/** An entry with a box is an item, a numbered one a step, a plain bullet only text. */
function entryText(
  { lines, ordinal }: OpenEntry,
  { markdown, idBelow }: TextWithId,
  plain: string,
): EntryText | undefined {
  const box = /^\[([ xX])\][ \t\n]+(?=\S)/.exec(markdown);
  if (box === null && ordinal === undefined) return undefined;
  const own = markdown.slice(box?.[0].length ?? 0);
  return {
    name: readName(own, own.includes('\n') ? plainText(own.replace(/\n/g, ' ')) : plain, idBelow),
    lines,
    ordinal,
    checked: box === null ? undefined : box[1] !== ' ',
  };
}

function readName(markdown: string, title: string, idBelow: string | undefined): Name {
  return { title, explicitId: explicitId(markdown) ?? idBelow, slug: slug(title), placed: undefined };
}

interface TextPlace {
  readonly lines: LineRange;
  readonly isHeading: boolean;
}

function textPart(markdown: string, plain: string, { lines, isHeading }: TextPlace): TextPart {
  const commands = readInline(markdown, lines.from, isHeading);
  return {
    lines,
    commands,
    uses: usesOf(commands),
    offer: textOffer(markdown, isHeading ? [] : commands, plain),
    stated: statedIn(markdown, plain),
  };
}

function readInline(markdown: string, from: number, isHeading: boolean): readonly Command[] {
  if (!markdown.includes('`')) return none;
  return inlineCommands(withoutOwnId(markdown), isHeading).map(({ text, language, doubt, line }) =>
    makeCommand({
      id: '',
      language,
      source: 'inline',
      lines: { from: from + line, to: from + line },
      text,
      doubt,
      blockId: undefined,
      nodeId: undefined,
    }),
  );
}

function codePart(token: Token, lines: LineRange): CodePart {
  const { info, content } = token;
  const firstLine = token.type === 'fence' ? lines.from + 1 : lines.from;
  const block = readBlock({ id: '', nodeId: undefined, info: info.trim(), content, lines, firstLine });
  return {
    kind: 'code',
    block,
    uses: usesOf(block.commands),
    isPrompted: isPrompted(block, content, firstLine),
    ways: blockWays(block, content),
    settings: settingsIn(block, content),
  };
}

const none: readonly never[] = [];

function usesOf(commands: readonly Command[]): TextPart['uses'] {
  if (commands.length === 0) return none;
  return commands.map(({ language, text }) => (language === 'shell' ? sessionUse(text) : undefined));
}

function commentPart(html: string, line: number): CommentPart | undefined {
  const announces = announcesSimilarOutput(html) ? html.trim() : undefined;
  const directives = expectDirectives(html);
  return announces === undefined && directives.length === 0
    ? undefined
    : { kind: 'comment', line, announces, directives };
}

function tablePart(rows: readonly (readonly string[])[], lines: LineRange): TablePart {
  const contacts = readContactTable(rows, lines);
  const signOffs = readSignOffTable(rows, lines);
  // A blank cell of contacts is filled in as such, and a row is signed as a whole.
  const blanks = contacts !== undefined || signOffs.length > 0 ? signOffs : readBlankTable(rows, lines);
  return { kind: 'table', contacts, blanks };
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
