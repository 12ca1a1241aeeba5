import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Postgres } from './postgres.ts';
import type { DatabaseLogin } from './secrets.ts';

/**
 * Creates the demo's database, its tables and rows, and the user of the runbook, who can read and nothing else.
 *
 * @throws Error of PostgreSQL.
 */
export async function seedDatabase(postgres: Postgres, login: DatabaseLogin): Promise<void> {
  const [database, user] = [pg.escapeIdentifier(login.database), pg.escapeIdentifier(login.user)];
  await execute(postgres, 'postgres', [`CREATE DATABASE ${database}`]);
  await execute(postgres, login.database, [
    await readFile(join(import.meta.dirname, 'judgify.sql'), 'utf8'),
    `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
    `CREATE ROLE ${user} LOGIN PASSWORD ${pg.escapeLiteral(login.password)}`,
    `ALTER ROLE ${user} SET default_transaction_read_only = on`,
    `GRANT CONNECT ON DATABASE ${database} TO ${user}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${user}`,
    // Statistics, settings and replication state of the server, which readiness checks ask for.
    `GRANT pg_monitor TO ${user}`,
  ]);
}

async function execute(postgres: Postgres, database: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port: postgres.port, database, ...postgres.superuser });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
