import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Observation } from '../../../../src/core/check/observation.ts';
import type { PostgresConnection } from '../../../../src/runners/sql/postgresClient.ts';
import type { SqlRequest } from '../../../../src/runners/sql/postgres.ts';
import { startPostgresServer, type Postgres } from './postgresServer.ts';
import { asWriter, runStatement } from './runStatement.ts';

describe('a statement of a runbook', () => {
  let server: Postgres;

  beforeAll(async () => {
    server = await startPostgresServer();
    await server.execute("create role writer login password 'a password'");
    await server.execute('create table goods (id int primary key, name text)');
    await server.execute('grant all on goods to writer; grant create on schema public to writer');
  }, 120_000);

  afterAll(() => server.stop());

  beforeEach(async () => {
    await server.execute("truncate goods; insert into goods values (1, 'lamp'), (2, 'chair'), (3, 'desk')");
  });

  function connection(more: Partial<PostgresConnection> = {}): PostgresConnection {
    return asWriter(server.port, more);
  }

  function run(
    statement: string,
    more: Partial<SqlRequest> = {},
    place: PostgresConnection = connection(),
  ): Promise<Observation> {
    return runStatement(place, statement, more);
  }

  async function names(): Promise<readonly unknown[]> {
    return (await server.execute('select name from goods order by id')).map(({ name }) => name);
  }

  describe('that changes rows', () => {
    it('is committed where as many rows changed as were expected, and a person says yes', async () => {
      const asked: (number | 'none')[] = [];
      const confirmCommit = (rows: number | 'none'): Promise<boolean> => {
        asked.push(rows);
        return Promise.resolve(true);
      };
      const seen = await run('delete from goods where id > $1', { parameters: ['1'], expectRows: 2, confirmCommit });
      expect(seen).toMatchObject({ exitCode: 0, output: '(rows changed: 2, committed)\n' });
      expect(asked).toEqual([2]);
      expect(await names()).toEqual(['lamp']);
    });

    it.each<[string, Partial<SqlRequest>, string]>([
      ['nothing says how many', {}, 'it would have changed 2 rows, and nothing says how many'],
      ['others were expected', { expectRows: 1 }, 'it would have changed 2 rows, and expect_rows=1'],
      ['no count was expected', { expectRows: 'none' }, 'it would have changed 2 rows, and expect_rows=none'],
      ['nobody says yes', { expectRows: 2, confirmCommit: () => Promise.resolve(false) }, 'was not confirmed'],
    ])('is rolled back where %s', async (_, more, message) => {
      const seen = await run('delete from goods where id > 1', more);
      expect(seen).toMatchObject({ exitCode: 1, output: '(rows changed: 2, rolled back)\n' });
      expect(seen.message).toContain(message);
      expect(await names()).toHaveLength(3);
    });

    it('counts all rows, also where it shows only a part of them', async () => {
      const seen = await run("insert into goods select n, 'x' from generate_series(10, 2000) n returning id", {
        expectRows: 1991,
      });
      expect(seen).toMatchObject({ exitCode: 0, truncated: true });
      expect(seen.output).toContain(
        '(truncated after 1000 rows; the rest was not kept)\n(rows changed: 1991, committed)',
      );
    });

    it('does not take the rows that it shows for those that it changes', async () => {
      const statement = 'with gone as (delete from goods returning id) select count(*) from gone';
      for (const expectRows of [1, 'none'] as const)
        expect(await run(statement, { expectRows })).toMatchObject({ exitCode: 1 });
      expect(await names()).toHaveLength(3);
      const seen = await run(statement, { expectRows: 3 });
      expect(seen).toMatchObject({ exitCode: 0 });
      expect(seen.output).toContain('(rows changed: 3, committed)');
      expect(await names()).toEqual([]);
    });

    it('counts what a function changes', async () => {
      const write = { access: { kind: 'write' } } as const;
      await run(
        'create function emptied() returns text language plpgsql as $$ begin delete from goods; return 1; end $$',
        { expectRows: 'none' },
      );
      expect(await run('select emptied()', { ...write, expectRows: 1 })).toMatchObject({ exitCode: 1 });
      expect(await names()).toHaveLength(3);
      expect(await run('select emptied()', { ...write, expectRows: 3 })).toMatchObject({ exitCode: 0 });
      expect(await names()).toEqual([]);
      await run('drop function emptied()', { expectRows: 'none' });
    });

    it('says what the database refuses, and changes nothing', async () => {
      expect(await run("insert into goods values (1, 'again')", { expectRows: 1 })).toMatchObject({
        end: 'not started',
        message: expect.stringContaining('duplicate key') as string,
      });
    });

    it('leaves a login alone that may only read', async () => {
      await server.execute('alter role writer set default_transaction_read_only = on');
      try {
        expect(await run('delete from goods', { expectRows: 3 })).toMatchObject({
          message: expect.stringContaining('This session only reads') as string,
        });
      } finally {
        await server.execute('alter role writer reset default_transaction_read_only');
      }
      expect(await names()).toHaveLength(3);
    });

    it('is rolled back where the session ends while a person thinks about it', async () => {
      const confirmCommit = async (): Promise<boolean> => {
        await server.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'writer'");
        return new Promise(() => undefined);
      };
      const seen = await run('delete from goods', { expectRows: 3, confirmCommit });
      expect(seen).toMatchObject({ exitCode: 1, message: expect.stringContaining('ended the session') as string });
      expect(await names()).toHaveLength(3);
    });

    it('holds its locks no longer than a person needs', async () => {
      const settings = 'lock_timeout statement_timeout idle_in_transaction_session_timeout'.split(' ');
      const query = settings.map((name) => `current_setting('${name}') as ${name}`).join(', ');
      const seen = await run(`insert into goods select 9, 'x' returning ${query}`, { timeoutMs: 60_000 });
      expect(seen.output).toMatch(/^5s +\| 30s +\| 1min$/m);
    });
  });

  it('that changes no rows is kept where that is expected', async () => {
    expect(await run('create table shelf (id int)', { expectRows: 0 })).toMatchObject({ exitCode: 1 });
    expect(await run('create table shelf (id int)')).toMatchObject({ exitCode: 1, output: '(rolled back)\n' });
    expect(await run('create table shelf (id int)', { expectRows: 'none' })).toMatchObject({ exitCode: 0 });
    expect(await run('drop table shelf', { expectRows: 'none' })).toMatchObject({ output: '(committed)\n' });
  });

  describe('of a login that may more than read', () => {
    const powers = ['superuser'];

    it('is not sent where nobody was told so', async () => {
      const seen = await run('select 1', {}, connection({ user: server.user, password: server.password }));
      expect(seen).toMatchObject({ end: 'not started', message: expect.stringContaining('superuser') as string });
    });

    it('says so in its output, but not where values are looked for', async () => {
      const seen = await run('select 1', { powers }, connection({ user: server.user, password: server.password }));
      expect(seen).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('(superuser)') as string });
      expect(seen.stdout).not.toContain('superuser');
    });

    it('is recognised by a role that it was granted', async () => {
      await server.execute('grant pg_signal_backend to writer');
      try {
        expect((await run('select 1')).message).toContain('pg_signal_backend');
      } finally {
        await server.execute('revoke pg_signal_backend from writer');
      }
    });
  });

  describe('that shows much', () => {
    it('is cut behind 1,000 rows', async () => {
      const seen = await run('select generate_series(1, 5000) as n');
      expect(seen).toMatchObject({ truncated: true });
      expect(seen.output).toContain('(truncated after 1000 rows; the rest was not kept)');
    });

    it('is cut behind about a megabyte', async () => {
      const seen = await run("select repeat('x', 8000) from generate_series(1, 900)");
      expect(seen).toMatchObject({ truncated: true });
      expect(seen.totalBytes).toBeLessThan(1.2 * 1024 * 1024);
    });

    it('has its long values cut, and says so', async () => {
      const seen = await run("select repeat('x', 9000) as long, 'y' as short");
      expect(seen).toMatchObject({ truncated: true });
      expect(seen.output).toContain('(values longer than 8192 characters are truncated)');
    });
  });
});
