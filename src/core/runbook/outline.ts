/** Builds the tree of a runbook from its parts: sections, items, steps, and the blocks of each. */
import { AlternativesScope } from './alternatives.ts';
import type { Chunk } from './chunk.ts';
import { ExpectationScope } from './expectationScope.ts';
import type { Blank, PlacedBlank } from './field.ts';
import { IdRegistry } from './identity.ts';
import type {
  Alternatives,
  Block,
  Command,
  ContactTable,
  Expectation,
  Item,
  RunbookNode,
  Section,
  Step,
} from './model.ts';
import type {
  CodePart,
  EntryText,
  HeadingPart,
  ListPart,
  Name,
  ParagraphPart,
  Part,
  TablePart,
  TextPart,
} from './part.ts';
import { placeBlock, placeCommand, placeLines } from './place.ts';
import { SessionScope } from './sessionScope.ts';

export interface Outline {
  readonly title: string | undefined;
  readonly nodes: readonly RunbookNode[];
  readonly blocks: readonly Block[];
  readonly commands: readonly Command[];
  readonly expectations: readonly Expectation[];
  readonly alternatives: readonly Alternatives[];
  readonly blanks: readonly PlacedBlank[];
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
  readonly #blanks: PlacedBlank[] = [];
  readonly #contacts: ContactTable[] = [];
  /** How many belong to no node. */
  readonly #loose = { blocks: 0, inlineCommands: 0 };
  readonly #scope = new ExpectationScope((expectation) => this.#expectations.push(expectation));
  readonly #alternatives = new AlternativesScope();
  readonly #sessions = new SessionScope();
  /** The top-level entry that ended last, while nothing but blocks has followed it. */
  #follows: OpenNode | undefined;
  #title: { readonly level: number; readonly text: string } | undefined;
  #isInList = false;
  /** Lines of the file before the chunk that is being taken. */
  #before = 0;

  /** @param before lines of the file before the chunk */
  take(chunk: Chunk, before: number): void {
    this.#before = before;
    if (this.#isInList && (chunk.listMark === undefined || chunk.beginsList))
      this.#list({ kind: 'list', opens: false });
    if (chunk.beginsList) this.#list({ kind: 'list', opens: true });
    this.#isInList = chunk.listMark !== undefined;
    for (const part of chunk.parts) this.#takePart(part);
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
      blanks: this.#blanks,
      contacts: this.#contacts,
    };
  }

  #takePart(part: Part): void {
    switch (part.kind) {
      case 'heading':
        this.#heading(part);
        break;
      case 'list':
      case 'entry':
        this.#list(part);
        break;
      case 'paragraph':
        this.#paragraph(part);
        break;
      case 'code':
        this.#block(part);
        break;
      case 'comment':
        this.#scope.comment(part, part.line + this.#before);
        break;
      case 'table':
        this.#table(part);
        break;
    }
  }

  #heading({ level, name, text }: HeadingPart): void {
    const { title } = name;
    if (this.#title === undefined || (level === 1 && this.#title.level > 1)) this.#title = { level, text: title };
    while ((this.#sections.at(-1)?.level ?? 0) >= level) this.#sections.pop();
    const lines = placeLines(text.lines, this.#before);
    const section: Mutable<Section> = {
      kind: 'section',
      id: this.#claimId(name, undefined),
      title,
      lines,
      level,
      children: [],
      blocks: [],
      inlineCommands: [],
    };
    this.#attach(section, this.#sections.at(-1));
    this.#sections.push(section);
    this.#inline(text, section);
    this.#follows = undefined;
    this.#scope.heading(text.stated, lines.from);
    this.#alternatives.heading(text.offer, level);
    this.#sessions.heading(level);
  }

  #list({ kind, opens }: ListPart): void {
    if (kind === 'list') {
      if (opens) this.#scope.openList();
      else this.#scope.closeList();
    } else if (opens) this.#entries.push({ node: undefined });
    else {
      const entry = this.#entries.pop();
      if (this.#entries.length === 0 && entry?.node !== undefined) this.#follows = entry.node;
    }
  }

  #paragraph({ isFirst, entry: named, text, blanks }: ParagraphPart): void {
    const entry = this.#entries.at(-1);
    if (entry === undefined) this.#follows = undefined;
    else if (named !== undefined) entry.node = this.#entryNode(named);
    this.#blank(blanks);
    const commands = this.#inline(text, this.#owner());
    if (isFirst) this.#scope.entry(named !== undefined);
    this.#alternatives.text(text.offer, commands);
    this.#scope.text({
      stated: text.stated,
      line: text.lines.from + this.#before,
      commands,
      isItem: named?.checked !== undefined,
    });
  }

  #entryNode({ name, lines, ordinal, checked }: EntryText): OpenNode {
    const parent = this.#enclosing(this.#entries.length - 1);
    const base = {
      id: this.#claimId(name, parent?.id),
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

  /** An id of the author stands alone, any other behind its parent's. */
  #claimId(name: Name, parent: string | undefined): string {
    if (name.explicitId !== undefined || parent === undefined) return this.#ids.claim(name.explicitId ?? name.slug);
    const own = this.#ids.claim(name.slug, parent);
    if (name.placed?.own !== own || name.placed.parent !== parent)
      name.placed = { parent, own, id: `${parent}/${own}` };
    return name.placed.id;
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

  #attach(node: OpenNode, parent: OpenNode | undefined): void {
    const siblings: RunbookNode[] = parent === undefined ? this.#roots : parent.children;
    siblings.push(node);
  }

  #inline({ commands, uses }: TextPart, owner: OpenNode | undefined): readonly Command[] {
    if (commands.length === 0) return commands;
    const nodeId = owner?.id;
    const earlier = owner?.inlineCommands.length ?? this.#loose.inlineCommands;
    const placed = commands.map((read, index) =>
      placeCommand(read, { id: `${nodeId ?? ''}#i${earlier + index + 1}`, nodeId, before: this.#before }),
    );
    const shown = this.#sessions.take(placed, uses, this.#sections.at(-1)?.level);
    if (owner === undefined) this.#loose.inlineCommands += shown.length;
    for (const command of shown) {
      owner?.inlineCommands.push(command);
      this.#commands.push(command);
    }
    return shown;
  }

  #block({ block: read, uses, isPrompted, ways }: CodePart): void {
    const owner = this.#entries.length > 0 ? this.#owner() : (this.#follows ?? this.#owner());
    const block = placeBlock(read, {
      id: `${owner?.id ?? ''}#${owner === undefined ? (this.#loose.blocks += 1) : owner.blocks.length + 1}`,
      nodeId: owner?.id,
      before: this.#before,
    });
    const counted = this.#scope.block(block, isPrompted);
    const commands = this.#sessions.take(counted.commands, uses, this.#sections.at(-1)?.level);
    const shown = { ...counted, commands };
    this.#alternatives.block(commands, ways);
    owner?.blocks.push(shown);
    this.#blocks.push(shown);
    // One by one: a block of a hundred thousand lines has more of them than a call can have arguments.
    for (const command of commands) this.#commands.push(command);
    for (const expectation of shown.expectations) this.#expectations.push(expectation);
  }

  #table({ contacts, blanks }: TablePart): void {
    if (contacts !== undefined) this.#contacts.push({ ...contacts, lines: placeLines(contacts.lines, this.#before) });
    this.#blank(blanks);
  }

  #blank(blanks: readonly Blank[]): void {
    const section = this.#sections.at(-1)?.title;
    for (const blank of blanks) this.#blanks.push({ ...blank, line: blank.line + this.#before, section });
  }
}
