/** Rows as a check sees them. */
import type { Json, JsonObject } from '../../core/check/json.ts';
import type { SqlSubject } from '../../core/check/subject.ts';

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** There were more. */
  readonly truncated: boolean;
}

/** A query of a check. */
export interface QueryRequest {
  readonly query: string;
  readonly params: readonly Json[];
  readonly maxRows: number;
}

export function sqlSubject({ columns, rows }: Rows): SqlSubject {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] as Json])));
  const [row, ...others] = objects as JsonObject[];
  const isOnly = row !== undefined && others.length === 0;
  const [column, ...more] = columns;
  return {
    rows: objects,
    rowCount: rows.length,
    columns,
    ...(isOnly ? { row } : {}),
    ...(isOnly && column !== undefined && more.length === 0 ? { value: row[column] ?? null } : {}),
  };
}
