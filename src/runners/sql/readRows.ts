/** The rows of one statement, capped. */
import type { Client } from 'pg';
import type { Rows } from './sqlSubject.ts';

export interface RowsRequest {
  readonly statement: string;
  readonly params: readonly unknown[];
  readonly maxRows: number;
  /** What makes a value of the text that the server sends, by the type's OID. */
  readonly parser: (oid: number) => (value: string) => unknown;
}

/** The text goes out as one extended-protocol message, which takes no second statement. */
export async function readRows(client: Client, request: RowsRequest): Promise<Rows> {
  const { default: Cursor } = await import('pg-cursor');
  const cursor = client.query(
    new Cursor<unknown[]>(request.statement, [...request.params], {
      rowMode: 'array',
      types: { getTypeParser: (oid: number) => request.parser(oid) },
    }),
  );
  const found = await new Promise<Omit<Rows, 'truncated'>>((resolve, reject) => {
    cursor.read(request.maxRows + 1, (error: Error | null | undefined, rows, result) => {
      if (error) reject(error);
      else resolve({ rows, columns: result.fields.map((field) => field.name) });
    });
  });
  await cursor.close();
  return { ...found, rows: found.rows.slice(0, request.maxRows), truncated: found.rows.length > request.maxRows };
}
