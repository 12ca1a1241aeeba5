/** Parts of a command that stand for a value the reader must fill in, or for text the author left out. */
import type { CommandLanguage, Placeholder } from './model.ts';
import { placeholderStyles, type PlaceholderStyle } from './placeholderStyles.ts';
import { quotedRegions, regionAt, type QuotedRegion } from './quoting.ts';
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
  const found = placeholderStyles
    .filter(({ inSql, hint }) => (language === 'shell' || inSql) && hint.test(text))
    .flatMap((style) => [...text.matchAll(style.pattern)].flatMap((match) => candidate(match, style, language)));
  if (found.length === 0) return [];
  const spans = withoutOverlaps(found, text.length);
  return (language === 'shell' ? inShell(text, spans) : inSql(text, spans)).map(({ from, to, style }) => ({
    ...placeholder(text.slice(from, to), style),
    from,
    to,
  }));
}

/** The same text with a word of the same length in place of each placeholder, so that the grammar around shows. */
export function maskSpans(text: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  const parts = spans.map(({ from, to }, index) => text.slice(spans[index - 1]?.to ?? 0, from) + 'x'.repeat(to - from));
  return parts.join('') + text.slice(spans.at(-1)?.to ?? 0);
}

interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly match: string;
  readonly style: PlaceholderStyle;
}

function candidate(match: RegExpExecArray, style: PlaceholderStyle, language: CommandLanguage): readonly Candidate[] {
  const [text] = match;
  if (style.accepts?.(text, language) === false) return [];
  return [{ from: match.index, to: match.index + text.length, match: text, style }];
}

function withoutOverlaps(found: readonly Candidate[], length: number): readonly Candidate[] {
  const isTaken = new Uint8Array(length);
  const kept = found.filter(({ from, to }) => {
    if (isTaken.subarray(from, to).includes(1)) return false;
    isTaken.fill(1, from, to);
    return true;
  });
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
  const closingTags = new Set([...text.matchAll(/<\/([^<>\s]{1,40})>/g)].map(([, name]) => name ?? ''));
  let commentEnd = 0;
  return spans.filter(({ from, to, match, style }) => {
    const region = regionAt(regions, from, to);
    if (region === undefined && from >= commentEnd) commentEnd = endOfComment(text, from);
    if (region === undefined) return from >= commentEnd;
    const [before, after] = [text[from - 1] ?? ' ', text[to] ?? ' '];
    return style.fits?.({ match, region, before, after, closingTags }) ?? true;
  });
}

function inSql(text: string, spans: readonly Candidate[]): readonly Candidate[] {
  const regions = sqlRegions(maskSpans(text, spans));
  return spans.filter(({ from, to }) => regionAt(regions, from, to)?.quoting !== 'comment');
}

/** Where the comment ends that `at` stands in; 0 where it stands in none. */
function endOfComment(text: string, at: number): number {
  const isComment = /(^|\s)#/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
  const end = text.indexOf('\n', at);
  return isComment ? (end < 0 ? text.length : end) : 0;
}

function placeholder(text: string, style: PlaceholderStyle): Placeholder {
  if (style.name === 'elision' || style.name === 'optional') {
    return { kind: 'elision', text, name: '', type: 'text', secret: false };
  }
  const name = valueName(text);
  return { kind: 'value', text, name, type: valueType(name), secret: isSecretName(name) };
}
