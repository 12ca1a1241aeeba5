/** The rows of a query on MySQL or MariaDB as a check sees them. */
import * as l10n from '@vscode/l10n';
import type { Connection, FieldPacket } from 'mysql2';
import type { Observed } from '../../core/check/subject.ts';
import { sqlEffect } from '../../core/runbook/effects/statements.ts';
import { attempt, codeOf, failureText, observed, unobserved, type Attempt } from '../network/attempt.ts';
import { inMysqlSession, type MysqlConnection } from './mysqlSession.ts';
import { sqlSubject, type QueryRequest, type Rows } from './sqlSubject.ts';

export function observeMysql(connection: MysqlConnection, request: QueryRequest, given: Attempt): Promise<Observed> {
  if (!onlyReads(request.query))
    return Promise.resolve(unobserved(l10n.t('A check may send only one statement that reads.')));
  return attempt(given, connection.name, async (signal) => {
    try {
      const rows = await inMysqlSession(connection, { ...given, signal }, (client) => readRows(client, request));
      return observed(sqlSubject(rows), rows.truncated);
    } catch (error) {
      signal.throwIfAborted();
      return unobserved(l10n.t('{0}: {1}', connection.name, answerText(error)));
    }
  });
}

/**
 * A read-only transaction does not keep a statement from acting on the server itself (SET GLOBAL, FLUSH) or on its files,
 * and what stands in `/*!` is run, not skipped.
 */
function onlyReads(query: string): boolean {
  return sqlEffect(query) === 'read' && !/\binto\s+(?:outfile|dumpfile)\b|\/\*M?!/i.test(query);
}

/** Without parameters as plain text, because not every SHOW can be prepared; either way it is one statement. */
function readRows(client: Connection, { query, params, maxRows }: QueryRequest): Promise<Rows> {
  const sent = params.length === 0 ? client.query(query) : client.execute(query, params.map(parameter));
  return new Promise((resolve, reject) => {
    let columns: readonly string[] = [];
    const rows: unknown[][] = [];
    const finish = (truncated: boolean): void => resolve({ columns, rows: rows.slice(0, maxRows), truncated });
    sent
      .on('error', reject)
      .on('fields', (fields: readonly FieldPacket[]) => {
        columns = fields.map(({ name }) => name);
      })
      .on('result', (row: unknown) => {
        if (!Array.isArray(row)) return;
        rows.push(row.map(json));
        if (rows.length > maxRows) finish(true);
      })
      .on('end', () => finish(false));
  });
}

/** Lists and objects go as the JSON text that the server reads. */
function parameter(value: QueryRequest['params'][number]): string | number | boolean | null {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** JSON has no bytes: they stay as the server writes them in hexadecimal. */
function json(value: unknown): unknown {
  return Buffer.isBuffer(value) ? `0x${value.toString('hex')}` : value;
}

function answerText(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION')
    return l10n.t('This session only reads, and the statement would change something: {0}', failureText(error));
  return code?.startsWith('ER_') === true
    ? l10n.t('The database answered: {0} ({1})', failureText(error), code)
    : failureText(error);
}
