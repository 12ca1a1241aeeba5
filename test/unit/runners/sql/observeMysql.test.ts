import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/core/check/json.ts';
import type { Observed } from '../../../../src/core/check/subject.ts';
import type { Attempt } from '../../../../src/runners/network/attempt.ts';
import type { MysqlConnection } from '../../../../src/runners/sql/mysqlSession.ts';
import { observeMysql } from '../../../../src/runners/sql/observeMysql.ts';
import { closedPort, hurried, patient, serveTcp, subjectOf } from '../servers.ts';
import { startMariadb, whyNoMariadb, type Mariadb } from './mariadbServer.ts';

const missing = whyNoMariadb();

describe.skipIf(missing !== undefined)(['a query on MariaDB', missing].join(' ').trim(), () => {
  let server: Mariadb;

  beforeAll(async () => {
    server = await startMariadb();
    for (const statement of seed) await server.execute(statement);
  }, 120_000);

  afterAll(() => server.stop());

  function connection(more: Partial<MysqlConnection> = {}): MysqlConnection {
    return { ...anywhere, port: server.port, ...more };
  }

  function query(text: string, params: readonly Json[] = [], more: Partial<MysqlConnection> = {}): Promise<Observed> {
    return observeMysql(connection(more), { query: text, params, maxRows: 3 }, patient);
  }

  it('gives rows by their columns', async () => {
    expect(subjectOf(await query('select name, price from goods order by id'))).toEqual({
      columns: ['name', 'price'],
      rows: [
        { name: 'lamp', price: '12.50' },
        { name: 'chair', price: '99.00' },
      ],
      rowCount: 2,
    });
  });

  it('gives the row and the value where there is one', async () => {
    expect(subjectOf(await query('select count(*) as n from goods'))).toMatchObject({ row: { n: '2' }, value: '2' });
  });

  it.each<[string, Json]>([
    ['9007199254740993', '9007199254740993'],
    ['18446744073709551615', '18446744073709551615'],
    ['1.50', '1.50'],
    ['cast(0.25 as double)', 0.25],
    ["timestamp'2030-01-31 12:00:00'", '2030-01-31 12:00:00'],
    ["x'00ff'", '0x00ff'],
    ["cast('가' as char)", '가'],
    ['null', null],
  ])('gives the value of %s as JSON has it', async (expression, value) => {
    expect(subjectOf(await query(`select ${expression} as v`))).toMatchObject({ value });
  });

  it('puts parameters in as values, whatever they hold', async () => {
    const text = 'select id from goods where name = ? or price > ?';
    expect(subjectOf(await query(text, ["' or ''='", 50]))).toMatchObject({ rowCount: 1, value: 2 });
  });

  it('is cut where there are more rows than the check takes, and says so', async () => {
    const observed = await query('select seq from seq_1_to_1000000');
    expect(observed).toMatchObject({ state: 'observed', truncated: true });
    expect(subjectOf(observed)).toMatchObject({ rowCount: 3 });
  });

  it('finds nothing where there are no rows, which is for the check to judge', async () => {
    expect(await query('select id from goods where id > 10')).toMatchObject({
      state: 'observed',
      subject: { rows: [], rowCount: 0, columns: ['id'] },
    });
  });

  it('of SHOW is answered too', async () => {
    expect(subjectOf(await query("show global variables like 'version'"))).toMatchObject({ rowCount: 1 });
  });

  it.each([
    'insert into goods values (9, 0, 0)',
    'select 1; delete from goods',
    'set global max_connections = 7',
    'start slave',
    'stop slave',
    "select name from goods into outfile '/tmp/provebook-never'",
    "/*! insert into goods values (9, 'x', 0) */",
    'select 1 /*M! into @x */',
    'call restock()',
    '',
  ])('that does not only read is not sent: %s', async (text) => {
    expect(await query(text)).toEqual({
      state: 'unobserved',
      message: 'A check may send only one statement that reads.',
    });
  });

  it('that changes something in a function is refused by the server, also as its superuser', async () => {
    expect(await query('select restocked()')).toMatchObject({
      state: 'unobserved',
      message: expect.stringContaining('This session only reads') as string,
    });
    expect(await server.execute('select count(*) as n from shop.goods')).toEqual([{ n: 2 }]);
  });

  it('is not observed where the server refuses it', async () => {
    expect(await query('select 1 from nowhere')).toMatchObject({
      state: 'unobserved',
      message: expect.stringMatching(/^shop: The database answered: .*nowhere.* \(ER_NO_SUCH_TABLE\)$/) as string,
    });
  });

  it('is not observed where the login is refused, and the password is not shown', async () => {
    const observed = await query('select 1', [], { user: 'reader', password: 'hunter2-hunter2' });
    expect(observed).toMatchObject({
      state: 'unobserved',
      message: expect.stringContaining('ER_ACCESS_DENIED_ERROR') as string,
    });
    expect(JSON.stringify(observed)).not.toContain('hunter2');
  });

  it('is not observed where the user may not read it', async () => {
    expect(await query('select * from hidden', [], reader)).toMatchObject({
      state: 'unobserved',
      message: expect.stringContaining('ER_TABLEACCESS_DENIED_ERROR') as string,
    });
  });

  it('that takes too long is stopped on the server too', async () => {
    const slow = 'select benchmark(1000000000000, md5(1)) as forever';
    const observed = await observeMysql(
      connection(),
      { query: slow, params: [], maxRows: 3 },
      { ...hurried, timeoutMs: 800 },
    );
    expect(observed).toEqual({ state: 'unobserved', message: 'shop gave no answer within 0.8 s.' });
    await expect.poll(() => runningAs('forever'), { timeout: 10_000 }).toEqual([]);
  });

  it('that is cancelled is stopped on the server too', async () => {
    const cancel = new AbortController();
    const attempt: Attempt = { timeoutMs: 60_000, signal: cancel.signal };
    const slow = 'select benchmark(1000000000000, md5(1)) as cancelled';
    const asked = observeMysql(connection(), { query: slow, params: [], maxRows: 3 }, attempt);
    await expect.poll(() => runningAs('cancelled'), { timeout: 10_000 }).toHaveLength(1);
    cancel.abort();
    expect(await asked).toEqual({ state: 'unobserved', message: 'Cancelled.' });
    await expect.poll(() => runningAs('cancelled'), { timeout: 10_000 }).toEqual([]);
  });

  it('goes through the way that the connection opens', async () => {
    const open = () => Promise.resolve(net.connect(server.port, '127.0.0.1'));
    expect(subjectOf(await query('select 1', [], { host: 'db.invalid', port: 1, open }))).toMatchObject({ value: 1 });
  });

  describe('over TLS', () => {
    const cipher = "show session status like 'Ssl_cipher'";

    it('is encrypted where the connection says so', async () => {
      expect(subjectOf(await query(cipher, [], { sslmode: 'require' }))).toMatchObject({
        row: { Value: expect.stringContaining('TLS') as string },
      });
      expect(subjectOf(await query(cipher))).toMatchObject({ row: { Value: '' } });
    });

    it('is trusted by its authority and for its name', async () => {
      const trust = { ca: server.identity.ca, serverName: 'localhost' };
      expect(subjectOf(await query('select 1', [], { sslmode: 'verify-full', trust }))).toMatchObject({ value: 1 });
    });

    it.each([
      ['of nobody known', {}, 'localhost'],
      ['for another name', { serverName: 'db.example.com' }, 'localhost'],
      ['for an address, which is no name', {}, '127.0.0.1'],
    ])('is not observed with a certificate %s', async (which, named, host) => {
      const trust = which === 'of nobody known' ? {} : { ca: server.identity.ca, ...named };
      expect(await query('select 1', [], { sslmode: 'verify-full', host, trust })).toMatchObject({
        state: 'unobserved',
      });
    });
  });

  async function runningAs(mark: string): Promise<readonly unknown[]> {
    const running = await server.execute('show full processlist');
    return running.filter(({ Info }) => String(Info).includes(`as ${mark}`));
  }
});

describe('a query on MySQL', () => {
  it('is not observed where nobody listens', async () => {
    const connection = { ...anywhere, port: await closedPort() };
    expect(await observeMysql(connection, { query: 'select 1', params: [], maxRows: 3 }, patient)).toEqual({
      state: 'unobserved',
      message: 'shop: the connection was refused',
    });
  });

  it('is not observed where nothing comes', async () => {
    const connection = { ...anywhere, port: await serveTcp(() => undefined) };
    expect(await observeMysql(connection, { query: 'select 1', params: [], maxRows: 3 }, hurried)).toEqual({
      state: 'unobserved',
      message: 'shop gave no answer within 0.2 s.',
    });
  });

  it('is not observed where the other side speaks another protocol', async () => {
    const connection = { ...anywhere, port: await serveTcp((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')) };
    expect(await observeMysql(connection, { query: 'select 1', params: [], maxRows: 3 }, patient)).toMatchObject({
      state: 'unobserved',
    });
  });
});

const anywhere: MysqlConnection = {
  name: 'shop',
  host: '127.0.0.1',
  port: 0,
  database: 'shop',
  user: 'root',
  password: undefined,
  sslmode: 'disable',
};

const reader = { user: 'reader', password: 'a password' };

const seed = [
  'create database shop',
  'create table shop.goods (id int primary key, name varchar(20), price decimal(10, 2))',
  "insert into shop.goods values (1, 'lamp', 12.5), (2, 'chair', 99)",
  'create table shop.hidden (id int)',
  "create function shop.restocked() returns int modifies sql data begin insert into shop.goods values (9, 'x', 0); return 1; end",
  "create user reader identified by 'a password'",
  'grant select on shop.goods to reader',
];
