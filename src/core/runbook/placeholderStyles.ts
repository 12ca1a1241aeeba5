/** The ways in which runbooks write placeholders, and what looks like one and is none. */
import type { CommandLanguage } from './model.ts';
import {
  keysAndTags,
  knownVariables,
  literalOptions,
  literalPrograms,
  statementPrograms,
  valueNouns,
} from './placeholderWords.ts';
import type { QuotedRegion } from './quoting.ts';

/** A way of writing a placeholder. */
export interface PlaceholderStyle {
  readonly name: 'angle' | 'braces' | 'your' | 'brackets' | 'optional' | 'capitals' | 'xxx' | 'version' | 'elision';
  /** What a text has at least; most have none of it. */
  readonly hint: RegExp;
  readonly pattern: RegExp;
  readonly inSql: boolean;
  /** Whether a match is one, where the pattern alone does not say. */
  readonly accepts?: (match: string, language: CommandLanguage) => boolean;
  /** Whether it is one where it stands. */
  readonly fits?: (at: StyledText) => boolean;
}

/** A match where it stands. */
export interface StyledText {
  readonly match: string;
  readonly region: QuotedRegion;
  /** The characters around it; a blank at the ends of the text. */
  readonly before: string;
  readonly after: string;
  /** Names in marks such as `</name>` anywhere in the text. */
  readonly closingTags: ReadonlySet<string>;
}

/** Where two match the same text the first one counts. */
export const placeholderStyles: readonly PlaceholderStyle[] = [
  {
    name: 'optional',
    hint: /\[-/,
    // `[--namespace <namespace>]`: the author leaves it to the reader; a test has a blank behind its bracket.
    pattern: /(?<=\s)\[-{1,2}[\p{L}][^\]\n]{0,80}\](?=\s|$)/gu,
    inSql: false,
    fits: ({ region: { quoting } }) => quoting === 'plain' || quoting === 'code',
  },
  {
    name: 'angle',
    hint: /</,
    // Not a heredoc, a redirection from a file or a process substitution.
    pattern:
      /(?<![<\d&])<(?:[\p{L}"'][^<>\n|&;$`\\{}]{0,80}[\p{L}\p{N})"'.]|[\p{L}][\p{L}\p{N}_.|/-]{0,60}|[\p{L}])>/gu,
    inSql: true,
    // `a <b AND c> d` compares.
    accepts: (match, language) =>
      !keysAndTags.test(match.slice(1, -1)) &&
      !(language === 'sql' && /\s(and|or)\s/i.test(match)) &&
      isBalanced(match),
    fits: ({ match, closingTags }) => !closingTags.has(match.slice(1, -1).split(' ')[0] ?? ''),
  },
  {
    name: 'braces',
    hint: /\{\{/,
    // Not a Go template, whose actions start with a dot, a dollar or a keyword.
    pattern:
      /\{\{\s*(?!(?:range|end|if|else|with|printf|print|println|len|index|define|template|block|or|and|not|eq|ne|json|now)\b)[\p{L}][\p{L}\p{N}_]*(?:[ .-][\p{L}\p{N}_]+)*\s*\}\}/gu,
    inSql: true,
  },
  {
    // To the shell `${db-instance-name}` is "instance-name" wherever `db` is unset; nobody means that.
    name: 'braces',
    hint: /\$\{/,
    pattern: /\$\{[a-z][a-z0-9_]*(?:-[a-z][a-z0-9_]*)+\}/g,
    inSql: false,
  },
  {
    name: 'brackets',
    hint: /\[/,
    pattern: /\[(?:your|the|my|YOUR) [\p{L}\p{N} _-]{2,40}\]|(?<=[\s=/])\[[a-z][a-z0-9 _-]{2,40}\](?=[\s./]|$)/gu,
    inSql: false,
    accepts: (match) => !/^\[(?:\w-\w)+\]$/.test(match),
    fits: ({ match, region: { quoting } }) =>
      quoting === 'plain' || quoting === 'code' || /^\[(your|the|my) /i.test(match),
  },
  {
    name: 'your',
    hint: /your|my-|[A-Z][_-][A-Z]/,
    pattern:
      /(?<![\p{L}\p{N}_$-])(?:YOUR|MY|CHANGE|REPLACE|INSERT|ENTER)[_-][A-Z0-9]+(?:[_-][A-Z0-9]+)*(?![\p{L}\p{N}_-])|(?<![\p{L}\p{N}_$-])your[_-]?[a-z0-9]{2,}(?:[_-][a-z0-9]+)*(?![\p{L}\p{N}_-])|(?<![\p{L}\p{N}_$.-])my-[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![\p{L}\p{N}_-]|\.\w)/gu,
    inSql: true,
    accepts: (match) => !/^your(s|self|selves)$/.test(match),
    fits: ({ region, after }) => after !== '=' && !isProse(region) && !isSearch(region),
  },
  {
    name: 'xxx',
    hint: /xx|XX|\.[xX]/,
    pattern:
      /(?<![\p{L}\p{N}_$.-])(?:[\p{L}\p{N}]+[_.-])*(?:x{3,}|X{3,})(?:[_.-][\p{L}\p{N}]+)*(?![\p{L}\p{N}_-])|(?<![\w.])(?=[\d.]*[xX])(?:\d{1,3}|[xX]{1,3})(?:\.(?:\d{1,3}|[xX]{1,3})){3}(?![\w.])/gu,
    inSql: true,
    fits: ({ region, after }) => after !== '=' && !isProse(region),
  },
  {
    // `git tag vX.Y.Z`; a number may stand in front, `1.Y.Z`. In code `X.Y` is a member of something.
    name: 'version',
    hint: /[XY]\.[YZ]|x\.y\.z/,
    pattern: /(?<![\p{L}\p{N}_$.])v?(?:(?:X|\d{1,3})\.Y(?:\.Z)?|\d{1,3}\.\d{1,3}\.Z|x\.y\.z)(?![\p{L}\p{N}_(])/gu,
    inSql: false,
    fits: ({ region }) => region.quoting !== 'code' && !isSearch(region),
  },
  {
    name: 'your',
    hint: /__[A-Z]/,
    pattern: /(?<![\p{L}\p{N}_$])__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__(?![\p{L}\p{N}_])/gu,
    inSql: false,
    fits: ({ region }) => !isProse(region) && !isSearch(region) && region.words[0] !== 'sed',
  },
  {
    name: 'elision',
    hint: /\.\.\.|…/,
    pattern: /(?<=^|[\s"'{([=,:])(?:\.\.\.|…)(?=$|[\s"'})\],;])/gu,
    inSql: true,
    fits: ({ region, before }) => !isProse(region) && !(isMessage(region) && before === ' '),
  },
  {
    // `FILE=$1` is a line of a script: outside of one, and of a function, nothing is given to it and it would go on with nothing.
    name: 'elision',
    hint: /^(?![\s\S]*(?:\(\)\s*\{|\bset --))[\s\S]*=["']?\$\{?[1-9@*]/,
    pattern: /(?<==["']?)\$(?:[1-9@*](?!\w)|\{[1-9@*]\})/g,
    inSql: false,
    fits: ({ region: { isAssigned, quoting } }) => isAssigned && quoting !== 'single',
  },
  {
    name: 'capitals',
    hint: /[A-Z]{2}/,
    pattern: /(?<=^|[\s"'[/:@=,])[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*(?=$|[\s"'\]/:@,.)|;])(?!:[.{[])/gu,
    inSql: false,
    accepts: (match) => valueNouns.has(match.split('_').at(-1) ?? '') && !knownVariables.has(match),
    fits: isValueInCapitals,
  },
];

/** A quote that is opened and not closed belongs to the command, not to the placeholder. */
function isBalanced(match: string): boolean {
  const quotes = match.replace(/(?<=\p{L})'(?=\p{L})/gu, '').match(/["']/g) ?? [];
  return ['"', "'"].every((quote) => quotes.filter((found) => found === quote).length % 2 === 0);
}

/** Messages for people, where a word such as "your-turn" or "..." stands for itself. */
function isProse({ words }: QuotedRegion): boolean {
  return (words[0] === 'git' && words[1] === 'commit') || words[0] === 'logger';
}

/** "Waiting ..." is shown to somebody. */
function isMessage({ words }: QuotedRegion): boolean {
  return /^(echo|printf|read)$/.test(words[0] ?? '');
}

/** Who searches for YOUR_TOKEN means the word. */
function isSearch({ words }: QuotedRegion): boolean {
  return /^([ef]?grep|rg)$/.test(words[0] ?? '');
}

function isValueInCapitals({ match, region, before, after }: StyledText): boolean {
  const { quoting, words, wordIndex } = region;
  if (quoting !== 'plain' && quoting !== 'double' && quoting !== 'single') return false;
  if (words.some((word) => literalPrograms.has(baseName(word)))) return false;
  if (wordIndex === 0 || literalOptions.has(words[wordIndex - 1] ?? '')) return false;
  if ((words[wordIndex] ?? '').includes('custom-columns') || /^gh (secret|variable) /.test(words.join(' ')))
    return false;
  const isCompound = match.includes('_');
  if (quoting !== 'plain' && words.some((word) => statementPrograms.has(baseName(word)))) return false;
  // In quotes `NAME: value` and `NAME=value` give a value to something of that name.
  if (quoting !== 'plain') return isCompound && after !== ':' && after !== '=';
  // `NAME,ID` is a list of columns, `a.NAME` no word of its own.
  return isCompound || (before !== ',' && after !== ',' && after !== '.');
}

function baseName(word: string): string {
  return word.split('/').at(-1) ?? word;
}
