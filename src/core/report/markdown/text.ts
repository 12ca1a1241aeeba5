/** Text inside Markdown: one line in which nothing is markup, and blocks that no content can end. */
import { visibleText } from '../visibleText.ts';

/** One line; every character that could mean something to a Markdown or HTML reader stands for itself. */
export function inline(text: string): string {
  return visibleText(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&$]/g, '\\$&');
}

/** At the beginning of a list entry a number or a dash would begin another list. */
export function entryText(text: string): string {
  return inline(text)
    .replace(/^(\d+)(?=[.)](\s|$))/, '$1\\')
    .replace(/^[-+=]/, '\\$&');
}

/** A fence longer than any run of backticks inside. */
export function fenced(text: string, language: 'sh' | 'sql' | 'text' | 'yaml'): readonly string[] {
  const shown = visibleText(text).replace(/\n$/, '');
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map((found) => found[0].length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...shown.split('\n'), fence];
}

/** Rows whose cells are already safe. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
