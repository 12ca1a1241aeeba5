/**
 * Rows as text for people and for `contains`: a header, a rule, one line a row, the count. It is evidence, so it is the
 * same in every language.
 */

/** Characters shown of one value. */
const MAX_CELL = 8192;

export function formatRows(
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  truncated: boolean,
): string {
  const cells = rows.map((row) => row.map(cellText));
  const widths = columns.map((column, at) => Math.max(column.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (values: readonly string[]): string =>
    values
      .map((value, at) => value.padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-');
  const count = truncated ? `more than ${rows.length} rows; the rest was not read` : `rows: ${rows.length}`;
  return `${[line(columns), rule, ...cells.map(line), `(${count})`].join('\n')}\n`;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const oneLine = text.replace(/\r?\n/g, '⏎');
  return oneLine.length > MAX_CELL ? `${oneLine.slice(0, MAX_CELL)}…` : oneLine;
}
