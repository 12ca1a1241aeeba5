/** Cells of one line of a Markdown table, changed without touching the others. */
import { plainText } from '../runbook/inlineText.ts';
import { inline } from './markdown/text.ts';

/** Between the bars of the line; a bar behind a backslash is text. */
export function cellsOf(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/);
}

/** @param values by column, from 0; '' leaves a cell */
export function replaceCells(line: string, values: ReadonlyMap<number, string>): string {
  const cells = cellsOf(line).map((cell, column) => {
    const value = values.get(column) ?? '';
    return value === '' ? cell : ` ${inline(value)} `;
  });
  const lead = /^\s*\|?/.exec(line)?.[0] ?? '';
  const tail = /(?<!\\)\|?\s*$/.exec(line)?.[0] ?? '';
  return `${lead}${cells.join('|')}${tail}`;
}

/** Heads of the columns of the table around a line, 1-based. */
export function tableHead(text: string, line: number): readonly string[] {
  const above = text.split('\n').slice(0, line - 1);
  const rule = above.findLastIndex((row) => /^\s*\|?\s*:?-+/.test(row) && /^[\s|:-]+$/.test(row));
  return cellsOf(above[rule - 1] ?? '').map(plainText);
}
