/** Parts of a command that stand for a value the reader must fill in, or for text the author left out. */
import type { CommandLanguage, Placeholder } from './model.ts';
import {
  keysAndTags,
  knownVariables,
  literalOptions,
  literalPrograms,
  statementPrograms,
  valueNouns,
} from './placeholderWords.ts';
import { quotedRegions, type QuotedRegion } from './quoting.ts';
import { sqlRegions } from './sqlQuoting.ts';
import { isSecretName, valueName, valueType } from './valueType.ts';

/** A placeholder at its place in the command's text; `to` is exclusive. */
export interface PlaceholderSpan extends Placeholder {
  readonly from: number;
  readonly to: number;
}

/** Each text once, in source order. */
export function findPlaceholders(text: string, language: CommandLanguage): readonly Placeholder[] {
  const found = placeholderSpans(text, language).map(({ kind, text: written, name, type, secret }) => {
    return [written, { kind, text: written, name, type, secret }] as const;
  });
  return [...new Map(found).values()];
}

/** In source order, none inside another. */
export function placeholderSpans(text: string, language: CommandLanguage): readonly PlaceholderSpan[] {
  if (language !== 'shell' && language !== 'sql') return [];
  const found = styles
    .filter((style) => language === 'shell' || style.inSql)
    .flatMap((style) => [...text.matchAll(style.pattern)].flatMap((match) => candidate(match, style, language)));
  if (found.length === 0) return [];
  const spans = withoutOverlaps(found);
  return (language === 'shell' ? inShell(text, spans) : inSql(text, spans)).map(({ from, to, style }) => ({
    ...placeholder(text.slice(from, to), style),
    from,
    to,
  }));
}

/** The same text with a word of the same length in place of each placeholder, so that the shell's grammar shows. */
export function maskSpans(text: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  return spans.reduce((masked, { from, to }) => masked.slice(0, from) + 'x'.repeat(to - from) + masked.slice(to), text);
}

interface Style {
  readonly name: 'angle' | 'braces' | 'your' | 'brackets' | 'optional' | 'capitals' | 'xxx' | 'elision';
  readonly pattern: RegExp;
  readonly inSql: boolean;
  /** Whether a match is one, where the pattern alone does not say. */
  readonly accepts?: (match: string, language: CommandLanguage) => boolean;
  /** Whether it is one where it stands. */
  readonly fits?: (span: Candidate, region: QuotedRegion, text: string) => boolean;
}

/** Where two match the same text the first one counts. */
const styles: readonly Style[] = [
  {
    name: 'optional',
    // `[--namespace <namespace>]`: the author leaves it to the reader; a test has a blank behind its bracket.
    pattern: /(?<=\s)\[-{1,2}[\p{L}][^\]\n]*\](?=\s|$)/gu,
    inSql: false,
    fits: (_span, { quoting }) => quoting === 'plain' || quoting === 'code',
  },
  {
    name: 'angle',
    // Not a heredoc, a redirection from a file or a process substitution.
    pattern:
      /(?<![<\d&])<(?:[\p{L}"'][^<>\n|&;$`\\{}]{0,80}[\p{L}\p{N})"'.]|[\p{L}][\p{L}\p{N}_.|/-]{0,60}|[\p{L}])>/gu,
    inSql: true,
    // `a <b AND c> d` compares.
    accepts: (match, language) =>
      !keysAndTags.test(match.slice(1, -1)) &&
      !(language === 'sql' && /\s(and|or)\s/i.test(match)) &&
      isBalanced(match),
    fits: (span, _region, text) => !text.includes(`</${span.match.slice(1, -1).split(' ')[0] ?? ''}>`),
  },
  {
    name: 'braces',
    // Not a Go template, whose actions start with a dot, a dollar or a keyword.
    pattern:
      /\{\{\s*(?!(?:range|end|if|else|with|printf|print|println|len|index|define|template|block|or|and|not|eq|ne|json|now)\b)[\p{L}][\p{L}\p{N}_]*(?:[ .-][\p{L}\p{N}_]+)*\s*\}\}/gu,
    inSql: true,
  },
  {
    // To the shell `${db-instance-name}` is "instance-name" wherever `db` is unset; nobody means that.
    name: 'braces',
    pattern: /\$\{[a-z][a-z0-9_]*(?:-[a-z][a-z0-9_]*)+\}/g,
    inSql: false,
  },
  {
    name: 'brackets',
    pattern: /\[(?:your|the|my|YOUR) [\p{L}\p{N} _-]{2,40}\]|(?<=[\s=/])\[[a-z][a-z0-9 _-]{2,40}\](?=[\s./]|$)/gu,
    inSql: false,
    accepts: (match) => !/^\[(?:\w-\w)+\]$/.test(match),
    fits: (span, { quoting }) => quoting === 'plain' || quoting === 'code' || /^\[(your|the|my) /i.test(span.match),
  },
  {
    name: 'your',
    pattern:
      /(?<![\p{L}\p{N}_$-])(?:YOUR|MY|CHANGE|REPLACE|INSERT|ENTER)[_-][A-Z0-9]+(?:[_-][A-Z0-9]+)*(?![\p{L}\p{N}_-])|(?<![\p{L}\p{N}_$-])your[_-]?[a-z0-9]{2,}(?:[_-][a-z0-9]+)*(?![\p{L}\p{N}_-])|(?<![\p{L}\p{N}_$.-])my-[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![\p{L}\p{N}_-]|\.\w)/gu,
    inSql: true,
    accepts: (match) => !/^your(s|self|selves)$/.test(match),
    fits: (span, region, text) => text[span.to] !== '=' && !isProse(region) && !isSearch(region),
  },
  {
    name: 'xxx',
    pattern:
      /(?<![\p{L}\p{N}_$.-])(?:[\p{L}\p{N}]+[_.-])*(?:x{3,}|X{3,})(?:[_.-][\p{L}\p{N}]+)*(?![\p{L}\p{N}_-])|(?<![\w.])(?=[\d.]*[xX])(?:\d{1,3}|[xX]{1,3})(?:\.(?:\d{1,3}|[xX]{1,3})){3}(?![\w.])/gu,
    inSql: true,
    fits: (span, region, text) => text[span.to] !== '=' && !isProse(region),
  },
  {
    name: 'elision',
    pattern: /(?<=^|[\s"'{([=,:])(?:\.\.\.|…)(?=$|[\s"'})\],;])/gu,
    inSql: true,
    fits: (span, region, text) => !isProse(region) && !(isMessage(region) && text[span.from - 1] === ' '),
  },
  {
    name: 'capitals',
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

interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly match: string;
  readonly style: Style;
}

function candidate(match: RegExpExecArray, style: Style, language: CommandLanguage): readonly Candidate[] {
  const [text] = match;
  if (style.accepts?.(text, language) === false) return [];
  return [{ from: match.index, to: match.index + text.length, match: text, style }];
}

function withoutOverlaps(found: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const span of found) if (!kept.some((other) => span.from < other.to && other.from < span.to)) kept.push(span);
  return kept.sort((a, b) => a.from - b.from);
}

/** What stands in a comment asks for nothing. A text that cannot be parsed keeps all: it is refused rather than run. */
function inShell(text: string, spans: readonly Candidate[]): readonly Candidate[] {
  let regions: readonly QuotedRegion[];
  try {
    regions = quotedRegions(maskSpans(text, spans));
  } catch {
    return spans;
  }
  return spans.filter((span) => {
    const region = regions.find(({ from, to }) => from <= span.from && span.to <= to);
    if (region === undefined) return !isComment(text, span.from);
    return span.style.fits?.(span, region, text) ?? true;
  });
}

function inSql(text: string, spans: readonly Candidate[]): readonly Candidate[] {
  const comments = sqlRegions(maskSpans(text, spans)).filter(({ quoting }) => quoting === 'comment');
  return spans.filter((span) => !comments.some(({ from, to }) => from <= span.from && span.to <= to));
}

function isComment(text: string, at: number): boolean {
  return /(^|\s)#/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
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

function isValueInCapitals(span: Candidate, region: QuotedRegion, text: string): boolean {
  const { quoting, words, wordIndex } = region;
  if (quoting !== 'plain' && quoting !== 'double' && quoting !== 'single') return false;
  if (words.some((word) => literalPrograms.has(baseName(word)))) return false;
  if (wordIndex === 0 || literalOptions.has(words[wordIndex - 1] ?? '')) return false;
  if ((words[wordIndex] ?? '').includes('custom-columns') || /^gh (secret|variable) /.test(words.join(' ')))
    return false;
  const [before, after] = [text[span.from - 1] ?? ' ', text[span.to] ?? ' '];
  const isCompound = span.match.includes('_');
  if (quoting !== 'plain' && words.some((word) => statementPrograms.has(baseName(word)))) return false;
  if (quoting !== 'plain') return isCompound && !/^["']?\s*[:=]/.test(text.slice(span.to));
  // `NAME,ID` is a list of columns, `a.NAME` no word of its own.
  return isCompound || (before !== ',' && after !== ',' && after !== '.');
}

function baseName(word: string): string {
  return word.split('/').at(-1) ?? word;
}

function placeholder(text: string, style: Style): Placeholder {
  if (style.name === 'elision' || style.name === 'optional') {
    return { kind: 'elision', text, name: '', type: 'text', secret: false };
  }
  const name = valueName(text);
  return { kind: 'value', text, name, type: valueType(name), secret: isSecretName(name) };
}
