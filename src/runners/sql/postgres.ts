/** One SQL statement of a runbook on PostgreSQL: its output as a person reads it. */
import type { Client } from 'pg';
import { notStarted, type Observation } from '../../core/check/observation.ts';
import type { SessionLimits } from './databaseConnection.ts';
import { formatRows } from './formatRows.ts';
import { inReadOnlySession, type PostgresConnection } from './readOnlySession.ts';
import { readRows } from './readRows.ts';

export interface SqlRequest extends SessionLimits {
  readonly statement: string;
  /** Values of `$1`, `$2`, …; the server decides what types they have. */
  readonly parameters: readonly string[];
  readonly onOutput: (text: string) => void;
}

/** Rows that are shown; one more tells that there were more. */
export const MAX_ROWS = 1000;

export async function runPostgres(connection: PostgresConnection, request: SqlRequest): Promise<Observation> {
  const result = await inReadOnlySession(connection, request, (client) => printed(client, request));
  const { durationMs } = result;
  if (result.state === 'failed') return { ...notStarted(result.message), end: result.end, durationMs };
  const { output, truncated } = result.value;
  request.onOutput(output);
  return {
    end: 'exited',
    exitCode: 0,
    output,
    stdout: output,
    stderr: '',
    truncated,
    totalBytes: Buffer.byteLength(output),
    message: undefined,
    durationMs,
  };
}

/** Values as the server writes them. */
async function printed(
  client: Client,
  { statement, parameters }: SqlRequest,
): Promise<{ readonly output: string; readonly truncated: boolean }> {
  const { rows, columns, truncated } = await readRows(client, {
    statement,
    params: parameters,
    maxRows: MAX_ROWS,
    parser: () => (value) => value,
  });
  return { output: formatRows(columns, rows, truncated), truncated };
}
