/** Reads a runbook: Markdown text to a tree of sections, items, steps, blocks, commands and expectations. */
import MarkdownIt from 'markdown-it';
import { readContactTable, readFields } from './field.ts';
import type { Runbook } from './model.ts';
import { readOutline } from './outline.ts';
import { findProblems } from './problem.ts';

/** Bytes of text that are read; a longer runbook is refused by the caller, which knows the file. */
export const MAX_RUNBOOK_BYTES = 4 * 1024 * 1024;

/** Block structure only: inline text is read by our own few rules, because nothing is rendered. */
const markdown = new MarkdownIt({ html: true });
markdown.core.ruler.enableOnly(['normalize', 'block']);

/** Never throws on any text. Lines in the result are those of `source`. */
export function readRunbook(source: string): Runbook {
  // A lone carriage return ends a line for Markdown, so it has to count as one here too.
  const text = source.replace(/\r\n?/g, '\n');
  const { body, frontMatterLines } = cutFrontMatter(text);
  const tokens = markdown.parse(body, {});
  if (frontMatterLines > 0) {
    for (const token of tokens)
      if (token.map !== null) token.map = [token.map[0] + frontMatterLines, token.map[1] + frontMatterLines];
  }
  const outline = readOutline(tokens);
  return {
    title: outline.title,
    nodes: outline.nodes,
    blocks: outline.blocks,
    commands: outline.commands,
    expectations: outline.expectations,
    alternatives: outline.alternatives,
    ...readFields(outline.texts, outline.tables),
    contacts: outline.tables.flatMap((table) => readContactTable(table.rows, table.lines) ?? []),
    problems: findProblems(text, tokens, outline),
  };
}

/** YAML front matter is no part of the list; markdown-it would read it as a heading. */
function cutFrontMatter(text: string): { readonly body: string; readonly frontMatterLines: number } {
  const match = /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(text);
  if (match === null) return { body: text, frontMatterLines: 0 };
  return { body: text.slice(match[0].length), frontMatterLines: match[0].split('\n').length - 1 };
}
