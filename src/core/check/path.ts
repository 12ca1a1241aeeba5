/** Paths into a subject: `items[*].status.conditions[type=Ready].status`. */
import * as l10n from '@vscode/l10n';

export type PathSegment =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  /** `[*]`: every element of a list. */
  | { readonly kind: 'every' }
  /** `[key=value]`: the one element of a list with that member. */
  | { readonly kind: 'where'; readonly key: string; readonly value: string };

export type PathReading =
  | { readonly state: 'valid'; readonly segments: readonly PathSegment[] }
  /** `offset` counts characters from the start of the path. */
  | { readonly state: 'invalid'; readonly message: string; readonly offset: number };

const bareKey = /[^.[\]'"\s=]+/y;
const brackets: readonly (readonly [RegExp, (match: RegExpExecArray) => PathSegment])[] = [
  [/\[\*\]/y, () => ({ kind: 'every' })],
  [/\[(\d+)\]/y, (match) => ({ kind: 'index', index: Number(match[1]) })],
  [/\[(?:'([^']*)'|"([^"]*)")\]/y, (match) => ({ kind: 'key', name: match[1] ?? match[2] ?? '' })],
  [
    /\[([^.[\]'"\s=*]+)=(?:'([^']*)'|"([^"]*)"|([^[\]'"]*))\]/y,
    (match) => ({ kind: 'where', key: match[1] ?? '', value: match[2] ?? match[3] ?? match[4] ?? '' }),
  ],
];

export function parsePath(text: string): PathReading {
  const segments: PathSegment[] = [];
  let offset = 0;
  while (offset < text.length) {
    const isKey = text[offset] !== '[';
    const from = isKey && segments.length > 0 && text[offset] === '.' ? offset + 1 : offset;
    const isSeparated = from > offset || segments.length === 0;
    const found = isKey ? (isSeparated ? readKey(text, from) : undefined) : readBracket(text, from);
    if (found === undefined) return invalid(text, from);
    segments.push(found.segment);
    offset = found.end;
  }
  return segments.length === 0 ? invalid(text, 0) : { state: 'valid', segments };
}

interface Found {
  readonly segment: PathSegment;
  readonly end: number;
}

function readKey(text: string, from: number): Found | undefined {
  bareKey.lastIndex = from;
  const match = bareKey.exec(text);
  return match === null ? undefined : { segment: { kind: 'key', name: match[0] }, end: bareKey.lastIndex };
}

function readBracket(text: string, from: number): Found | undefined {
  for (const [pattern, segmentOf] of brackets) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match !== null) return { segment: segmentOf(match), end: pattern.lastIndex };
  }
  return undefined;
}

function invalid(text: string, offset: number): PathReading {
  const rest = text.slice(offset, offset + 20);
  const message =
    rest === ''
      ? l10n.t("The path ends too early. Paths look like a.b, ['quoted.key'], [0], [*] and [key=value].")
      : l10n.t(
          'The path cannot be read from "{0}" on. Paths look like a.b, [\'quoted.key\'], [0], [*] and [key=value].',
          rest,
        );
  return { state: 'invalid', message, offset };
}

/** Whether the path may stand for several places. */
export function hasWildcard(segments: readonly PathSegment[]): boolean {
  return segments.some((segment) => segment.kind === 'every');
}
