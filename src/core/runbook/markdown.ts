/** The one Markdown parser: block structure only, because nothing is rendered and inline text has its own few rules. */
import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';

const markdown = new MarkdownIt({ html: true });
markdown.core.ruler.enableOnly(['normalize', 'block']);

/** @param text with `\n` as its line end; `map` of the tokens counts its lines from 0, the end exclusive. */
export function parseBlocks(text: string): readonly Token[] {
  return markdown.parse(text, {});
}

/** Changes the lines of the tokens, for a text that begins elsewhere in its file. */
export function shiftLines(tokens: readonly Token[], by: number): readonly Token[] {
  if (by !== 0) for (const token of tokens) if (token.map !== null) token.map = [token.map[0] + by, token.map[1] + by];
  return tokens;
}
