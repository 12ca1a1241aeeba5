/** The rows of a query as a check sees them. */
import type { Json, JsonObject } from '../../core/check/json.ts';
import type { Observed, SqlSubject } from '../../core/check/subject.ts';
import { observed, unobserved, type Attempt } from '../network/attempt.ts';
import { inReadOnlySession, type PostgresConnection } from './readOnlySession.ts';
import { readRows, type Rows } from './readRows.ts';

export interface QueryRequest {
  readonly query: string;
  readonly params: readonly Json[];
  readonly maxRows: number;
}

export async function observePostgres(
  connection: PostgresConnection,
  { query, params, maxRows }: QueryRequest,
  given: Attempt,
): Promise<Observed> {
  const { types } = (await import('pg')).default;
  const parser = (oid: number): ((value: string) => unknown) => (isWritten(oid) ? asWritten : builtin(types, oid));
  const result = await inReadOnlySession(connection, given, (client) =>
    readRows(client, { statement: query, params, maxRows, parser }),
  );
  if (result.state === 'failed') return unobserved(result.message);
  return observed(sqlSubject(result.value), result.value.truncated);
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

/** bytea, date, time, timestamp, timestamptz, interval: JSON has none of them, so they stay as the server writes them. */
const written = new Set([17, 1082, 1083, 1114, 1184, 1186]);

function isWritten(oid: number): boolean {
  return written.has(oid);
}

function asWritten(value: string): string {
  return value;
}

function builtin(types: TextParsers, oid: number): (value: string) => unknown {
  return types.getTypeParser(oid, 'text');
}

interface TextParsers {
  getTypeParser(oid: number, format: 'text'): (value: string) => unknown;
}
