/** Plain text of a heading or list entry, and the code spans in it. */
import { withoutOwnId } from './identity.ts';

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

/** No title or label is longer; the patterns below take time that grows faster than the text. */
const MAX_TEXT = 2000;

/** Removes emphasis, links, images, code marks and HTML tags; keeps the words. */
export function plainText(markdown: string): string {
  const text = markdown.slice(0, MAX_TEXT);
  // Most sentences have no mark at all.
  if (!/[<![*_~`\\{]/.test(text)) return text.replace(/\s+/g, ' ').trim();
  return withoutOwnId(text)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
    .replace(/(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*\\])[*_](?=\S)([^*_]+?)(?<=\S)[*_](?![\w*])/g, '$1')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

export function codeSpans(markdown: string): readonly CodeSpan[] {
  const lines = markdown.split('\n');
  return lines.flatMap((text, line) =>
    [...text.matchAll(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g)].map((match) => {
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
