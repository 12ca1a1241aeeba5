/** Builds the tree of a runbook from its parts: sections, items, steps, and the blocks of each. */
import { AlternativesScope } from './alternatives.ts';
import type { Chunk } from './chunk.ts';
import { ExpectationScope } from './expectationScope.ts';
import { countsUnder, type Blank, type PlacedBlank } from './field.ts';
import type { Alternatives, Block, Command, ContactTable, Expectation, RunbookNode } from './model.ts';
import { NodeTree, type OpenNode } from './nodeTree.ts';
import type { CodePart, HeadingPart, ListPart, ParagraphPart, Part, TablePart, TextPart } from './part.ts';
import { placeBlock, placeCommand, placeLines } from './place.ts';
import { SessionScope } from './sessionScope.ts';
import { namesSettings } from './settingsBlock.ts';

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

/** One pass over the chunks of a text, in order. Mutable only while it runs: what `finish` hands out is readonly. */
class OutlineBuilder {
  readonly #tree = new NodeTree();
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
  #isInList = false;
  /** The last paragraph or heading, until a block comes. */
  #lead = '';
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
      title: this.#tree.title,
      nodes: this.#tree.roots,
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

  #heading(part: HeadingPart): void {
    const { text, level } = part;
    this.#lead = text.stated.text;
    this.#inline(text, this.#tree.openSection(part, this.#before));
    this.#scope.heading(text.stated, text.lines.from + this.#before);
    this.#alternatives.heading(text.offer, level);
    this.#sessions.heading(level);
  }

  #list({ kind, opens }: ListPart): void {
    if (kind === 'list') {
      if (opens) this.#scope.openList();
      else this.#scope.closeList();
    } else if (opens) this.#tree.openEntry();
    else this.#tree.closeEntry();
  }

  #paragraph({ isFirst, entry: named, text, blanks }: ParagraphPart): void {
    if (!this.#tree.isInEntry) this.#tree.leaveEntry();
    else if (named !== undefined) this.#tree.nameEntry(named, this.#before);
    this.#blank(blanks);
    this.#lead = text.stated.text;
    const commands = this.#inline(text, this.#tree.owner);
    if (isFirst) this.#scope.entry(named !== undefined);
    this.#alternatives.text(text.offer, commands);
    this.#scope.text({
      stated: text.stated,
      line: text.lines.from + this.#before,
      commands,
      isItem: named?.checked !== undefined,
    });
  }

  #inline({ commands, uses }: TextPart, owner: OpenNode | undefined): readonly Command[] {
    if (commands.length === 0) return commands;
    const nodeId = owner?.id;
    const earlier = owner?.inlineCommands.length ?? this.#loose.inlineCommands;
    const placed = commands.map((read, index) =>
      placeCommand(read, { id: `${nodeId ?? ''}#i${earlier + index + 1}`, nodeId, before: this.#before }),
    );
    const shown = this.#sessions.take(placed, uses, this.#tree.section?.level);
    if (owner === undefined) this.#loose.inlineCommands += shown.length;
    for (const command of shown) {
      owner?.inlineCommands.push(command);
      this.#commands.push(command);
    }
    return shown;
  }

  #block({ block, uses, isPrompted, ways, settings }: CodePart): void {
    const isSettings = !isPrompted && (settings === 'named' || (settings === 'unnamed' && namesSettings(this.#lead)));
    const read = isSettings ? { ...block, commands: [], expectations: [] } : block;
    this.#lead = '';
    const owner = this.#tree.blockOwner;
    const placed = placeBlock(read, {
      id: `${owner?.id ?? ''}#${owner === undefined ? (this.#loose.blocks += 1) : owner.blocks.length + 1}`,
      nodeId: owner?.id,
      before: this.#before,
    });
    const counted = this.#scope.block(placed, isPrompted);
    const commands = this.#sessions.take(counted.commands, uses, this.#tree.section?.level);
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
    const section = this.#tree.section?.title;
    for (const blank of blanks)
      if (countsUnder(blank, section)) this.#blanks.push({ ...blank, line: blank.line + this.#before, section });
  }
}
