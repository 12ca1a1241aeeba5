/** Puts values into a shell command so that the shell reads each as text, whatever it holds. */
import * as l10n from '@vscode/l10n';
import { maskSpans, type PlaceholderSpan } from '../runbook/placeholder.ts';
import { quotedRegions, regionAt, type QuotedRegion } from '../runbook/quoting.ts';
import { harmlessAt, inAnyCode, type Harmless } from './interpreters.ts';

export type ShellFilling =
  | {
      readonly state: 'filled';
      readonly text: string;
      /** Shell variables that the text refers to, with their values. */
      readonly variables: ReadonlyMap<string, string>;
    }
  | { readonly state: 'refused'; readonly message: string };

/**
 * A value becomes a single-quoted literal, so that the text that ran can be read and repeated. A secret, and what stands
 * in a heredoc, becomes a reference to a shell variable instead: the text never holds it.
 *
 * @param values by placeholder name; one for each span
 */
export function fillShell(
  text: string,
  spans: readonly PlaceholderSpan[],
  values: ReadonlyMap<string, string>,
): ShellFilling {
  const masked = maskSpans(text, spans);
  const regions = regionsOf(masked);
  if (regions === undefined) return refused(l10n.t('The command cannot be parsed, so no value can be put into it.'));
  const variables = new Map<string, string>();
  let filled = '';
  let done = 0;
  for (const span of spans) {
    const value = values.get(span.name) ?? '';
    const place: Place = { text, masked, span, value, region: regionAt(regions, span.from, span.to), regions };
    const insertion = insert(place);
    if (insertion.state === 'refused') return insertion;
    if (insertion.byVariable) variables.set(variableName(span.name), place.value);
    filled += text.slice(done, span.from) + insertion.text;
    done = span.to;
  }
  return { state: 'filled', text: filled + text.slice(done), variables };
}

/** A placeholder with its value, and where it stands. */
interface Place {
  readonly text: string;
  /** `text` with words in place of the placeholders; everything is where it was. */
  readonly masked: string;
  readonly span: PlaceholderSpan;
  readonly value: string;
  readonly region: QuotedRegion | undefined;
  readonly regions: readonly QuotedRegion[];
}

type Insertion =
  | { readonly state: 'inserted'; readonly text: string; readonly byVariable: boolean }
  | { readonly state: 'refused'; readonly message: string };

function insert(place: Place): Insertion {
  const { masked, span, value, region, regions } = place;
  if (region === undefined || isJoined(masked, region, span))
    return refusedAt(span, l10n.t('it is part of a name there'));
  const harmless = harmlessAt(region, regions);
  if (harmless !== undefined && !harmless.pattern.test(value)) return refusedAsCode(span, harmless);
  if (isOption(place)) return refusedAt(span, l10n.t('a value that begins with "-" would be read as an option there'));
  switch (region.quoting) {
    case 'plain':
      return span.secret ? reference(span, '"', '"') : literal(isBare(place) ? value : quoted(value));
    case 'double':
      return span.secret ? reference(span, '', '') : literal(insideDouble(value));
    case 'single':
      return span.secret ? reference(span, `'"`, `"'`) : literal(value.replaceAll("'", `'\\''`));
    case 'heredoc':
      return reference(span, '', '');
    case 'literal heredoc':
      return insideLiteralHeredoc(place, region);
    case 'code':
      if (span.secret) return refusedAt(span, l10n.t('a secret cannot be kept out of the text there'));
      return inAnyCode.pattern.test(value) ? literal(value) : refusedAsCode(span, { program: 'bash', ...inAnyCode });
  }
}

/** After a backslash or a dollar sign, or as a name that is given a value, a quote would not be one. */
function isJoined(masked: string, region: QuotedRegion, { from }: PlaceholderSpan): boolean {
  if (region.quoting === 'single' || region.quoting === 'literal heredoc') return false;
  return /[\\$`]$/.test(masked.slice(0, from)) || /^\$[\w{]|=$/.test(masked.slice(region.from, region.to));
}

function isOption({ span, value, region }: Place): boolean {
  const isStart = region?.wordFrom !== undefined && isWordStart(region.wordFrom, span.from, region);
  return isStart && value.startsWith('-') && !/^-\d+(\.\d+)?$/.test(value);
}

/** Nothing but an opening quote stands between the start of the word and the placeholder. */
function isWordStart(wordFrom: number, from: number, { quoting }: QuotedRegion): boolean {
  return from === wordFrom || (quoting !== 'plain' && from === wordFrom + 1);
}

/** Readable without quotes, and still one word of text: no keyword, no assignment, no number before a redirection. */
function isBare({ text, masked, span, value, region }: Place): boolean {
  const isInBraces = region !== undefined && masked.slice(region.from, region.to).includes('{');
  if (region?.wordIndex === 0 || /^[<>]/.test(text.slice(span.to))) return false;
  return isInBraces ? /^\w+$/.test(value) : /^[A-Za-z0-9_.:/@%+,-]+$/.test(value);
}

/** Single quotes: nothing in them means anything to a shell but their end. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

/** What could end or expand in double quotes stands outside of them, in single ones. */
function insideDouble(value: string): string {
  return /^[\p{L}\p{N} _.:/@%+,=-]*$/u.test(value) ? value : `"${quoted(value)}"`;
}

/** Nothing is expanded or quoted there: the value stands as it is, unless it would end the heredoc. */
function insideLiteralHeredoc({ text, span, value }: Place, { delimiter }: QuotedRegion): Insertion {
  if (span.secret) return refusedAt(span, l10n.t('a secret cannot be kept out of the text there'));
  if (/[\n\r]/.test(value)) return refusedAt(span, l10n.t('in a heredoc it has to be one line'));
  const start = text.lastIndexOf('\n', span.from - 1) + 1;
  const end = text.indexOf('\n', span.to);
  const line = text.slice(start, span.from) + value + text.slice(span.to, end < 0 ? undefined : end);
  return line.trim() === delimiter ? refusedAt(span, l10n.t('it would end the heredoc')) : literal(value);
}

function literal(text: string): Insertion {
  return { state: 'inserted', text, byVariable: false };
}

function reference({ name }: PlaceholderSpan, before: string, after: string): Insertion {
  return { state: 'inserted', text: `${before}\${${variableName(name)}}${after}`, byVariable: true };
}

/** Names hold lower-case letters, digits and "-" only; letters that bash does not take are written as their code. */
function variableName(name: string): string {
  const letters = name.replace(/[^a-z0-9-]/gu, (char) => `_u${(char.codePointAt(0) ?? 0).toString(16)}`);
  return `provebook_${letters.replaceAll('-', '_')}`;
}

function refusedAsCode(span: PlaceholderSpan, { program, characters }: Harmless): Insertion {
  return refusedAt(
    span,
    l10n.t('{0} reads it as code there, so it may hold only letters, digits and {1}', program, characters),
  );
}

function refusedAt({ text }: PlaceholderSpan, reason: string): Insertion & { readonly state: 'refused' } {
  return refused(l10n.t('The value of {0} cannot be put into this command: {1}.', text, reason));
}

function refused(message: string): { readonly state: 'refused'; readonly message: string } {
  return { state: 'refused', message };
}

function regionsOf(masked: string): readonly QuotedRegion[] | undefined {
  try {
    return quotedRegions(masked);
  } catch {
    return undefined;
  }
}
