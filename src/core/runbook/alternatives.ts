/** Finds menus: several ways to do the same, of which a person takes one. */
import { codeSpans, plainText } from './inlineText.ts';
import { alternativeNumber, alternativeWords, choiceWords, says } from './labels.ts';
import type { Alternatives, Block, Command } from './model.ts';

/** A way of a menu that is still being read. */
interface OpenMenu {
  /** Level of the headings that begin its ways; `Infinity` for paragraphs and tabs. */
  readonly level: number;
  readonly options: Command[][];
}

/** A paragraph of more characters says more than "or". */
const MAX_LINK = 200;

/** Told in source order what the outline meets: headings, texts with their inline commands, blocks. */
export class AlternativesScope {
  readonly found: Alternatives[] = [];
  /** The commands of the last block or text, while nothing else has come since. */
  #previous: readonly Command[] = [];
  /** "Or:" stood since then. */
  #isOr = false;
  /** The menu that "or" has made so far. */
  #chain: Command[][] | undefined;
  /** "Run one of the following:" stands directly before. */
  #isChoice = false;
  #menu: OpenMenu | undefined;

  heading(markdown: string, level: number): void {
    this.#endChain();
    this.#isChoice = false;
    const isOption = isNumbered(markdown);
    if (this.#menu !== undefined && (level < this.#menu.level || (level === this.#menu.level && !isOption)))
      this.#endMenu();
    if (isOption) this.#openOption(level);
  }

  text(markdown: string, commands: readonly Command[]): void {
    const text = plainText(markdown.replace(/^\s*\[[ xX]\]\s/, ''));
    if (isTab(markdown) || isNumbered(text)) this.#openOption(Infinity);
    else if (this.#menu?.level === Infinity && this.#menu.options.at(-1)?.length === 0 && commands.length === 0)
      this.#isOr = false;
    const isLink = text.length <= MAX_LINK && says(alternativeWords, text);
    if (isLink) this.#isOr = this.#previous.length > 0;
    else if (commands.length === 0) this.#endChain();
    if (commands.length > 0) this.#unit(inlineOptions(markdown, commands), isLink);
    this.#isChoice = says(choiceWords, text) && /[:：]$/.test(text);
  }

  block(block: Block, content: string): void {
    if (block.commands.length === 0) return;
    const options =
      this.#isChoice && block.commands.length > 1
        ? block.commands.map((command) => [command])
        : blockOptions(block, content);
    this.#isChoice = false;
    this.#unit(options, this.#isOr);
  }

  finish(): readonly Alternatives[] {
    this.#endChain();
    this.#endMenu();
    return this.found;
  }

  /** Commands of one block or text, split into ways where it offers several itself. */
  #unit(options: readonly (readonly Command[])[], isOr: boolean): void {
    const commands = options.flat();
    if (options.length > 1) this.#record(options);
    if (isOr && this.#previous.length > 0) {
      this.#chain ??= [[...this.#previous]];
      this.#chain.push([...commands]);
    } else this.#endChain();
    this.#menu?.options.at(-1)?.push(...commands);
    this.#previous = commands;
    this.#isOr = false;
  }

  #openOption(level: number): void {
    this.#endChain();
    if (this.#menu?.level !== level) {
      this.#endMenu();
      this.#menu = { level, options: [] };
    }
    this.#menu.options.push([]);
  }

  #endChain(): void {
    if (this.#chain !== undefined) this.#record(this.#chain);
    this.#chain = undefined;
    this.#previous = [];
    this.#isOr = false;
  }

  #endMenu(): void {
    const options = this.#menu?.options.filter((option) => option.length > 0) ?? [];
    if (options.length > 1) this.#record(options);
    this.#menu = undefined;
  }

  #record(options: readonly (readonly Command[])[]): void {
    const lines = options.flat().flatMap((command) => [command.lines.from, command.lines.to]);
    this.found.push({
      lines: { from: Math.min(...lines), to: Math.max(...lines) },
      options: options.map((option) => option.map((command) => command.id)),
    });
  }
}

function isNumbered(markdown: string): boolean {
  return says(alternativeNumber, plainText(markdown).replace(/^[^\p{L}]+/u, ''));
}

/** Tabs of MkDocs, Hugo, Docusaurus and GitBook. */
function isTab(markdown: string): boolean {
  return /^(===[!+]? ["']|\{\{[<%] *tab |\{% *tab |<Tab(Item)? )/.test(markdown.trim());
}

/** "Run `a` or `b`." */
function inlineOptions(markdown: string, commands: readonly Command[]): readonly (readonly Command[])[] {
  const spans = codeSpans(markdown).filter((span) => commands.some((command) => span.code.endsWith(command.text)));
  const options: Command[][] = [[]];
  for (const [index, command] of commands.entries()) {
    const span = spans[index];
    const before = spans[index - 1]?.before.length ?? 0;
    const between = index === 0 ? '' : (span?.before.slice(before) ?? '').replace(/^.*`/, '');
    if (/^[\s,]*(?:or|또는|혹은|または|あるいは)[^.;`]{0,30}$/i.test(between)) options.push([]);
    options.at(-1)?.push(command);
  }
  return options;
}

/**
 * The ways that a block offers by a comment "# or" between its commands, or by "# Option 1", "# Option 2". A way reaches
 * to the next comment or empty line.
 */
function blockOptions(block: Block, content: string): readonly (readonly Command[])[] {
  const gaps = gapsBefore(block, content);
  const numbered = gaps.filter((gap) => gap.some(isNumbered)).length > 1;
  const groups: { readonly isOr: boolean; readonly commands: Command[] }[] = [];
  for (const [index, command] of block.commands.entries()) {
    const gap = gaps[index] ?? [];
    const opens = numbered ? gap.some(isNumbered) : gap.length > 0;
    if (opens || groups.length === 0) groups.push({ isOr: numbered ? opens : gap.some(isOrLine), commands: [command] });
    else groups.at(-1)?.commands.push(command);
  }
  const menu = numbered ? groups.filter((group) => group.isOr) : longestMenu(groups);
  return menu.length > 1 ? menu.map((group) => group.commands) : [block.commands];
}

/** The run of groups that "or" joins, with the group before the first "or". */
function longestMenu<T extends { readonly isOr: boolean }>(groups: readonly T[]): readonly T[] {
  const first = groups.findIndex((group) => group.isOr);
  if (first < 1) return [];
  const end = groups.findIndex((group, index) => index > first && !group.isOr);
  return groups.slice(first - 1, end < 0 ? undefined : end);
}

/** For each command the lines between it and the one before: comments without their mark, '' for an empty line. */
function gapsBefore({ commands, lines }: Block, content: string): readonly (readonly string[])[] {
  const all = content.replace(/\n$/, '').split('\n');
  // A fence has a line of its own above the content.
  const shift = lines.to - lines.from + 1 > all.length ? lines.from + 1 : lines.from;
  return commands.map((command, index) => {
    const from = index === 0 ? 0 : (commands[index - 1]?.lines.to ?? 0) - shift + 1;
    return all
      .slice(from, command.lines.from - shift)
      .map((line) => line.trim())
      .filter((line) => line === '' || /^(#|--|\/\/)/.test(line) || isOrAlone(line))
      .map((line) => line.replace(/^(#+|--|\/\/)\s*/, ''));
  });
}

function isOrLine(line: string): boolean {
  return says(alternativeWords, line) && line.length <= 120;
}

function isOrAlone(line: string): boolean {
  return /^\W*(or|OR|또는|혹은|または)\W*$/.test(line);
}

/** Commands of which another way is asked for as well: none of them may run. */
export function unchosen(
  menus: readonly Alternatives[],
  commandIds: readonly string[],
): ReadonlyMap<string, Alternatives> {
  const asked = new Set(commandIds);
  const refused = new Map<string, Alternatives>();
  for (const menu of menus) {
    const options = menu.options.filter((option) => option.some((id) => asked.has(id)));
    if (options.length > 1) for (const id of options.flat()) refused.set(id, menu);
  }
  return refused;
}
