import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Postgres } from './postgres.ts';
import { takeBackup } from './postgresBackup.ts';
import type { DatabaseLogin } from './secrets.ts';

/**
 * Creates the demo's database, its tables and rows, the user of the runbook, who can read and nothing else, and a base
 * backup of it all.
 *
 * @throws Error of PostgreSQL.
 */
export async function seedDatabase(postgres: Postgres, login: DatabaseLogin): Promise<void> {
  const [database, user] = [pg.escapeIdentifier(login.database), pg.escapeIdentifier(login.user)];
  await withClient(postgres, 'postgres', (client) => client.query(`CREATE DATABASE ${database}`));
  const statements = [
    await readFile(join(import.meta.dirname, 'judgify.sql'), 'utf8'),
    `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
    `CREATE ROLE ${user} LOGIN PASSWORD ${pg.escapeLiteral(login.password)}`,
    `ALTER ROLE ${user} SET default_transaction_read_only = on`,
    `GRANT CONNECT ON DATABASE ${database} TO ${user}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${user}`,
    // Statistics, settings and replication state of the server, which readiness checks ask for.
    `GRANT pg_monitor TO ${user}`,
  ];
  await withClient(postgres, login.database, async (client) => {
    for (const statement of statements) await client.query(statement);
    await takeBackup(client, postgres);
  });
}

async function withClient(
  postgres: Postgres,
  database: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port: postgres.ports.primary, database, ...postgres.superuser });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
