/** Finds menus: several ways to do the same, of which a person takes one. */
import type { Alternatives, Command } from './model.ts';
import type { TextOffer, Ways } from './offer.ts';

/** A way of a menu that is still being read. */
interface OpenMenu {
  /** Level of the headings that begin its ways; `Infinity` for paragraphs and tabs. */
  readonly level: number;
  readonly options: Command[][];
}

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

  heading(offer: TextOffer, level: number): void {
    this.#endChain();
    this.#isChoice = false;
    const ends =
      this.#menu !== undefined && (level < this.#menu.level || (level === this.#menu.level && !offer.beginsWay));
    if (ends) this.#endMenu();
    if (offer.beginsWay) this.#beginWay(level);
  }

  text(offer: TextOffer, commands: readonly Command[]): void {
    if (offer.beginsWay) this.#beginWay(Infinity);
    if (offer.isLink) this.#isOr = this.#previous.length > 0;
    else if (commands.length === 0) this.#endChain();
    if (commands.length > 0) this.#unit(commands, offer.ways, offer.isLink);
    this.#isChoice = offer.isChoice;
  }

  block(commands: readonly Command[], ways: Ways): void {
    if (commands.length === 0) return;
    this.#unit(commands, this.#isChoice ? [...commands.keys()].map((index) => [index]) : ways, this.#isOr);
    this.#isChoice = false;
  }

  finish(): readonly Alternatives[] {
    this.#endChain();
    this.#endMenu();
    return this.found;
  }

  /** Commands of one block or text, split into ways where it offers several itself. */
  #unit(commands: readonly Command[], ways: Ways, isOr: boolean): void {
    if (ways.length > 1) this.#record(ways.map((way) => way.flatMap((index) => commands[index] ?? [])));
    if (isOr && this.#previous.length > 0) {
      this.#chain ??= [[...this.#previous]];
      this.#chain.push([...commands]);
    } else this.#endChain();
    this.#menu?.options.at(-1)?.push(...commands);
    this.#previous = commands;
    this.#isOr = false;
  }

  #beginWay(level: number): void {
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
