import type { Observation } from '../../../../src/core/check/observation.ts';
import { statementAccess } from '../../../../src/core/check/statementAccess.ts';
import { sqlEffect } from '../../../../src/core/runbook/effects/statements.ts';
import type { PostgresConnection } from '../../../../src/runners/sql/postgresClient.ts';
import { runPostgres, type SqlRequest } from '../../../../src/runners/sql/postgres.ts';

/** As the role `writer`, which the tests make. @param port of a server on this machine */
export function asWriter(port: number, more: Partial<PostgresConnection> = {}): PostgresConnection {
  const place = { name: 'shop', host: '127.0.0.1', port, database: 'postgres', sslmode: 'disable' } as const;
  return { ...place, user: 'writer', password: 'a password', ...more };
}

/** As a runbook runs it, with yes to a commit. */
export function runStatement(
  place: PostgresConnection,
  statement: string,
  more: Partial<SqlRequest> = {},
): Promise<Observation> {
  return runPostgres(place, {
    statement,
    access: statementAccess(statement, sqlEffect(statement)),
    parameters: [],
    expectRows: undefined,
    powers: [],
    confirmCommit: () => Promise.resolve(true),
    onOutput: () => undefined,
    timeoutMs: 10_000,
    signal: new AbortController().signal,
    ...more,
  });
}
