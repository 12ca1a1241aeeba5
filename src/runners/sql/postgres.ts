/** One SQL statement of a runbook on PostgreSQL: its output as a person reads it. */
import * as l10n from '@vscode/l10n';
import type { Client } from 'pg';
import { notStarted, type Observation } from '../../core/check/observation.ts';
import { riskSentences, type Powers } from '../../core/check/roleRisk.ts';
import { lastingCalls, type StatementAccess } from '../../core/check/statementAccess.ts';
import { changeRows } from './changeRows.ts';
import type { SessionLimits } from './databaseConnection.ts';
import { formatRows } from './formatRows.ts';
import type { PostgresConnection } from './postgresClient.ts';
import { inReadOnlySession } from './readOnlySession.ts';
import { readRows, type CountedRows } from './readRows.ts';

export interface SqlRequest extends SessionLimits {
  readonly statement: string;
  readonly access: StatementAccess;
  /** Values of `$1`, `$2`, …; the server decides what types they have. */
  readonly parameters: readonly string[];
  readonly expectRows: number | 'none' | undefined;
  /** What the person was told that the login may do; with any more nothing is sent. */
  readonly powers: Powers;
  readonly confirmCommit: (rows: number | 'none') => Promise<boolean>;
  readonly onOutput: (text: string) => void;
}

/** Rows that are shown. */
export const MAX_ROWS = 1000;

export async function runPostgres(connection: PostgresConnection, request: SqlRequest): Promise<Observation> {
  switch (request.access.kind) {
    case 'read':
      return readStatement(connection, request);
    case 'write':
      return changeStatement(connection, request);
    case 'refused':
      return notStarted(l10n.t('Provebook does not send {0}.', request.access.word));
  }
}

async function readStatement(connection: PostgresConnection, request: SqlRequest): Promise<Observation> {
  const result = await inReadOnlySession(connection, request, (client, powers) => send(client, powers, request));
  const { durationMs } = result;
  if (result.state === 'failed') return { ...notStarted(result.message), end: result.end, durationMs };
  return ended(request, { rows: result.value, exitCode: 0, note: undefined, message: undefined, durationMs });
}

async function changeStatement(connection: PostgresConnection, request: SqlRequest): Promise<Observation> {
  const result = await changeRows(connection, {
    ...request,
    work: (client, powers) => send(client, powers, request),
  });
  const { durationMs } = result;
  switch (result.state) {
    case 'failed':
      return { ...notStarted(result.message), end: result.end, durationMs };
    case 'in doubt':
      return { ...notStarted(result.message), end: 'lost', durationMs };
    case 'committed':
    case 'rolled back': {
      const { state, rows, message } = result;
      const count = rows.count === undefined ? '' : `rows changed: ${rows.count}, `;
      const exitCode = state === 'committed' ? 0 : 1;
      return ended(request, { rows, exitCode, note: `(${count}${state})`, message, durationMs });
    }
  }
}

/** Values as the server writes them. */
function send(
  client: Client,
  powers: Powers,
  { statement, parameters, access, powers: told }: SqlRequest,
): Promise<CountedRows> {
  if (powers.some((power) => !told.includes(power)))
    throw new Error(
      l10n.t('The login of this connection may do more than was asked about ({0}). Run it again.', powers.join(', ')),
    );
  return readRows(client, {
    statement,
    params: parameters,
    maxRows: MAX_ROWS,
    parser: () => (value) => value,
    toTheEnd: access.kind === 'write',
  });
}

interface Ending extends Pick<Observation, 'exitCode' | 'message' | 'durationMs'> {
  readonly rows: CountedRows;
  /** What became of a change. */
  readonly note: string | undefined;
}

function ended(
  { statement, powers, onOutput }: SqlRequest,
  { rows, exitCode, note, message, durationMs }: Ending,
): Observation {
  const printed = rows.columns.length === 0 ? { text: '', truncated: false } : formatRows(rows);
  const warnings = riskSentences(powers, lastingCalls(statement)).map((sentence) => `${sentence}\n`);
  const output = [printed.text, ...(note === undefined ? [] : [`${note}\n`])].join('');
  const stderr = warnings.join('');
  onOutput(stderr + output);
  return {
    end: 'exited',
    exitCode,
    output: stderr + output,
    stdout: output,
    stderr,
    truncated: printed.truncated,
    totalBytes: Buffer.byteLength(stderr + output),
    message,
    durationMs,
  };
}
