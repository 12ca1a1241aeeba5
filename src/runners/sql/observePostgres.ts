/** The rows of a query as a check sees them. */
import * as l10n from '@vscode/l10n';
import { statementAccess } from '../../core/check/statementAccess.ts';
import type { Observed } from '../../core/check/subject.ts';
import { sqlEffect } from '../../core/runbook/effects/statements.ts';
import { observed, unobserved, type Attempt } from '../network/attempt.ts';
import type { PostgresConnection } from './postgresClient.ts';
import { inReadOnlySession } from './readOnlySession.ts';
import { readRows } from './readRows.ts';
import { sqlSubject, type QueryRequest } from './sqlSubject.ts';

export async function observePostgres(
  connection: PostgresConnection,
  { query, params, maxRows }: QueryRequest,
  given: Attempt,
): Promise<Observed> {
  const { types } = (await import('pg')).default;
  const parser = (oid: number): ((value: string) => unknown) => (isWritten(oid) ? asWritten : builtin(types, oid));
  if (statementAccess(query, sqlEffect(query)).kind !== 'read')
    return unobserved(l10n.t('A check may send only one statement that reads.'));
  const result = await inReadOnlySession(connection, given, (client) =>
    readRows(client, { statement: query, params, maxRows, parser }),
  );
  if (result.state === 'failed') return unobserved(result.message);
  return observed(sqlSubject(result.value), result.value.truncated);
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
