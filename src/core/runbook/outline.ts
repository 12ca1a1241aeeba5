/** Builds the tree of a runbook from markdown-it's block tokens: sections, items, steps, and the blocks of each. */
import type { Token } from 'markdown-it';
import { AlternativesScope } from './alternatives.ts';
import { makeCommand, readBlock, sessionsBehind } from './block.ts';
import type { TextLine, TextTable } from './field.ts';
import { ExpectationScope, isPrompted } from './expectationScope.ts';
import { explicitId, idComment, IdRegistry, slug, withoutOwnId } from './identity.ts';
import { inlineCommands } from './inlineCommand.ts';
import { plainText } from './inlineText.ts';
import { blockWays, textOffer } from './offer.ts';
import { statedIn } from './statement.ts';
import type {
  Alternatives,
  Block,
  Command,
  Expectation,
  Item,
  LineRange,
  RunbookNode,
  Section,
  Step,
} from './model.ts';
import { sessionOf, type OpenSession } from './session.ts';

export interface Outline {
  readonly title: string | undefined;
  readonly nodes: readonly RunbookNode[];
  readonly blocks: readonly Block[];
  readonly commands: readonly Command[];
  readonly expectations: readonly Expectation[];
  readonly alternatives: readonly Alternatives[];
  /** Paragraphs and list entries that are not items: where fields are looked for. */
  readonly texts: readonly TextLine[];
  readonly tables: readonly TextTable[];
}

export function readOutline(tokens: readonly Token[]): Outline {
  const builder = new OutlineBuilder();
  for (const [index, token] of tokens.entries()) builder.take(token, tokens, index);
  return builder.finish();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type OpenNode = Mutable<Section> | Mutable<Item> | Mutable<Step>;

/** Of a heading. */
const MAX_LEVEL = 6;

/** A list entry that is open; `node` is undefined for a plain bullet. */
interface OpenEntry {
  readonly token: Token;
  readonly ordered: boolean;
  readonly ordinal: number | undefined;
  node: OpenNode | undefined;
  hasText: boolean;
}

/**
 * One pass over the tokens. Mutable only while it runs: what `finish` hands out is readonly.
 * A block belongs to the entry it is indented under; at top level to the entry it directly follows, else to its section.
 */
class OutlineBuilder {
  readonly #ids = new IdRegistry();
  readonly #roots: RunbookNode[] = [];
  readonly #sections: Mutable<Section>[] = [];
  readonly #entries: OpenEntry[] = [];
  readonly #lists: { readonly ordered: boolean; next: number }[] = [];
  readonly #blocks: Block[] = [];
  readonly #commands: Command[] = [];
  readonly #expectations: Expectation[] = [];
  readonly #texts: TextLine[] = [];
  readonly #tables: { lines: LineRange; rows: string[][]; section: string | undefined }[] = [];
  readonly #blockCounts = new Map<string, number>();
  /** The top-level entry that ended last, while nothing but blocks has followed it. */
  #follows: OpenNode | undefined;
  readonly #scope = new ExpectationScope((expectation) => this.#expectations.push(expectation));
  readonly #alternatives = new AlternativesScope();
  /** What commands have opened since the section that opened it began, and nothing has closed. */
  #sessions: { readonly level: number; readonly open: readonly OpenSession[] } = { level: 0, open: [] };
  #title: { readonly level: number; readonly text: string } | undefined;

  take(token: Token, tokens: readonly Token[], index: number): void {
    switch (token.type) {
      case 'heading_open':
        this.#heading(token, tokens[index + 1], idBelow(tokens, index));
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.#scope.openList();
        this.#lists.push({ ordered: token.type === 'ordered_list_open', next: Number(token.attrGet('start') ?? 1) });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#scope.closeList();
        this.#lists.pop();
        break;
      case 'list_item_open':
        this.#openEntry(token);
        break;
      case 'list_item_close':
        this.#closeEntry();
        break;
      case 'paragraph_open':
        this.#paragraph(token, tokens[index + 1], idBelow(tokens, index));
        break;
      case 'fence':
      case 'code_block':
        this.#block(token);
        break;
      case 'html_block':
        this.#scope.comment(token.content, lineRange(token).from);
        break;
      case 'table_open':
        this.#tables.push({ lines: lineRange(token), rows: [], section: this.#sections.at(-1)?.title });
        break;
      case 'tr_open':
        this.#tables.at(-1)?.rows.push([]);
        break;
      case 'inline':
        if (/^t[dh]_open$/.test(tokens[index - 1]?.type ?? '')) this.#tables.at(-1)?.rows.at(-1)?.push(token.content);
        break;
      default:
        break;
    }
  }

  finish(): Outline {
    this.#scope.finish();
    return {
      title: this.#title?.text,
      nodes: this.#roots,
      blocks: this.#blocks,
      commands: this.#commands,
      expectations: this.#expectations,
      alternatives: this.#alternatives.finish(),
      texts: this.#texts,
      tables: this.#tables,
    };
  }

  #heading(token: Token, inline: Token | undefined, ownIdBelow: string | undefined): void {
    const level = Number(token.tag.slice(1));
    const markdown = inline?.content ?? '';
    const title = plainText(markdown);
    if (this.#title === undefined || (level === 1 && this.#title.level > 1)) this.#title = { level, text: title };
    while ((this.#sections.at(-1)?.level ?? 0) >= level) this.#sections.pop();
    const ownId = explicitId(markdown) ?? ownIdBelow;
    const id = this.#ids.claim(ownId ?? slug(title));
    const section: Mutable<Section> = {
      kind: 'section',
      id,
      hasOwnId: ownId !== undefined,
      title,
      lines: lineRange(token),
      level,
      children: [],
      blocks: [],
      inlineCommands: [],
    };
    this.#attach(section, this.#sections.at(-1));
    this.#sections.push(section);
    section.inlineCommands.push(...this.#inline(markdown, lineRange(token).from, id, true));
    this.#follows = undefined;
    this.#scope.heading(statedIn(markdown), lineRange(token).from);
    this.#alternatives.heading(textOffer(markdown, []), level);
    if (level <= this.#sessions.level) this.#sessions = { level: 0, open: [] };
  }

  #openEntry(token: Token): void {
    const list = this.#lists.at(-1);
    const ordered = list?.ordered ?? false;
    const ordinal = ordered ? Number(token.info) || list?.next : undefined;
    this.#entries.push({ token, ordered, ordinal, node: undefined, hasText: false });
  }

  #closeEntry(): void {
    const entry = this.#entries.pop();
    if (this.#entries.length === 0 && entry?.node !== undefined) this.#follows = entry.node;
  }

  #paragraph(token: Token, inline: Token | undefined, ownIdBelow: string | undefined): void {
    const markdown = inline?.content ?? '';
    const from = lineRange(token).from;
    const entry = this.#entries.at(-1);
    const isFirst = entry !== undefined && !entry.hasText;
    if (isFirst) {
      entry.hasText = true;
      entry.node = this.#entryNode(entry, markdown, ownIdBelow);
    }
    const owner = this.#owner();
    if (!(isFirst && entry.node?.kind === 'item')) this.#collectText(markdown, from);
    if (entry === undefined) this.#follows = undefined;
    const found = this.#inline(markdown, from, owner?.id);
    owner?.inlineCommands.push(...found);
    if (isFirst) this.#scope.entry(entry.node !== undefined);
    this.#alternatives.text(textOffer(markdown, found), found);
    this.#scope.text({
      stated: statedIn(markdown),
      line: from,
      commands: found,
      isItem: isFirst && entry.node?.kind === 'item',
    });
  }

  /** An entry with a box is an item, a numbered one a step, a plain bullet only text. */
  #entryNode(entry: OpenEntry, markdown: string, ownIdBelow: string | undefined): OpenNode | undefined {
    const box = /^\[([ xX])\][ \t\n]+(?=\S)/.exec(markdown);
    if (box === null && !entry.ordered) return undefined;
    const own = markdown.slice(box?.[0].length ?? 0);
    const title = plainText(own.split('\n').length > 1 ? own.replace(/\n/g, ' ') : own);
    const parent = this.#enclosing(this.#entries.length - 1);
    const prefix = parent === undefined ? '' : `${parent.id}/`;
    const ownId = explicitId(own) ?? ownIdBelow;
    const id = this.#ids.claim(ownId ?? `${prefix}${slug(title)}`);
    const base = {
      id,
      hasOwnId: ownId !== undefined,
      title,
      lines: lineRange(entry.token),
      children: [],
      blocks: [],
      inlineCommands: [],
      ordinal: entry.ordinal,
    };
    const node: OpenNode =
      box === null
        ? { kind: 'step', ...base }
        : { kind: 'item', ...base, checked: box[1] !== ' ', depth: this.#depth() };
    this.#attach(node, parent);
    return node;
  }

  #depth(): number {
    return this.#entries.slice(0, -1).filter((entry) => entry.node?.kind === 'item').length;
  }

  /** The innermost node that holds what stands at the current position. */
  #owner(): OpenNode | undefined {
    return this.#enclosing(this.#entries.length);
  }

  #enclosing(depth: number): OpenNode | undefined {
    for (let at = depth - 1; at >= 0; at -= 1) {
      const node = this.#entries[at]?.node;
      if (node !== undefined) return node;
    }
    return this.#sections.at(-1);
  }

  #attach(node: OpenNode, parent: OpenNode | undefined): void {
    const siblings: RunbookNode[] = parent === undefined ? this.#roots : parent.children;
    siblings.push(node);
  }

  #collectText(markdown: string, from: number): void {
    const section = this.#sections.at(-1)?.title;
    markdown.split('\n').forEach((text, index) => this.#texts.push({ text, line: from + index, section }));
  }

  #inline(markdown: string, from: number, nodeId: string | undefined, isHeading = false): readonly Command[] {
    return inlineCommands(withoutOwnId(markdown), isHeading).map((found, index) => {
      const command = makeCommand({
        id: `${nodeId ?? ''}#i${from}.${index + 1}`,
        language: found.language,
        source: 'inline',
        lines: { from: from + found.line, to: from + found.line },
        text: found.text,
        doubt: found.doubt,
        session: found.language === 'shell' ? sessionOf(this.#sessions.open, found.text) : undefined,
        blockId: undefined,
        nodeId,
      });
      this.#commands.push(command);
      this.#keepSession(command);
      return command;
    });
  }

  /** A session lasts to the end of the section that it is opened in. */
  #keepSession(command: Command): void {
    const open = sessionsBehind(this.#sessions.open, command);
    const level = this.#sessions.open.length === 0 ? (this.#sections.at(-1)?.level ?? MAX_LEVEL) : this.#sessions.level;
    this.#sessions = { level, open };
  }

  #block(token: Token): void {
    const lines = lineRange(token);
    const owner = this.#entries.length > 0 ? this.#owner() : (this.#follows ?? this.#owner());
    const block = readBlock({
      id: this.#blockId(owner?.id ?? ''),
      nodeId: owner?.id,
      info: token.info.trim(),
      content: token.content,
      lines,
      firstLine: token.type === 'fence' ? lines.from + 1 : lines.from,
      sessions: this.#sessions.open,
    });
    const shown = this.#scope.block(block, isPrompted(block, token.content));
    this.#alternatives.block(shown.commands, blockWays(shown, token.content));
    owner?.blocks.push(shown);
    this.#blocks.push(shown);
    // One by one: a block of a hundred thousand lines has more of them than a call can have arguments.
    for (const command of shown.commands) {
      this.#commands.push(command);
      this.#keepSession(command);
    }
    for (const expectation of shown.expectations) this.#expectations.push(expectation);
  }

  #blockId(ownerId: string): string {
    const count = (this.#blockCounts.get(ownerId) ?? 0) + 1;
    this.#blockCounts.set(ownerId, count);
    return `${ownerId}#${count}`;
  }
}

/** An id in a comment on the line directly below a heading or a paragraph; behind its open, inline and close tokens. */
function idBelow(tokens: readonly Token[], open: number): string | undefined {
  const below = tokens[open + 3];
  const isDirectlyBelow = below?.type === 'html_block' && below.map?.[0] === tokens[open]?.map?.[1];
  return isDirectlyBelow ? idComment(below.content) : undefined;
}

/** markdown-it's map is 0-based with an exclusive end. */
function lineRange(token: Token): LineRange {
  const [from, to] = token.map ?? [0, 1];
  return { from: from + 1, to: Math.max(from + 1, to) };
}
