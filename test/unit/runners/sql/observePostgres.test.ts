import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/core/check/json.ts';
import type { Observed } from '../../../../src/core/check/subject.ts';
import type { Attempt } from '../../../../src/runners/network/attempt.ts';
import { observePostgres } from '../../../../src/runners/sql/observePostgres.ts';
import type { PostgresConnection } from '../../../../src/runners/sql/postgresClient.ts';
import { closedPort, hurried, patient, serveTcp, subjectOf } from '../servers.ts';
import { startPostgresServer, type Postgres } from './postgresServer.ts';

const anywhere: PostgresConnection = {
  name: 'shop',
  host: '127.0.0.1',
  port: 0,
  database: 'postgres',
  user: 'reader',
  password: 'a password',
  sslmode: 'disable',
};

describe('a query on PostgreSQL', () => {
  let server: Postgres;

  beforeAll(async () => {
    server = await startPostgresServer();
    for (const statement of seed) await server.execute(statement);
  }, 120_000);

  afterAll(() => server.stop());

  interface Asking {
    readonly params?: readonly Json[];
    readonly connection?: Partial<PostgresConnection>;
    readonly attempt?: Attempt;
  }

  function query(text: string, { params = [], connection = {}, attempt = patient }: Asking = {}): Promise<Observed> {
    const whole = { ...anywhere, port: server.port, ...connection };
    return observePostgres(whole, { query: text, params, maxRows: 3 }, attempt);
  }

  function asSuperuser(): Partial<PostgresConnection> {
    return { user: server.user, password: server.password };
  }

  it('gives rows by their columns, numbers that are too large as text', async () => {
    expect(subjectOf(await query('select name, price, count from goods order by id'))).toEqual({
      columns: ['name', 'price', 'count'],
      rows: [
        { name: 'lamp', price: '12.50', count: '9007199254740993' },
        { name: 'chair', price: '99.00', count: '1' },
      ],
      rowCount: 2,
    });
  });

  it('puts lists and texts in as values, whatever they hold', async () => {
    const params = [['lamp', "' or true --"]];
    expect(subjectOf(await query('select id from goods where name = any($1)', { params }))).toMatchObject({ value: 1 });
  });

  it('is cut where there are more rows than the check takes, and says so', async () => {
    const observed = await query('select generate_series(1, 1000000) as n');
    expect(observed).toMatchObject({ state: 'observed', truncated: true });
    expect(subjectOf(observed)).toMatchObject({ rowCount: 3 });
  });

  it('finds nothing where there are no rows, which is for the check to judge', async () => {
    expect(await query('select id from goods where id > 10')).toMatchObject({
      state: 'observed',
      subject: { rows: [], rowCount: 0, columns: ['id'] },
    });
  });

  it.each(['delete from goods returning id', 'select 1; delete from goods', 'commit; delete from goods'])(
    'that changes something is refused, also as the superuser: %s',
    async (text) => {
      expect(await query(text, { connection: asSuperuser() })).toMatchObject({ state: 'unobserved' });
      expect(await server.execute('select count(*)::int as n from goods')).toEqual([{ n: 2 }]);
    },
  );

  it.each<[string, string, Asking['connection'], string]>([
    ['the server refuses it', 'select 1 from nowhere', {}, '"nowhere" does not exist (42P01)'],
    ['the user may not read it', 'select * from hidden', {}, 'permission denied for table hidden'],
    ['the login is refused', 'select 1', { password: 'hunter2-hunter2' }, 'password authentication failed'],
    ['there is no such database', 'select 1', { database: 'gone' }, 'No connection to shop: '],
  ])('is not observed where %s', async (_, text, connection = {}, message) => {
    const observed = await query(text, { connection });
    expect(observed).toMatchObject({ state: 'unobserved', message: expect.stringContaining(message) as string });
    expect(JSON.stringify(observed)).not.toContain('hunter2');
  });

  it('that takes too long is stopped on the server too', async () => {
    const attempt = { ...hurried, timeoutMs: 500 };
    expect(await query('select pg_sleep(600) as forever', { attempt })).toMatchObject({
      state: 'unobserved',
      message: expect.stringContaining('statement timeout') as string,
    });
    await expect.poll(() => runningAs('forever'), { timeout: 10_000 }).toEqual([]);
  });

  it('that is cancelled is stopped on the server too', async () => {
    const cancel = new AbortController();
    const asked = query('select pg_sleep(600) as cancelled', { attempt: { timeoutMs: 60_000, signal: cancel.signal } });
    await expect.poll(() => runningAs('cancelled'), { timeout: 10_000 }).toHaveLength(1);
    cancel.abort();
    expect(await asked).toMatchObject({ state: 'unobserved' });
    await expect.poll(() => runningAs('cancelled'), { timeout: 10_000 }).toEqual([]);
  });

  it.each<[string, boolean, string, 'observed' | 'unobserved']>([
    ['of its authority, for its name', true, 'localhost', 'observed'],
    ['of nobody known', false, 'localhost', 'unobserved'],
    ['for another name', true, 'db.example.com', 'unobserved'],
    ['for the address it was reached by, which is not in it', true, '127.0.0.1', 'unobserved'],
  ])('over TLS with a certificate %s', async (_, knowsAuthority, serverName, state) => {
    const trust = { serverName, ...(knowsAuthority ? { ca: server.identity.ca } : {}) };
    const text = 'select ssl::text as encrypted from pg_stat_ssl where pid = pg_backend_pid()';
    const observed = await query(text, { connection: { sslmode: 'verify-full', trust } });
    expect(observed.state).toBe(state);
    if (observed.state === 'observed') expect(observed.subject).toMatchObject({ value: 'true' });
  });

  function runningAs(mark: string): Promise<readonly unknown[]> {
    return server.execute(
      `select pid from pg_stat_activity where state = 'active' and query like '%as ${mark}' and pid <> pg_backend_pid()`,
    );
  }
});

describe('a query on a database that cannot be asked', () => {
  const request = { query: 'select 1', params: [], maxRows: 3 };

  it('is not observed where nobody listens', async () => {
    expect(await observePostgres({ ...anywhere, port: await closedPort() }, request, patient)).toMatchObject({
      state: 'unobserved',
      message: expect.stringMatching(/^No connection to shop: .*ECONNREFUSED/) as string,
    });
  });

  it('is not observed where nothing comes, within the time of the check', async () => {
    const connection = { ...anywhere, port: await serveTcp(() => undefined) };
    expect(await observePostgres(connection, request, hurried)).toMatchObject({ state: 'unobserved' });
  });

  it('is left alone once the check is cancelled', async () => {
    const cancel = new AbortController();
    const attempt = { timeoutMs: 60_000, signal: cancel.signal };
    const asked = observePostgres({ ...anywhere, port: await serveTcp(() => undefined) }, request, attempt);
    cancel.abort();
    expect(await asked).toEqual({ state: 'unobserved', message: 'No connection to shop: Cancelled.' });
  });

  it('is not observed where the other side speaks another protocol', async () => {
    const port = await serveTcp((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
    expect(await observePostgres({ ...anywhere, port }, request, patient)).toMatchObject({ state: 'unobserved' });
  });
});

const seed = [
  'create table goods (id int primary key, name text, price numeric(10, 2), count bigint)',
  "insert into goods values (1, 'lamp', 12.5, 9007199254740993), (2, 'chair', 99, 1)",
  'create table hidden (id int)',
  "create role reader login password 'a password'",
  'grant select on goods to reader',
];
