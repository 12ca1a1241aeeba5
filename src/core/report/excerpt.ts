/** Long output in a report for people: its beginning and its end. JSON and the evidence store keep all of it. */

export interface Excerpt {
  readonly head: string;
  /** '' where nothing is left out. */
  readonly tail: string;
  readonly omitted: number;
}

const HEAD = 24_000;
const TAIL = 8_000;

/** Cut at line ends where there are any near by, so that no half line misleads. */
export function excerpt(text: string): Excerpt {
  if (text.length <= HEAD + TAIL) return { head: text, tail: '', omitted: 0 };
  const headEnd = text.lastIndexOf('\n', HEAD - 1) + 1 || wholeCharacter(text, HEAD);
  const tailLine = text.indexOf('\n', text.length - TAIL) + 1;
  const tailStart = tailLine > 0 && tailLine < text.length ? tailLine : wholeCharacter(text, text.length - TAIL);
  return { head: text.slice(0, headEnd), tail: text.slice(tailStart), omitted: tailStart - headEnd };
}

/** A cut between the halves of a surrogate pair would make two broken characters of one. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
