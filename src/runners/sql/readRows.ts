/** The rows of one statement, capped. */
import type { Client, QueryResult } from 'pg';
import type Cursor from 'pg-cursor';
import type { Rows } from './sqlSubject.ts';

export interface RowsRequest {
  readonly statement: string;
  readonly params: readonly unknown[];
  readonly maxRows: number;
  /** What makes a value of the text that the server sends, by the type's OID. */
  readonly parser: (oid: number) => (value: string) => unknown;
  /** Takes the rows behind the last one that is kept too, so that the server ends the statement and counts its rows. */
  readonly toTheEnd?: boolean;
}

export interface CountedRows extends Rows {
  /**
   * Rows that the statement changed, as the server counts them at its end. undefined where it does not: the count of a
   * SELECT, also of one with a DELETE in its WITH, is of the rows that it shows.
   */
  readonly count: number | undefined;
}

/** Characters of all values that are kept. A larger result is cut behind a whole row. */
export const MAX_RESULT = 1024 * 1024;

/** The text goes out as one extended-protocol message, which takes no second statement. */
export async function readRows(client: Client, request: RowsRequest): Promise<CountedRows> {
  const { default: Cursor } = await import('pg-cursor');
  let size = 0;
  const counted = (oid: number) => {
    const parse = request.parser(oid);
    return (value: string): unknown => {
      size += value.length;
      return parse(value);
    };
  };
  const cursor = client.query(
    new Cursor<unknown[]>(request.statement, [...request.params], {
      rowMode: 'array',
      types: { getTypeParser: counted },
    }),
  );
  const kept: unknown[][] = [];
  let columns: readonly string[] = [];
  let count: number | undefined;
  let truncated = false;
  for (let read = 0, wanted = FIRST_BATCH; ; wanted = nextBatch(size, read, request.maxRows)) {
    const batch = await readBatch(cursor, wanted);
    columns = batch.columns;
    read += batch.rows.length;
    // Over the limit of characters the batch that crossed it is the last that is kept.
    for (const row of batch.rows) {
      if (truncated || kept.length === request.maxRows) truncated = true;
      else kept.push(row);
    }
    truncated ||= size > MAX_RESULT && batch.rows.length === wanted;
    if (batch.rows.length < wanted) {
      // Read in parts, the server counts the last part only; it shows one row for each that changed.
      count = batch.count === undefined || columns.length === 0 ? batch.count : read;
      break;
    }
    if (truncated && request.toTheEnd !== true) break;
  }
  await cursor.close();
  return { rows: kept, columns, truncated, count };
}

const FIRST_BATCH = 8;

/** About as many rows as fit into the limit, judged by those that came. */
function nextBatch(size: number, read: number, maxRows: number): number {
  const fit = Math.floor(MAX_RESULT / Math.max(1, size / read));
  return Math.max(1, Math.min(fit, maxRows + 1));
}

interface Batch {
  readonly rows: unknown[][];
  readonly columns: readonly string[];
  readonly count: number | undefined;
}

function readBatch(cursor: Cursor<unknown[]>, wanted: number): Promise<Batch> {
  return new Promise((resolve, reject) => {
    cursor.read(wanted, (error: Error | null | undefined, rows, result) => {
      if (error) reject(error);
      else resolve({ rows, columns: result.fields.map(({ name }) => name), count: countOf(result) });
    });
  });
}

function countOf({ rowCount, command, fields }: QueryResult): number | undefined {
  return command === 'SELECT' && fields.length > 0 ? undefined : (rowCount ?? undefined);
}
