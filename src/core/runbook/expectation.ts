/** Expectations written inside a block: output under a command, ticked entries, labelled lists and comments. */
import { commentDirectives, directiveExpectation } from './directive.ts';
import { comingComments, commentLabels, expectationComments, expectationLabels, says, tickGlyphs } from './labels.ts';
import { endsInColon } from './inlineText.ts';
import type { Command, Expectation } from './model.ts';
import type { LineGroup } from './shellLines.ts';
import { trailingComment } from './trailingComment.ts';

export interface BlockLines {
  /** The content of the block. */
  readonly lines: readonly string[];
  /** The lines in order, grouped. */
  readonly groups: readonly LineGroup[];
  /** Source line of the first content line. */
  readonly firstLine: number;
  /** The command made of a `command` group. */
  readonly commandAt: ReadonlyMap<LineGroup, Command>;
}

export function blockExpectations(block: BlockLines): readonly Expectation[] {
  const reader = new BlockReader(block);
  for (const index of block.groups.keys()) reader.take(index);
  return reader.found;
}

/** One pass over the groups of a block. */
class BlockReader {
  readonly found: Expectation[] = [];
  readonly #groups: readonly LineGroup[];
  readonly #firstLine: number;
  readonly #commandAt: ReadonlyMap<LineGroup, Command>;
  readonly #isPrompted: boolean;
  #commandId: string | undefined;
  #labelled = false;
  /** Groups that are already part of an expectation. */
  #taken = 0;

  constructor({ lines, groups, firstLine, commandAt }: BlockLines) {
    this.#groups = groups;
    this.#firstLine = firstLine;
    this.#commandAt = commandAt;
    this.#isPrompted = groups.some(
      (group) =>
        group.kind === 'command' &&
        !(lines[group.from] ?? '').trim().startsWith((group.text.split('\n')[0] ?? '').trimEnd()),
    );
  }

  take(index: number): void {
    const group = this.#groups[index];
    if (group === undefined || index < this.#taken) return;
    switch (group.kind) {
      case 'command':
        this.#command(group);
        break;
      case 'comment':
        this.#comment(group, index);
        break;
      case 'text':
        this.#text(group, index);
        break;
    }
  }

  #command(group: LineGroup): void {
    const command = this.#commandAt.get(group);
    this.#commandId = command?.id;
    this.#labelled = false;
    if (command === undefined) return;
    const comment = trailingComment(command);
    if (comment === undefined) return;
    const line = this.#firstLine + group.to;
    const directives = commentDirectives(comment);
    for (const directive of directives) this.found.push(directiveExpectation(directive, line, command.id));
    const text = bare(comment);
    if (directives.length === 0 && (says(commentLabels, text) || says(comingComments, text)))
      this.found.push({ kind: 'statement', lines: { from: line, to: line }, text, commandId: command.id });
  }

  #comment(group: LineGroup, index: number): void {
    const text = bare(group.text);
    const directives = commentDirectives(group.text);
    for (const directive of directives)
      this.found.push(directiveExpectation(directive, this.#firstLine + group.from, this.#commandId));
    if (directives.length > 0) return;
    const next = this.#groups[index + 1];
    const coming = next === undefined ? undefined : this.#commandAt.get(next)?.id;
    const isBehind =
      says(commentLabels, text) ||
      (next?.kind !== 'command' && next?.kind !== 'text' && says(expectationComments, text));
    if (this.#commandId !== undefined && isBehind) this.#state(group, text, this.#commandId);
    else if (coming !== undefined && says(comingComments, text)) this.#state(group, text, coming);
  }

  #text(group: LineGroup, index: number): void {
    const text = group.text.trim();
    const value = tickedValue(text);
    if (value !== undefined) {
      this.found.push({ kind: 'contains', lines: this.#lines(group), text, value, commandId: this.#commandId });
    } else if (isExpectationLabel(text)) {
      this.#labelled = true;
      const announcesEntries = isEntry(this.#groups[index + 1]?.text.trim() ?? '');
      if (!announcesEntries) this.#state(group, text, this.#commandId);
    } else if (this.#labelled && isEntry(text)) {
      this.#state(group, bare(text), this.#commandId);
    } else if (!this.#labelled && this.#commandId !== undefined && (this.#isPrompted || isTableHead(text))) {
      this.#output(index, this.#commandId);
    }
  }

  /**
   * Lines under a command are what it printed, where prompts or the head of a table tell them from commands that are not
   * known. They are never compared word for word.
   */
  #output(index: number, commandId: string): void {
    let end = index;
    while (isOutput(this.#groups[end + 1])) end += 1;
    const shown = this.#groups.slice(index, end + 1);
    this.#taken = end + 1;
    if (shown.length === 1 && this.#groups[end + 1]?.kind === 'command' && isInstruction(shown[0]?.text ?? '')) return;
    const lines = { from: this.#firstLine + (shown[0]?.from ?? 0), to: this.#firstLine + (shown.at(-1)?.to ?? 0) };
    this.found.push({ kind: 'statement', lines, text: oneLine(shown), commandId });
  }

  #state(group: LineGroup, text: string, commandId: string | undefined): void {
    this.found.push({ kind: 'statement', lines: this.#lines(group), text, commandId });
  }

  #lines(group: LineGroup): Expectation['lines'] {
    return { from: this.#firstLine + group.from, to: this.#firstLine + group.to };
  }
}

/** "- judgify-auth-secret ✓" says that the name must be there. */
export function tickedValue(text: string): string | undefined {
  const glyph = tickGlyphs.find(
    (mark) => text.includes(mark) && (text.endsWith(mark) || text.startsWith(mark) || text.startsWith(`- ${mark}`)),
  );
  if (glyph === undefined) return undefined;
  const value = bare(text.replace(glyph, '')).replace(/^`|`$/g, '');
  // A heading with a mark of its own, "✅ Better:", names nothing.
  return value === '' || endsInColon(value) ? undefined : value;
}

/** "Expected result:", "예상 결과:" */
export function isExpectationLabel(text: string): boolean {
  return /[:：]\**$/.test(text) && text.length <= 80 && says(expectationLabels, text);
}

function isOutput(group: LineGroup | undefined): boolean {
  if (group?.kind !== 'text') return false;
  const text = group.text.trim();
  return tickedValue(text) === undefined && !isExpectationLabel(text);
}

/** A sentence between two commands says what to do next. */
function isInstruction(text: string): boolean {
  return /^\s*[A-Z][a-z]+(?: [\w./,'-]+){2,}[.:]$/.test(text);
}

/** "NAME   READY   STATUS" */
function isTableHead(text: string): boolean {
  return /^[A-Z][A-Z0-9()_/%-]*(?: [A-Z0-9()_/%-]+)*(?:\s{2,}[A-Z][A-Z0-9()_/% -]*)+$/.test(text);
}

const MAX_SHOWN = 200;

function oneLine(groups: readonly LineGroup[]): string {
  const text = groups
    .slice(0, 20)
    .map((group) => group.text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function isEntry(text: string): boolean {
  return /^([-*•]|\d+[.)])\s/.test(text);
}

function bare(text: string): string {
  return text.replace(/^(?:\s*(?:[-*•#]|--|\d+[.)])\s*)+/, '').trim();
}
