/** Blanks in tables: of settings of the run, and of roles under a heading that asks for their approval. */
import type { Blank } from './field.ts';
import { plainText } from './inlineText.ts';
import { dateLabel, fieldColumn, roleColumn, valueColumn } from './labels.ts';
import type { LineRange } from './model.ts';

type Row = readonly string[];

/** @param rows cells as written, the head first */
export function readBlankTable(rows: readonly Row[], { from }: LineRange): readonly Blank[] {
  const [head, ...body] = rows;
  if (head === undefined) return [];
  const columns = head.map(plainText);
  const blanksIn = readerFor(columns);
  // The head and the rule under it take two lines; a row is one line.
  return body.flatMap((row, index) => blanksIn(row.map(plainText), from + 2 + index));
}

function readerFor(columns: Row): (row: Row, line: number) => readonly Blank[] {
  const [first = '', second = ''] = columns;
  if (columns.length === 2 && fieldColumn.test(first) && valueColumn.test(second))
    return ([label = '', value = ''], line) =>
      label !== '' && isBlank(value) ? [{ kind: 'fields', line, labels: [label] }] : [];
  if (roleColumn.test(first))
    return ([role = '', ...rest], line) =>
      role === '' || !rest.every(isBlank) || dateLabel.test(role)
        ? []
        : [{ kind: 'signOff', line, role, isUnderSignOff: true }];
  return (row, line) => runsOf(row, columns, line);
}

function isBlank(cell: string): boolean {
  return /^(?:[_＿]*|☐|\[ ?\])$/.test(cell);
}

/** Only a run of underscores asks for something in any other table; an empty cell may be nothing at all. */
function runsOf(row: Row, columns: Row, line: number): readonly Blank[] {
  const named = row.findIndex((cell) => !isBlank(cell));
  if (named < 0) return [];
  const labels = row.flatMap((cell, column) =>
    /^(?:_{3,}|＿{2,})$/.test(cell) ? [[row[named], columns[column]].filter(Boolean).join(' / ')] : [],
  );
  return labels.length === 0 ? [] : [{ kind: 'fields', line, labels }];
}
