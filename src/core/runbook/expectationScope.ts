/** Finds what the text around blocks says should be seen, and of which command: prose, labels and what stands under them. */
import { directiveExpectation, type Directive } from './directive.ts';
import { tickedValue } from './expectation.ts';
import { literalValue } from './literal.ts';
import type { Block, Command, Expectation, LineRange } from './model.ts';
import { isOutputLabel, type Stated, type Statement } from './statement.ts';

/** A paragraph, heading or list entry. */
export interface ScopeText {
  readonly stated: Stated;
  /** Source line of its first line. */
  readonly line: number;
  /** Commands written as inline code in it. */
  readonly commands: readonly Command[];
  /** It is the text of an item, whose box is a person's answer. */
  readonly isItem: boolean;
}

/** A comment that no reader of the rendered page sees. */
export interface ScopeComment {
  /** The next block shows output; what says so. */
  readonly announces: string | undefined;
  readonly directives: readonly Directive[];
}

interface Waiting {
  readonly statement: Statement;
  readonly lines: LineRange;
  readonly isItem: boolean;
}

/** Paragraphs behind a command that may still speak of it. */
const REACH = 3;

/** A name has no more words. */
const MAX_NAME = 3;

/**
 * Told in source order what the outline meets. A statement behind a command speaks of that command, one that introduces
 * a block of that block's last command; what cannot be told apart waits until the next thing is seen.
 */
export class ExpectationScope {
  readonly #found: (expectation: Expectation) => void;
  #last: Command | undefined;
  /** Texts and entries since the last command. */
  #texts = 0;
  #entries = 0;
  #waiting: Waiting[] = [];
  #directives: { readonly directive: Directive; readonly line: number }[] = [];
  /** Depth of lists inside which each entry is expected; 0 where none is. */
  #listing = 0;
  #depth = 0;

  constructor(found: (expectation: Expectation) => void) {
    this.#found = found;
  }

  heading(stated: Stated, line: number): void {
    this.#resolve();
    this.#listing = 0;
    this.#directives = [];
    if (!isOutputLabel(stated.text)) {
      this.#last = undefined;
      return;
    }
    const statement = blockLabel(stated.text);
    this.#waiting = [{ statement, lines: { from: line, to: line }, isItem: false }];
  }

  openList(): void {
    this.#depth += 1;
    const label = this.#waiting.at(-1);
    if (this.#listing === 0 && label?.statement.introduces === true && isAbout(label.statement)) {
      this.#waiting.pop();
      this.#resolve();
      this.#listing = this.#depth;
    }
  }

  closeList(): void {
    if (this.#listing === this.#depth) this.#listing = 0;
    this.#depth -= 1;
  }

  /** @param isNode it is an item or a step of its own, not a bullet of the text */
  entry(isNode: boolean): void {
    this.#resolve();
    if (isNode) this.#entries += 1;
  }

  text(text: ScopeText): void {
    this.#resolve();
    const own = text.commands.at(-1);
    if (own !== undefined) this.#ran(own);
    const { statements, directives } = text.stated;
    for (const directive of directives) this.#direct(directive, text.line + directive.line);
    if (this.#listing > 0 && own === undefined) this.#listed(text);
    else this.#take(statements, text, own);
    this.#texts += 1;
  }

  comment({ announces, directives }: ScopeComment, line: number): void {
    if (announces !== undefined) {
      this.#resolve();
      const statement = blockLabel(announces);
      this.#waiting = [{ statement, lines: { from: line, to: line }, isItem: false }];
    }
    for (const directive of directives) this.#direct(directive, line + directive.line);
  }

  /** @returns the block as it counts: one that shows output has no commands */
  block(block: Block, isPrompted: boolean): Block {
    const label = this.#waiting.find(({ statement }) => statement.sort === 'label');
    const last = this.#last;
    if (
      label !== undefined &&
      last !== undefined &&
      this.#entries === 0 &&
      showsOutput(block, isPrompted, label.statement)
    ) {
      this.#waiting = this.#waiting.filter((waiting) => waiting !== label);
      this.#resolve();
      return expectedOutput(block, label, last);
    }
    const command = block.commands.at(-1);
    if (command === undefined) {
      this.#resolve();
      return { ...block, expectations: [] };
    }
    for (const waiting of this.#waiting) if (introduces(waiting.statement, block)) this.#record(waiting, command);
    this.#waiting = [];
    for (const { directive, line } of this.#directives) this.#found(directiveExpectation(directive, line, command.id));
    this.#directives = [];
    this.#ran(command);
    return block;
  }

  finish(): void {
    this.#resolve();
  }

  #ran(command: Command): void {
    this.#last = command;
    this.#texts = 0;
    this.#entries = 0;
  }

  #isNear(): boolean {
    return this.#texts <= REACH && this.#entries <= 1;
  }

  #direct(directive: Directive, line: number): void {
    if (this.#last === undefined || this.#entries > 0) this.#directives.push({ directive, line });
    else this.#found(directiveExpectation(directive, line, this.#last.id));
  }

  /** An entry under a label: a ticked name is for a machine; a sentence, which no output has word for word, for a person. */
  #listed({ stated, line }: ScopeText): void {
    const { text } = stated;
    if (this.#last === undefined || text === '' || !this.#isNear()) return;
    const ticked = stated.lines === 1 ? tickedValue(text) : undefined;
    const value = ticked !== undefined && ticked.split(/\s+/).length <= MAX_NAME ? ticked : undefined;
    const base = { lines: { from: line, to: line + stated.lines - 1 }, text, commandId: this.#last.id };
    this.#found(value === undefined ? { kind: 'statement', ...base } : { kind: 'contains', ...base, value });
  }

  #take(statements: readonly Statement[], text: ScopeText, own: Command | undefined): void {
    for (const statement of statements) {
      const lines = { from: text.line + statement.from, to: text.line + statement.to };
      const waiting: Waiting = { statement, lines, isItem: text.isItem };
      const speaksOfLast = statement.sort === 'seen' && !statement.introduces && this.#entries === 0;
      if (own !== undefined && !statement.introduces) this.#record(waiting, own);
      else if (speaksOfLast && this.#last !== undefined && this.#isNear()) this.#record(waiting, this.#last);
      else this.#waiting.push(waiting);
    }
  }

  /** What still waits introduced nothing, so it speaks of what came before, if that is near. */
  #resolve(): void {
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const statement of waiting) this.#lookBack(statement);
  }

  #lookBack(waiting: Waiting): void {
    const { sort, introduces } = waiting.statement;
    if (this.#last === undefined || !this.#isNear() || sort === 'step' || sort === 'label') return;
    if (introduces && sort === 'verify') return;
    // The box of the next item is the answer of a person; the item before it passes or not by itself.
    this.#record(waiting, waiting.isItem && this.#entries > 0 ? undefined : this.#last);
  }

  #record({ statement, lines }: Waiting, command: Command | undefined): void {
    const base = { lines, text: statement.text, commandId: command?.id };
    const value = command === undefined ? undefined : literalValue(statement.markdown, command.text);
    this.#found(value === undefined ? { kind: 'statement', ...base } : { kind: 'contains', ...base, value });
  }
}

/** What follows is output, and nothing else was said. */
function blockLabel(text: string): Statement {
  return { sort: 'label', text, markdown: '', from: 0, to: 0, introduces: true };
}

/** "Check the tables" adds nothing to a block that says itself what must be there. */
function introduces(statement: Statement, block: Block): boolean {
  if (statement.sort === 'step') return block.expectations.length === 0;
  return !isOutputLabel(statement.text);
}

/** Entries under it are what is expected. */
function isAbout(statement: Statement): boolean {
  return statement.sort === 'label' || statement.sort === 'seen' || statement.sort === 'verify';
}

/**
 * A label that is nothing else decides. A sentence decides only where nothing in the block has a prompt.
 */
function showsOutput(block: Block, isPrompted: boolean, label: Statement): boolean {
  if (block.commands.length === 0 || isOutputLabel(label.text) || label.markdown === '') return true;
  return !isPrompted;
}

/** Whether a command of a block stands behind a prompt. @param firstLine source line of the first line of `content` */
export function isPrompted(block: Block, content: string, firstLine: number): boolean {
  if (block.commands.length === 0) return false;
  const lines = content.split('\n');
  let whole: ReadonlySet<string> | undefined;
  const isLine = (text: string): boolean => (whole ??= new Set(lines.map((line) => line.trim()))).has(text);
  return block.commands.some((command) => {
    const first = /.*/.exec(command.text)?.[0].trim() ?? '';
    const line = lines[command.lines.from - firstLine]?.trim() ?? '';
    return line !== first && line.endsWith(first) && !isLine(first);
  });
}

/** What the block shows should be seen; nothing in it runs. Ticked names in it are for a machine. */
function expectedOutput(block: Block, label: Waiting, command: Command): Block {
  const ticked = block.expectations.filter((expectation) => expectation.kind === 'contains');
  if (ticked.length > 0) {
    const expectations = block.expectations.map((expectation) => ({ ...expectation, commandId: command.id }));
    return { ...block, commands: [], expectations };
  }
  const { text } = label.statement;
  return {
    ...block,
    language: 'text',
    commands: [],
    expectations: [{ kind: 'statement', lines: shownLines(block), text, commandId: command.id }],
  };
}

/** Without the fences; a block of one line, which has none or only the first, is that line. */
function shownLines({ lines }: Block): LineRange {
  return lines.to - lines.from < 2 ? lines : { from: lines.from + 1, to: lines.to - 1 };
}
