/** Builds the tree of a runbook from its parts: sections, items, steps, and the blocks of each. */
import type { Chunk } from './chunk.ts';
import type { TextLine } from './field.ts';
import { allNodes } from './find.ts';
import { IdRegistry } from './identity.ts';
import type {
  Block,
  Command,
  ContactTable,
  Expectation,
  Item,
  LineRange,
  RunbookNode,
  Section,
  Step,
} from './model.ts';
import type { EntryText, HeadingPart, ParagraphPart, Part } from './part.ts';
import { isSameContext, isSelfContained, type EntryContext, type PlacedEntry } from './placedEntry.ts';
import { placeBlock, placeCommand, placeLines } from './place.ts';

export interface Outline {
  readonly title: string | undefined;
  readonly nodes: readonly RunbookNode[];
  readonly blocks: readonly Block[];
  readonly commands: readonly Command[];
  readonly expectations: readonly Expectation[];
  /** Lines of paragraphs and of list entries that are not items, where they may have fields. */
  readonly texts: readonly TextLine[];
  readonly contacts: readonly ContactTable[];
}

/** @param before lines of the file before the first chunk */
export function buildOutline(chunks: readonly Chunk[], before: number): Outline {
  const builder = new OutlineBuilder();
  let line = before;
  for (const chunk of chunks) {
    builder.take(chunk, line);
    line += chunk.lines;
  }
  return builder.finish();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type OpenNode = Mutable<Section> | Mutable<Item> | Mutable<Step>;

/** A list entry that is open; `node` is undefined for a plain bullet, and until its text has come. */
interface OpenEntry {
  node: OpenNode | undefined;
}

/** One that is kept may be put in again at the next reading, so it must stay as it is. */
type Followed =
  { readonly isKept: false; readonly node: OpenNode } | { readonly isKept: true; readonly node: Item | Step };

/**
 * One pass over the chunks of a text, in order. Mutable only while it runs: what `finish` hands out is readonly.
 * A block belongs to the entry it is indented under; at top level to the entry it directly follows, else to its section.
 */
class OutlineBuilder {
  readonly #ids = new IdRegistry();
  readonly #roots: RunbookNode[] = [];
  readonly #sections: Mutable<Section>[] = [];
  readonly #entries: OpenEntry[] = [];
  readonly #blocks: Block[] = [];
  readonly #commands: Command[] = [];
  readonly #expectations: Expectation[] = [];
  readonly #texts: TextLine[] = [];
  readonly #contacts: ContactTable[] = [];
  /** How many belong to no node. */
  readonly #loose = { blocks: 0, inlineCommands: 0 };
  /** The top-level entry that ended last, while nothing but blocks has followed it. */
  #follows: Followed | undefined;
  /** The last paragraph announced what should be seen; the next block shows it. */
  #label: string | undefined;
  #title: { readonly level: number; readonly text: string } | undefined;
  /** Lines of the file before the chunk that is being taken. */
  #before = 0;

  /** @param before lines of the file before the chunk */
  take(chunk: Chunk, before: number): void {
    this.#before = before;
    if (!isSelfContained(chunk.listMark, chunk.parts)) this.#takeParts(chunk.parts);
    else if (chunk.placed !== undefined && this.#stillFits(chunk.placed)) this.#put(chunk.placed);
    else chunk.placed = this.#place(chunk.parts);
  }

  finish(): Outline {
    return {
      title: this.#title?.text,
      nodes: this.#roots,
      blocks: this.#blocks,
      commands: this.#commands,
      expectations: this.#expectations,
      texts: this.#texts,
      contacts: this.#contacts,
    };
  }

  #stillFits({ context, ids }: PlacedEntry): boolean {
    return isSameContext(context, this.#context()) && !ids.some((id) => this.#ids.isTaken(id));
  }

  #context(): EntryContext {
    const section = this.#sections.at(-1);
    return { sectionId: section?.id, sectionTitle: section?.title, before: this.#before };
  }

  #put({ node, blocks, commands, expectations, texts, contacts, label, ids }: PlacedEntry): void {
    for (const id of ids) this.#ids.claim(id);
    this.#attach(node, this.#sections.at(-1));
    for (const block of blocks) this.#blocks.push(block);
    for (const command of commands) this.#commands.push(command);
    for (const expectation of expectations) this.#expectations.push(expectation);
    for (const text of texts) this.#texts.push(text);
    for (const table of contacts) this.#contacts.push(table);
    this.#label = label;
    this.#follows = { isKept: true, node };
  }

  #place(parts: readonly Part[]): PlacedEntry | undefined {
    const from = this.#sizes();
    const { repeats } = this.#ids;
    this.#takeParts(parts);
    const node = this.#follows?.node;
    if (this.#ids.repeats > repeats || node === undefined || node.kind === 'section') return undefined;
    this.#follows = { isKept: true, node };
    return {
      node,
      blocks: this.#blocks.slice(from.blocks),
      commands: this.#commands.slice(from.commands),
      expectations: this.#expectations.slice(from.expectations),
      texts: this.#texts.slice(from.texts),
      contacts: this.#contacts.slice(from.contacts),
      label: this.#label,
      ids: allNodes([node]).map(({ id }) => id),
      context: this.#context(),
    };
  }

  #takeParts(parts: readonly Part[]): void {
    for (const part of parts) this.#takePart(part);
  }

  #takePart(part: Part): void {
    switch (part.kind) {
      case 'heading':
        this.#heading(part);
        break;
      case 'entry':
        if (part.opens) this.#entries.push({ node: undefined });
        else this.#closeEntry();
        break;
      case 'paragraph':
        this.#paragraph(part);
        break;
      case 'code':
        this.#block(part.block);
        break;
      case 'contacts':
        this.#contacts.push({ ...part.table, lines: placeLines(part.table.lines, this.#before) });
        break;
    }
  }

  #heading({ level, name, lines, commands }: HeadingPart): void {
    const { title } = name;
    if (this.#title === undefined || (level === 1 && this.#title.level > 1)) this.#title = { level, text: title };
    while ((this.#sections.at(-1)?.level ?? 0) >= level) this.#sections.pop();
    const section: Mutable<Section> = {
      kind: 'section',
      id: this.#ids.claim(name.explicitId ?? name.slug),
      title,
      lines: placeLines(lines, this.#before),
      level,
      children: [],
      blocks: [],
      inlineCommands: [],
    };
    this.#attach(section, this.#sections.at(-1));
    this.#sections.push(section);
    this.#inline(commands, section);
    this.#follows = undefined;
    this.#label = undefined;
  }

  #closeEntry(): void {
    const entry = this.#entries.pop();
    if (this.#entries.length === 0 && entry?.node !== undefined) this.#follows = { isKept: false, node: entry.node };
  }

  #paragraph(part: ParagraphPart): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined) this.#follows = undefined;
    else if (part.entry !== undefined) entry.node = this.#entryNode(part.entry);
    const section = this.#sections.at(-1)?.title;
    for (const { text, line } of part.fields) this.#texts.push({ text, line: line + this.#before, section });
    this.#inline(part.commands, this.#owner());
    this.#label = part.label;
  }

  #entryNode({ name, lines, ordinal, checked }: EntryText): OpenNode {
    const parent = this.#enclosing(this.#entries.length - 1);
    const prefix = parent === undefined ? '' : `${parent.id}/`;
    const base = {
      id: this.#ids.claim(name.explicitId ?? `${prefix}${name.slug}`),
      title: name.title,
      lines: placeLines(lines, this.#before),
      children: [],
      blocks: [],
      inlineCommands: [],
      ordinal,
    };
    const node: OpenNode =
      checked === undefined ? { kind: 'step', ...base } : { kind: 'item', ...base, checked, depth: this.#depth() };
    this.#attach(node, parent);
    return node;
  }

  /** How many items the entry that opened last is nested in. */
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

  #attach(node: RunbookNode, parent: OpenNode | undefined): void {
    const siblings: RunbookNode[] = parent === undefined ? this.#roots : parent.children;
    siblings.push(node);
  }

  #inline(commands: readonly Command[], owner: OpenNode | undefined): void {
    const nodeId = owner?.id;
    for (const read of commands) {
      const at = owner === undefined ? (this.#loose.inlineCommands += 1) : owner.inlineCommands.length + 1;
      const command = placeCommand(read, { id: `${nodeId ?? ''}#i${at}`, nodeId, before: this.#before });
      owner?.inlineCommands.push(command);
      this.#commands.push(command);
    }
  }

  #block(read: Block): void {
    const owner = (this.#entries.length === 0 ? this.#ownFollows() : undefined) ?? this.#owner();
    const block = placeBlock(read, {
      id: `${owner?.id ?? ''}#${owner === undefined ? (this.#loose.blocks += 1) : owner.blocks.length + 1}`,
      nodeId: owner?.id,
      before: this.#before,
    });
    const label = this.#label;
    this.#label = undefined;
    const shown = this.#withExpectations(block, label);
    owner?.blocks.push(shown);
    this.#blocks.push(shown);
    // One by one: a block of a hundred thousand lines has more of them than a call can have arguments.
    for (const command of shown.commands) this.#commands.push(command);
    for (const expectation of shown.expectations) this.#expectations.push(expectation);
  }

  /** Behind a label a block shows the output of the command before it; alone and without a command it says nothing. */
  #withExpectations(block: Block, label: string | undefined): Block {
    const last = this.#commands.at(-1);
    if (label !== undefined && last !== undefined && last.nodeId === block.nodeId)
      return expectedOutput(block, label, last);
    return block.commands.length > 0 ? block : { ...block, expectations: [] };
  }

  /** The entry that the next block follows, in a copy of its own if need be. */
  #ownFollows(): OpenNode | undefined {
    if (this.#follows?.isKept !== true) return this.#follows?.node;
    const { node } = this.#follows;
    const own: OpenNode = {
      ...node,
      children: [...node.children],
      blocks: [...node.blocks],
      inlineCommands: [...node.inlineCommands],
    };
    const siblings: RunbookNode[] = this.#sections.at(-1)?.children ?? this.#roots;
    siblings[siblings.lastIndexOf(node)] = own;
    this.#follows = { isKept: false, node: own };
    return own;
  }

  #sizes(): Readonly<Record<'blocks' | 'commands' | 'expectations' | 'texts' | 'contacts', number>> {
    return {
      blocks: this.#blocks.length,
      commands: this.#commands.length,
      expectations: this.#expectations.length,
      texts: this.#texts.length,
      contacts: this.#contacts.length,
    };
  }
}

/** A block under "Expected output:" shows what should be seen; nothing in it runs. */
function expectedOutput(block: Block, label: string, command: Command): Block {
  if (block.expectations.some((expectation) => expectation.kind === 'contains')) {
    return {
      ...block,
      commands: [],
      expectations: block.expectations.map((expectation) => ({ ...expectation, commandId: command.id })),
    };
  }
  return {
    ...block,
    language: 'text',
    commands: [],
    expectations: [{ kind: 'statement', lines: shownLines(block), text: label, commandId: command.id }],
  };
}

/** Without the fences; a block of one line, which has none or only the first, is that line. */
function shownLines({ lines }: Block): LineRange {
  return lines.to - lines.from < 2 ? lines : { from: lines.from + 1, to: lines.to - 1 };
}
