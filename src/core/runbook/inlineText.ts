/** Plain text of a heading or list entry, and the code spans in it. */
import { withoutOwnId } from './identity.ts';
import { MAX_LINE_LENGTH } from './limit.ts';

export interface CodeSpan {
  readonly code: string;
  /** 0-based position of the line within the text. */
  readonly line: number;
  /** Text before and behind it, up to the lines next to its own: a sentence goes on over their ends. */
  readonly before: string;
  readonly after: string;
  /** Where its own line begins in `before`. */
  readonly lineStart: number;
}

/** No title or label is longer; the patterns below are bounded, so that none looks at all of it from everywhere. */
const MAX_TEXT = 2000;

/** Removes emphasis, links, images, code marks and HTML tags; keeps the words. */
export function plainText(markdown: string): string {
  const text = markdown.slice(0, MAX_TEXT);
  return onOneLine(/[<[{*_~`\\]/.test(text) ? withoutMarks(text) : text);
}

/** Most texts have one kind of mark at most, so each is looked for before it is removed. */
function withoutMarks(markdown: string): string {
  const { text: outside, codes } = holdCode(withoutOwnId(markdown));
  let text = outside;
  if (text.includes('<')) text = text.replace(/<!--[\s\S]{0,500}?-->/g, '');
  if (text.includes(']'))
    text = text
      .replace(/!?\[([^\]]{0,300})\]\([^)]{0,500}\)/g, '$1')
      .replace(/\[([^\]]{1,300})\]\[[^\]]{0,300}\]/g, '$1');
  if (text.includes('<')) text = text.replace(/<\/?[a-zA-Z][^<>]*>/g, '');
  if (/\*\*|__|~~/.test(text)) text = text.replace(/(\*\*|__|~~)(?=\S)(.{1,300}?)(?<=\S)\1/g, '$2');
  if (/[*_]/.test(text)) text = text.replace(/(?<![\w*\\])[*_](?=\S)([^*_]+?)(?<=\S)[*_](?![\w*])/g, '$1');
  if (text.includes('\\')) text = text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return codes.length === 0 ? text : text.replaceAll(HELD, () => codes.shift() ?? '');
}

/** Stands for inline code meanwhile: in code nothing is a mark. markdown-it leaves no such character in a text. */
const HELD = '\0';

function holdCode(markdown: string): { readonly text: string; readonly codes: string[] } {
  const codes: string[] = [];
  if (!markdown.includes('`')) return { text: markdown, codes };
  const text = markdown.replace(/(?<!`)(`+)(?!`)(.{1,300}?)(?<!`)\1(?!`)/g, (_span, _ticks, code: string) => {
    codes.push(code);
    return HELD;
  });
  return { text, codes };
}

function onOneLine(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}

export function endsInColon(text: string): boolean {
  return text.endsWith(':') || text.endsWith('：');
}

/** Without the numbers, marks and pictures in front. */
export function fromFirstLetter(text: string): string {
  return /^[A-Za-z\uac00-\ud7a3]/.test(text) ? text : text.replace(/^[^\p{L}]+/u, '');
}

/** The text of an item behind its box. */
export function withoutBox(markdown: string): string {
  const box = markdown.includes('[') ? /^\s*\[[ xX]\]\s/.exec(markdown) : null;
  return box === null ? markdown : markdown.slice(box[0].length);
}

const none: readonly never[] = [];

export function codeSpans(markdown: string): readonly CodeSpan[] {
  if (!markdown.includes('`')) return none;
  const lines = markdown.split('\n');
  return lines.flatMap((text, line) =>
    [...(text.length > MAX_LINE_LENGTH ? '' : text).matchAll(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g)].map((match) => {
      const above = line > 0 ? `${lines[line - 1] ?? ''}\n` : '';
      const below = line + 1 < lines.length ? `\n${lines[line + 1] ?? ''}` : '';
      return {
        code: (match[2] ?? '').trim(),
        line,
        before: above + text.slice(0, match.index),
        after: text.slice(match.index + match[0].length) + below,
        lineStart: above.length,
      };
    }),
  );
}
