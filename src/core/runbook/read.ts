/** Reads a runbook: Markdown text to a tree of sections, items, steps, blocks, commands and expectations. */
import type { Token } from 'markdown-it';
import { cutChunks } from './chunk.ts';
import { readFields } from './field.ts';
import { limitProblems } from './limit.ts';
import { parseBlocks, shiftLines } from './markdown.ts';
import type { Problem, Runbook } from './model.ts';
import { buildOutline, type Outline } from './outline.ts';
import { findProblems } from './problem.ts';

/** Bytes of text that are read; a longer runbook is refused by the caller, which knows the file. */
export const MAX_RUNBOOK_BYTES = 4 * 1024 * 1024;

/** Never throws on any text. Lines in the result are those of `source`. */
export function readRunbook(source: string): Runbook {
  const text = normalizeLineEnds(source);
  const { body, frontMatterLines } = cutFrontMatter(text);
  const tokens = parseBlocks(body);
  const outline = buildOutline(cutChunks(tokens, body), frontMatterLines);
  return runbookOf(outline, () => problemsOf(text, shiftLines(tokens, frontMatterLines), outline));
}

/** A lone carriage return ends a line for Markdown, so it has to count as one here too. */
export function normalizeLineEnds(source: string): string {
  return source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
}

/** Problems are looked for when they are first asked for: what follows the typing needs none. */
export function runbookOf(outline: Outline, readProblems: () => readonly Problem[]): Runbook {
  let problems: readonly Problem[] | undefined;
  return {
    title: outline.title,
    nodes: outline.nodes,
    blocks: outline.blocks,
    commands: outline.commands,
    expectations: outline.expectations,
    alternatives: outline.alternatives,
    ...readFields(outline.blanks),
    contacts: outline.contacts,
    get problems() {
      problems ??= readProblems();
      return problems;
    },
  };
}

/** @param tokens with the lines of `text` */
export function problemsOf(text: string, tokens: readonly Token[], outline: Outline): readonly Problem[] {
  const problems = [...findProblems(text, tokens, outline), ...limitProblems(text, tokens, outline.blocks)];
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** YAML front matter is no part of the list; markdown-it would read it as a heading. */
export function cutFrontMatter(text: string): { readonly body: string; readonly frontMatterLines: number } {
  const match = /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(text);
  if (match === null) return { body: text, frontMatterLines: 0 };
  return { body: text.slice(match[0].length), frontMatterLines: match[0].split('\n').length - 1 };
}
