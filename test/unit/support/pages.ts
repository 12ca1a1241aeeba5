/** The pages of the documentation, as a reader of the repository finds them. */
import { globSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { readText, repositoryRoot } from './runbooks.ts';

export interface Page {
  /** From the root of the repository on, such as "docs/running.md". */
  readonly file: string;
  readonly text: string;
  /** Where links and pictures lead. */
  readonly links: readonly string[];
  /** What an address may name behind "#". */
  readonly anchors: ReadonlySet<string>;
}

const markdown = new MarkdownIt({ html: true });

export const pages: readonly Page[] = globSync(['*.md', 'docs/*.md'], { cwd: repositoryRoot }).sort().map(readPage);

export function page(file: string): Page {
  const found = pages.find((candidate) => candidate.file === file);
  if (found === undefined) throw new Error(`there is no page ${file}`);
  return found;
}

/** A part of a page: the text behind a heading, down to the next one of its level or above. */
export function partOf({ text }: Page, heading: string): string {
  const lines = text.split('\n');
  const from = lines.indexOf(heading);
  if (from < 0) throw new Error(`there is no heading "${heading}"`);
  const level = /^#+/.exec(heading)?.[0].length ?? 0;
  const length = lines.slice(from + 1).findIndex((line) => new RegExp(`^#{1,${level}} `).test(line));
  return lines.slice(from + 1, length < 0 ? undefined : from + 1 + length).join('\n');
}

function readPage(file: string): Page {
  const text = readText(file);
  const tokens = markdown.parse(text, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const links = inline
    .flatMap((token) => String(token.attrGet('href') ?? token.attrGet('src') ?? ''))
    .filter((link) => link !== '');
  const titles = tokens.flatMap(({ type }, at) =>
    type === 'heading_open' ? (tokens[at + 1]?.children ?? []).map(({ content }) => content).join('') : [],
  );
  return { file, text, links, anchors: new Set(titles.map(anchorOf)) };
}

/** As GitHub makes them. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
