import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import { scratchFolder } from '../../scratch.ts';
import { type Postgres, startPostgresServer } from '../runners/sql/postgresServer.ts';

let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgresServer();
}, 60_000);

afterAll(() => postgres.stop());

test('a statement that is sent as a superuser asks first, also where there is no cluster', async () => {
  await postgres.execute("CREATE ROLE reader LOGIN PASSWORD 'reads-only-0'");
  expect(await risksOf(postgres.user, postgres.password)).toMatch(/superuser/);
  expect(await risksOf('reader', 'reads-only-0')).toBe('');
});

/** What a person is warned of before a statement that only reads; '' where nobody is asked. */
async function risksOf(user: string, password: string): Promise<string> {
  const folder = scratchFolder();
  const file = path.join(folder, 'runbook.md');
  writeFileSync(file, '- [ ] It answers\n\n  ```sql\n  SELECT 1;\n  ```\n');
  writeFileSync(
    path.join(folder, 'runbook.checks.yaml'),
    JSON.stringify({
      version: 1,
      secrets: { password: { env: 'SHOP_PASSWORD' } },
      connections: {
        shop: {
          driver: 'postgres',
          host: '127.0.0.1',
          port: postgres.port,
          database: 'postgres',
          user,
          password: '${secrets.password}',
        },
      },
    }),
  );
  const asked: string[] = [];
  const session = await RunbookSession.open({
    file,
    env: {
      PATH: process.env['PATH'],
      PROVEBOOK_STATE_HOME: path.join(folder, 'state'),
      KUBECONFIG: '/nowhere/config',
      SHOP_PASSWORD: password,
    },
    isTrusted: () => true,
    confirm: (question) => {
      asked.push(JSON.stringify(question));
      return Promise.resolve(true);
    },
  });
  onTestFinished(() => session.close());
  await session.approve();
  const [outcome] = await session.execute(session.runbook.commands.map(({ id }) => id));
  expect(outcome).toMatchObject({ state: 'finished' });
  return asked.join('\n');
}
