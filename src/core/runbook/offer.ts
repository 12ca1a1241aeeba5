/** Whether a text or a block offers several ways to do the same, by itself or with what stands around it. */
import { codeSpans, endsInColon, fromFirstLetter } from './inlineText.ts';
import { alternativeNumber, alternativeWords, choiceWords, says } from './labels.ts';
import type { Block, Command } from './model.ts';

/** Positions of commands, for each way that they are of; one way where nothing says that there are more. */
export type Ways = readonly (readonly number[])[];

/** What a paragraph, heading or list entry says of alternatives. */
export interface TextOffer {
  /** "Option 2", or the name of a tab: a way begins here. */
  readonly beginsWay: boolean;
  /** "Or:", "Alternatively": what follows is another way for what came before. */
  readonly isLink: boolean;
  /** "Run one of the following:" */
  readonly isChoice: boolean;
  /** Of the inline commands in it. */
  readonly ways: Ways;
}

/** A paragraph of more characters says more than "or". */
const MAX_LINK = 200;

/** @param text the plain text of it, without a box */
export function textOffer(markdown: string, commands: readonly Command[], text: string): TextOffer {
  const beginsWay = isTab(markdown) || isNumbered(text);
  const isLink = text.length <= MAX_LINK && says(alternativeWords, text);
  const isChoice = endsInColon(text) && says(choiceWords, text);
  if (!beginsWay && !isLink && !isChoice && commands.length === 0) return nothing;
  return { beginsWay, isLink, isChoice, ways: inlineWays(markdown, commands) };
}

/** What nearly all texts offer, so that they share it. */
const nothing: TextOffer = { beginsWay: false, isLink: false, isChoice: false, ways: [] };

function isNumbered(text: string): boolean {
  return says(alternativeNumber, fromFirstLetter(text));
}

/** Tabs of MkDocs, Hugo, Docusaurus and GitBook. */
function isTab(markdown: string): boolean {
  return /^\s*(?:===[!+]? ["']|\{\{[<%] *tab |\{% *tab |<Tab(?:Item)? )/.test(markdown);
}

/** "Run `a` or `b`." */
function inlineWays(markdown: string, commands: readonly Command[]): Ways {
  const spans = codeSpans(markdown).filter((span) => commands.some((command) => span.code.endsWith(command.text)));
  const options: number[][] = [[]];
  for (const index of commands.keys()) {
    const span = spans[index];
    const before = spans[index - 1]?.before.length ?? 0;
    const between = index === 0 ? '' : (span?.before.slice(before) ?? '').replace(/^.*`/, '');
    if (/^[\s,]*(?:or|또는|혹은|または|あるいは)[^.;`]{0,30}$/i.test(between)) options.push([]);
    options.at(-1)?.push(index);
  }
  return options;
}

/**
 * The ways that a block offers by a comment "# or" between its commands, or by "# Option 1", "# Option 2". A way reaches
 * to the next comment or empty line.
 */
export function blockWays(block: Block, content: string): Ways {
  if (block.commands.length < 2) return [[...block.commands.keys()]];
  const gaps = gapsBefore(block, content);
  const numbered = gaps.filter((gap) => gap.some(isNumbered)).length > 1;
  const groups: { readonly isOr: boolean; readonly ways: number[] }[] = [];
  for (const index of block.commands.keys()) {
    const gap = gaps[index] ?? [];
    const opens = numbered ? gap.some(isNumbered) : gap.length > 0;
    if (opens || groups.length === 0) groups.push({ isOr: numbered ? opens : gap.some(isOrLine), ways: [index] });
    else groups.at(-1)?.ways.push(index);
  }
  const menu = numbered ? groups.filter((group) => group.isOr) : longestMenu(groups);
  return menu.length > 1 ? menu.map((group) => group.ways) : [[...block.commands.keys()]];
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
