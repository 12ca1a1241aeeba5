/**
 * Text from commands and runbooks as it may be shown: nothing invisible, nothing that steers a terminal, nothing that
 * turns the reading direction. What would do so is written out, not removed: a reader must see that it was there.
 */

export interface TextPart {
  readonly text: string;
  /** Stands for characters that cannot be seen themselves. */
  readonly isSymbol: boolean;
}

/** The text in pieces, so that a renderer can set the written-out characters apart. */
export function visibleParts(text: string): readonly TextPart[] {
  // Split by a captured group: every second piece is a hidden character.
  return withoutCarriageReturns(text)
    .split(hidden)
    .map((piece, index) => (index % 2 === 0 ? { text: piece, isSymbol: false } : symbol(piece)))
    .filter((part) => part.text !== '');
}

export function visibleText(text: string): string {
  return visibleParts(text)
    .map((part) => part.text)
    .join('');
}

/**
 * The text of a command. A space that is none looks like one and separates no words, so it is written out too; in
 * output and prose it is only wide.
 */
export function visibleCommand(text: string): string {
  return visibleText(text).replace(falseSpaces, (character) => symbol(character).text);
}

export interface HiddenRun {
  /** 0-based offsets in the text; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Where a command has characters that cannot be seen or told from a space; neighbours are one run. */
export function hiddenRuns(text: string): readonly HiddenRun[] {
  return [...text.matchAll(hiddenInCommand)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));
}

/** JSON with such characters escaped: it is valid without that, but nobody could see what they do to their line. */
export function escapeHidden(json: string): string {
  return json.replace(hidden, (characters) =>
    characters
      .split('')
      .map((unit) => (unit === '\n' ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`))
      .join(''),
  );
}

/** A line end of Windows is a line end; a lone carriage return overwrites what came before and is shown. */
function withoutCarriageReturns(text: string): string {
  return text.replace(/\r\n/g, '\n');
}

/**
 * Controls except tab and line feed, format characters (bidi, zero width, tags, soft hyphen), separators that break
 * lines, halves of surrogate pairs, and letters without a shape. A joiner inside an emoji is part of what is seen.
 * What stands around a character is looked at last, only for the few that got so far.
 */
const hidden =
  /([\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0](?<![\t\n\u200d])|\u200d(?<!\p{Extended_Pictographic}\p{M}?\u200d)|\u200d(?!\p{Extended_Pictographic}))/gu;

/** Spaces beyond the one of the keyboard. The ideographic one is wide enough to be seen. */
const falseSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;

const hiddenInCommand = new RegExp(`(?:${hidden.source}|${falseSpaces.source})+`, 'gu');

/** The names that everybody knows them by; pictures for them exist in Unicode but in few fonts. */
const controlNames =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );

function symbol(character: string): TextPart {
  const code = character.codePointAt(0) ?? 0;
  const name = controlNames[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return { text: `⟦${name}⟧`, isSymbol: true };
}
