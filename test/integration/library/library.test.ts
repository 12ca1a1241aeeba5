/** Every check of the library, inserted as the editor does it: seen passing in the demo, and failing for its own reason. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { checkText } from '../../../src/core/check/library/checkText.ts';
import { insertCheck } from '../../../src/core/check/library/insertCheck.ts';
import { driverOf, type LibraryCheck } from '../../../src/core/check/library/libraryFile.ts';
import { certified, closedPort, serveHttp, serveTcp, serveTls } from '../../unit/runners/servers.ts';
import { startPostgresServer, type Postgres } from '../../unit/runners/sql/postgresServer.ts';
import { libraryChecks } from '../../unit/support/library.ts';
import { makeWorkspace, type Workspace } from '../commandLine.ts';
import { libraryCases, type Case, type LibraryCase, type OwnServers } from './cases.ts';
import { applyObjects } from './objects.ts';

const demo = inject('demo');

/** The demo's services, a PostgreSQL with an index that is not valid, and a Redis without a replica. */
function surroundings({ port, user }: Postgres, redisPort: number): string {
  const service = (name: string, driver: string, rest: string, via: string): string =>
    `  ${name}: { driver: ${driver}, ${rest}, via: { portForward: { namespace: ${via} } } }\n`;
  const judgify = 'database: judgify, user: "${secrets.user}", password: "${secrets.password}"';
  const redis = 'url: "redis://:${secrets.redisPassword}@redis:6379"';
  return `version: 1
defaults: { concurrency: 16 }
secrets:
  user: { kubeSecret: { namespace: judgify-prod, name: judgify-database-secret, key: POSTGRES_USER } }
  password: { kubeSecret: { namespace: judgify-prod, name: judgify-database-secret, key: POSTGRES_PASSWORD } }
  redisPassword: { kubeSecret: { namespace: judgify-prod, name: judgify-database-secret, key: REDIS_PASSWORD } }
  own: { env: OWN_PASSWORD }
connections:
${service('postgres', 'postgres', judgify, 'judgify-prod, service: judgify-postgres, port: 5432')}\
${service('replica', 'postgres', judgify, 'judgify-prod, service: judgify-postgres-replica, port: 5432')}\
${service('redis', 'redis', redis, 'judgify-prod, pod: judgify-redis-0, port: 6379')}\
${service('redis-unlimited', 'redis', redis, 'judgify-prod, pod: judgify-redis-5, port: 6379')}\
${service('prometheus', 'prometheus', 'url: "http://prometheus:9090"', 'monitoring, service: prometheus, port: 9090')}\
  broken: { driver: postgres, host: 127.0.0.1, port: ${port}, database: postgres, user: ${user}, password: "\${secrets.own}" }
  own-redis: { url: "redis://127.0.0.1:${redisPort}" }
`;
}

/** As a person inserts it, and then, for what is reached through the ingress, adds how. */
function filledCheck(entry: LibraryCheck, { values = {}, connection, edge }: Case): string {
  const text = checkText(entry, {
    id: entry.id,
    nodeId: entry.id,
    title: entry.title.ko,
    values: new Map(Object.entries(values)),
    connection: connection ?? driverOf(entry.kind),
    language: 'en',
  });
  return edge === undefined ? text : throughIngress(text, entry.kind, edge);
}

function throughIngress(text: string, kind: string, port: 80 | 443): string {
  const check = z.record(z.string(), z.unknown()).parse(parse(text));
  const request = z.record(z.string(), z.unknown()).parse(check[kind]);
  const via = { portForward: { namespace: 'ingress-nginx', service: 'ingress-nginx-controller', port } };
  const caFrom = { kubeSecret: { namespace: 'judgify-prod', name: 'judgify-tls', key: 'ca.crt' } };
  const trust = port === 80 ? {} : kind === 'http' ? { tls: { caFrom } } : { caFrom };
  return stringify({ ...check, [kind]: { ...request, via, ...trust } }, { lineWidth: 0 }).trimEnd();
}

const result = z.object({
  check: z.string(),
  verdict: z.string().optional(),
  message: z.string().optional(),
  findings: z.array(z.object({ message: z.string() })).default([]),
});

describe.skipIf(demo.services.missingPackages.length > 0)('the checks of the library', () => {
  let workspace: Workspace;
  let postgres: Postgres;
  let objects: AsyncDisposable;

  beforeAll(async () => {
    [workspace, postgres, objects] = await Promise.all([makeWorkspace(), startPostgresServer(), applyObjects(demo)]);
    await postgres.execute(
      "create table t (n int); create index i on t (n); update pg_index set indisvalid = false where indexrelid = 'i'::regclass",
    );
  });

  afterAll(async () => {
    await Promise.all([workspace.remove(), postgres.stop(), objects[Symbol.asyncDispose]()]);
  });

  /** One line for each check: its verdict and all that it says. */
  async function perform(name: string, choose: (row: LibraryCase) => Case): Promise<ReadonlyMap<string, string>> {
    const [servers, redisPort] = await ownServers();
    const cases = libraryCases(servers);
    expect(Object.keys(cases).sort()).toEqual(libraryChecks.map(({ id }) => id).sort());
    await workspace.write(`${name}.md`, ['# Library', ...libraryChecks.map(({ id }) => `- [ ] ${id}`), ''].join('\n'));
    const sidecar = libraryChecks.reduce(
      (text, entry) => {
        const row = cases[entry.id];
        return row === undefined ? text : insertCheck(text, filledCheck(entry, choose(row)), undefined);
      },
      surroundings(postgres, redisPort),
    );
    await workspace.write(`${name}.checks.yaml`, sidecar.replaceAll('item: "#', 'item: "#library/'));
    await workspace.provebook(['approve', `${name}.md`, '--yes']);
    const done = await workspace.provebook(['check', `${name}.md`, '--json'], { OWN_PASSWORD: postgres.password });
    const { checks: results } = z.object({ checks: z.array(result) }).parse(JSON.parse(done.stdout));
    return new Map(
      results.map(({ check, verdict, message, findings }) => [
        check,
        [verdict, message, ...findings.map((one) => one.message)].filter((part) => part !== undefined).join('\n'),
      ]),
    );
  }

  test('all pass where what they look at is as it should be', async () => {
    const wrong = async (): Promise<unknown> => {
      const results = await perform('good', ({ pass }) => pass);
      expect(results.size).toBe(libraryChecks.length);
      return [...results].filter(([, text]) => !text.startsWith('pass'));
    };
    // The controllers of the cluster may not have written yet how far an autoscaler is.
    await expect.poll(wrong, { timeout: 60_000, interval: 1000 }).toEqual([]);
  });

  test('all fail where it is not, and say why', async () => {
    const results = await perform('bad', ({ fail }) => fail);
    const cases = libraryCases({ oldTls: 1, plainHttp: 1, closed: 1, open: 1 });
    const wrong = [...results].filter(
      ([id, text]) => !text.startsWith('fail') || !text.includes(cases[id]?.because ?? '?'),
    );
    expect(wrong).toEqual([]);
    expect(results.size).toBe(libraryChecks.length);
  });
});

/** Servers that are as no edge and no Redis should be, until the test ends. */
async function ownServers(): Promise<readonly [OwnServers, redisPort: number]> {
  const open = await serveTcp(() => undefined);
  const info = ['role:master', 'connected_slaves:0', 'aof_enabled:0', 'rdb_last_bgsave_status:ok', ''].join('\r\n');
  const redisPort = await serveTcp((socket) => {
    socket.on('data', () => socket.write(`$${info.length}\r\n${info}\r\n`));
  });
  const servers = {
    oldTls: await serveTls(await certified(), { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    plainHttp: await serveHttp((_, response) => response.end('no redirection')),
    closed: await closedPort(),
    open,
  };
  return [servers, redisPort];
}
