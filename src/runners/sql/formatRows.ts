/**
 * Rows as text for people and for `contains`: a header, a rule, one line a row, the count. It is evidence, so it is the
 * same in every language.
 */
import type { Rows } from './sqlSubject.ts';

/** Characters shown of one value. */
export const MAX_CELL = 8192;

/** A column is not made wider than this for the sake of a few long values. */
const MAX_WIDTH = 200;

export interface PrintedRows {
  readonly text: string;
  /** There were more rows, or a value was longer. */
  readonly truncated: boolean;
}

export function formatRows({ columns, rows, truncated }: Rows): PrintedRows {
  const cells = rows.map((row) => row.map(cellText));
  const widths = columns.map((column, at) =>
    Math.min(
      MAX_WIDTH,
      cells.reduce((width, row) => Math.max(width, row[at]?.length ?? 0), column.length),
    ),
  );
  const line = (values: readonly string[]): string =>
    values
      .map((value, at) => value.padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-');
  const count = truncated ? `truncated after ${rows.length} rows; the rest was not kept` : `rows: ${rows.length}`;
  const hasLongCell = cells.some((row) => row.some((cell) => cell.length > MAX_CELL));
  const notes = [`(${count})`, ...(hasLongCell ? [`(values longer than ${MAX_CELL} characters are truncated)`] : [])];
  return {
    text: `${[line(columns), rule, ...cells.map(line), ...notes].join('\n')}\n`,
    truncated: truncated || hasLongCell,
  };
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const oneLine = text.replace(/\r?\n/g, '⏎');
  return oneLine.length > MAX_CELL ? `${oneLine.slice(0, MAX_CELL)}…` : oneLine;
}
