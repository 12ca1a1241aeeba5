import fc from 'fast-check';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import type { Observation } from '../../src/core/check/observation.ts';
import { statementAccess } from '../../src/core/check/statementAccess.ts';
import { sqlEffect } from '../../src/core/runbook/effects/statements.ts';
import type { PostgresConnection } from '../../src/runners/sql/postgresClient.ts';
import type { SqlRequest } from '../../src/runners/sql/postgres.ts';
import { startPostgresServer, type Postgres } from '../unit/runners/sql/postgresServer.ts';
import { asWriter, runStatement } from '../unit/runners/sql/runStatement.ts';
import { fault, tries } from './fault.ts';
import { cutAfter, type Cut } from './postgresProxy.ts';

/** A server of its own: these tests kill it. */
let server: Postgres;

beforeAll(async () => {
  server = await startPostgresServer();
  for (const statement of seed) await server.execute(statement);
}, 120_000);

afterAll(() => server.stop());

const seed = [
  "create role writer login password 'a password'",
  'create table goods (id int primary key, name text)',
  "insert into goods select n, 'thing ' || n from generate_series(1, 20) n",
  'create sequence numbers',
  'create function emptied() returns int language plpgsql as $$ begin delete from goods; return 1; end $$',
  'grant all on goods, numbers to writer; grant create, temporary on database postgres to writer',
  'grant create on schema public to writer',
];

function connection(more: Partial<PostgresConnection> = {}): PostgresConnection {
  return asWriter(server.port, more);
}

function asSuperuser(): Pick<PostgresConnection, 'user'> & { readonly password: string } {
  return { user: server.user, password: server.password };
}

function run(
  statement: string,
  more: Partial<SqlRequest> = {},
  place: PostgresConnection = connection(),
): Promise<Observation> {
  return runStatement(place, statement, { powers: ['superuser'], ...more });
}

const read = { access: { kind: 'read' } } as const;

/** Everything that a read step must leave as it is, in one text. */
async function data(): Promise<string> {
  const rows = await server.execute(`select
    (select md5(string_agg(g::text, ',' order by id)) from goods g) as goods,
    (select last_value || ' ' || is_called from numbers) as numbers,
    (select string_agg(relname, ',' order by oid) from pg_class where relnamespace = 'public'::regnamespace) as relations,
    (select count(*) from pg_proc where pronamespace = 'public'::regnamespace) as functions,
    (select count(*) from pg_roles) as roles,
    (select count(*) from pg_largeobject_metadata) as objects`);
  return JSON.stringify(rows);
}

/** How many of the statements a read step of a superuser changed something with. */
async function changes(statements: readonly string[], more: Partial<SqlRequest> = read): Promise<number> {
  let lost = 0;
  for (const statement of statements) {
    const before = await data();
    await run(statement, more, connection(asSuperuser()));
    if ((await data()) !== before) lost += 1;
  }
  return lost;
}

const hiddenWrites = [
  'delete from goods',
  'with gone as (delete from goods returning *) select count(*) from gone',
  'select * into copied from goods',
  'create temp table copied as select * from goods',
  'select * from goods for update',
  "select nextval('numbers')",
  'select emptied()',
  'explain analyze delete from goods',
  'select 1; commit; delete from goods',
  'rollback; begin read write; delete from goods; commit',
  'set transaction read write; delete from goods; commit',
  'commit',
  'set default_transaction_read_only = off',
  "select set_config('transaction_read_only', 'off', false), emptied()",
  'do $$ begin delete from goods; end $$',
  'call emptied()',
  'lock table goods',
  'truncate goods',
  'drop table goods',
  "insert into goods values (99, 'x')",
  "update goods set name = 'x'",
  'prepare transaction $$a$$',
  'select lo_create(4711)',
  'merge into goods using (values (1)) v (id) on goods.id = v.id when matched then delete',
];

describe('what a read step leaves as it is', () => {
  fault('F30', 'hidden writes of a read step, sent as a superuser: no data changes', async () => {
    return { tries: hiddenWrites.length, lost: await changes(hiddenWrites) };
  });

  fault('F30', 'what the words of the statement decide is a read step: no data changes', async () => {
    const judged = hiddenWrites.filter((statement) => statementAccess(statement, sqlEffect(statement)).kind === 'read');
    return { tries: hiddenWrites.length, lost: await changes(judged, {}) };
  });

  fault('F30', 'programs and files of the server, for a superuser: never sent', async () => {
    const statements = [
      "copy (select 1) to program 'cat > /tmp/provebook-fault'",
      "copy goods from program 'echo 99'",
      "copy (select 1) to '/tmp/provebook-fault'",
      "(copy (select 1) to program 'id')",
      "/* /* */ select */ copy goods to program 'id'",
      'listen a',
      'notify a',
      'load $$x$$',
      'checkpoint',
    ];
    const judged = (text: string): boolean => statementAccess(text, sqlEffect(text)).kind === 'refused';
    const ends = await Promise.all(
      statements.map((statement) => run(statement, {}, connection(asSuperuser())).then(({ end }) => end)),
    );
    const lost = statements.filter((statement, at) => !judged(statement) || ends[at] !== 'not started');
    return { tries: statements.length, lost: lost.length };
  });

  fault('F30', 'generated statements around a write: no data changes', async () => {
    const count = tries(60, 20_000);
    const statements = fc.sample(generated, { numRuns: count, seed: 1 });
    return { tries: count, lost: await changes(statements) };
  });
});

const writes = fc.constantFrom(...hiddenWrites);
const gap = fc.constantFrom(' ', '\n', '\t', '/* a */', '/* /* */ */', '-- a\n', '-- a\r', ';', '; ', '');
const quote = fc.constantFrom("'", '"', '$$', '$a$', '/*', '*/', '--', "E'\\'", 'U&"', '(', ')', '');
const around = fc.constantFrom('select 1', 'begin', 'commit', 'rollback', 'end', 'abort', 'select', 'with a as (', '');

const generated = fc
  .array(fc.oneof(writes, gap, quote, around), { minLength: 2, maxLength: 7 })
  .map((parts) => parts.join(' '));

describe('a server that does not answer as it should', () => {
  fault('F30', 'a slow query is gone from the server within the deadline and two seconds', async () => {
    const count = tries(4, 100);
    const ends = await Promise.all(
      Array.from({ length: count }, (_, at) => slow(`select pg_sleep(600) as slow${String(at)}`)),
    );
    return { tries: count, lost: ends.filter((isGone) => !isGone).length };
  });

  fault('F30', 'a backend that hangs: the statement may still run, and that is said', async () => {
    const asked = run('select pg_sleep(600) as hanging', { timeoutMs: 500 });
    const [pid = 0] = await pidsOf('%as hanging');
    process.kill(pid, 'SIGSTOP');
    try {
      const { end, message } = await asked;
      return { tries: 1, lost: end === 'timed out' && message?.includes('may still run') === true ? 0 : 1 };
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });

  fault('F30', 'a lock that is held ends the statement, and nothing is changed', async () => {
    const before = await data();
    const holder = await holdLock();
    const seen = await run('delete from goods', { expectRows: 20, timeoutMs: 1000 });
    await holder.release();
    const isRefused = seen.end === 'timed out' || seen.end === 'not started';
    return { tries: 1, lost: isRefused && (await data()) === before ? 0 : 1 };
  });

  fault('F30', 'ten million rows through the cursor: not more than 32 MB of memory', async () => {
    // Once before, for what is loaded the first time.
    await run('select 1');
    const before = process.memoryUsage().rss;
    const seen = await run("select n, repeat('x', 100) from generate_series(1, 10000000) n", { timeoutMs: 60_000 });
    const grown = process.memoryUsage().rss - before;
    return { tries: 1, lost: seen.truncated && grown < 32 * 1024 * 1024 ? 0 : 1 };
  });

  fault('F30', 'a backend that is killed during a change: nothing is changed, nothing looks done', async () => {
    const count = tries(3, 200);
    let lost = 0;
    for (let at = 0; at < count; at += 1) {
      const before = await data();
      const asked = run(`with a as (select pg_sleep(600)) update goods set name = 'killed' from a`, { expectRows: 20 });
      const [pid = 0] = await pidsOf('with a as%');
      await server.execute(`select pg_terminate_backend(${String(pid)})`);
      const { end, exitCode } = await asked;
      if (end !== 'not started' || exitCode === 0 || (await data()) !== before) lost += 1;
    }
    return { tries: count, lost };
  });
});

/** Whether the statement ended as timed out, and nothing of it runs any more. */
async function slow(statement: string): Promise<boolean> {
  const seen = await run(statement, { ...read, timeoutMs: 500 });
  const isGone = async (): Promise<boolean> => (await runningLike(statement)).length === 0;
  return seen.end === 'timed out' && (await vi.waitUntil(isGone, { timeout: 2000 }));
}

async function runningLike(pattern: string): Promise<readonly number[]> {
  const rows = await server.execute(
    `select pid from pg_stat_activity where state = 'active' and query like '${pattern}' and pid <> pg_backend_pid()`,
  );
  return rows.map(({ pid }) => Number(pid));
}

/** Once it runs. */
function pidsOf(pattern: string): Promise<readonly number[]> {
  return vi.waitUntil(
    async () => {
      const pids = await runningLike(pattern);
      return pids.length > 0 && pids;
    },
    { timeout: 20_000 },
  );
}

async function holdLock(): Promise<{ release(): Promise<void> }> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ host: '127.0.0.1', port: server.port, database: 'postgres', ...asSuperuser() });
  await client.connect();
  await client.query('begin');
  await client.query('lock table goods in access exclusive mode');
  return { release: () => client.end() };
}

describe('a connection that is cut', () => {
  const cuts: readonly Cut[] = ['before COMMIT', 'after COMMIT', 'before the answer to COMMIT'];

  for (const cut of cuts)
    fault('F31', `cut ${cut}: neither done nor failed, unless it is known`, async () => {
      const count = tries(3, 500);
      let lost = 0;
      for (let at = 0; at < count; at += 1) if (!(await isTrue(cut, at))) lost += 1;
      return { tries: count, lost };
    });
});

/** Whether what is said of a change fits what the server has done. */
async function isTrue(cut: Cut, at: number): Promise<boolean> {
  const name = String(at);
  const proxy = await cutAfter(server.port, cut);
  try {
    const seen = await run(
      `update goods set name = '${name}' where id = 1`,
      { expectRows: 1, confirmCommit: () => Promise.resolve(true) },
      connection({ port: proxy.port }),
    );
    return seen.end === 'lost' && seen.exitCode === undefined && (seen.message ?? '').includes('not known');
  } finally {
    proxy.stop();
  }
}
