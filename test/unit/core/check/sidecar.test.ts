import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSidecar } from '../../../../src/core/check/sidecar.ts';
import { emptySidecar } from '../../../../src/core/check/sidecar/model.ts';
import { readChecks } from '../../support/checks.ts';
import { lines } from '../../support/runbooks.ts';

const whole = lines(
  'version: 1',
  'runbook: ./ledger.md',
  'secrets:',
  '  user: { env: LEDGER_USER }',
  '  password: { kubeSecret: { name: ledger-db, key: password, namespace: ledger } }',
  '  token: { prompt: "Token of the dashboard" }',
  'connections:',
  '  ledger:',
  '    driver: postgres',
  '    host: db.internal',
  '    port: 5433',
  '    database: ledger',
  '    user: ${secrets.user}',
  '    password: ${secrets.password}',
  '    sslmode: verify-full',
  '  forwarded:',
  '    driver: postgres',
  '    database: ledger',
  '    user: reader',
  '    sslmode: verify-full',
  '    via: { portForward: { service: ledger-db, port: 5432 } }',
  '    tls: { caFrom: { kubeSecret: { name: ledger-db, key: ca.crt } }, serverName: ledger-db }',
  '  cache:',
  '    url: "rediss://:${secrets.password}@cache:6379"',
  '    tls: { caFrom: { file: ca.pem } }',
  '  metrics: { url: "http://prometheus:9090", via: direct }',
  'effects:',
  '  ourtool: { status: read, "release cut": change, "*": unknown }',
);

describe('a sidecar', () => {
  it('describes connections and where their secrets are', async () => {
    expect(await readSidecar(whole)).toMatchObject({
      state: 'valid',
      sidecar: {
        runbook: './ledger.md',
        secrets: {
          user: { env: 'LEDGER_USER' },
          password: { kubeSecret: { name: 'ledger-db', key: 'password', namespace: 'ledger' } },
          token: { prompt: 'Token of the dashboard' },
        },
        connections: {
          ledger: {
            driver: 'postgres',
            host: 'db.internal',
            port: 5433,
            database: 'ledger',
            user: '${secrets.user}',
            password: '${secrets.password}',
            sslmode: 'verify-full',
          },
          forwarded: {
            driver: 'postgres',
            host: '127.0.0.1',
            port: 5432,
            database: 'ledger',
            user: 'reader',
            sslmode: 'verify-full',
            tls: { caFrom: { kubeSecret: { name: 'ledger-db', key: 'ca.crt' } }, serverName: 'ledger-db' },
            via: { portForward: { service: 'ledger-db', port: 5432 } },
          },
          cache: {
            driver: 'redis',
            url: 'rediss://:${secrets.password}@cache:6379',
            tls: { caFrom: { file: 'ca.pem' } },
          },
          metrics: { driver: 'prometheus', url: 'http://prometheus:9090', via: undefined },
        },
        effects: { ourtool: { status: 'read', 'release cut': 'change', '*': 'unknown' } },
      },
    });
  });

  it('may hold nothing but its version', async () => {
    expect(await readSidecar('version: 1\n')).toEqual({ state: 'valid', sidecar: emptySidecar });
  });

  it('may have Windows line ends', async () => {
    expect(await readSidecar(whole.replaceAll('\n', '\r\n'))).toEqual(await readSidecar(whole));
  });

  it('tells each of several faults, in the order of the file', async () => {
    const reading = await readSidecar('version: 2\nconnections:\n  a: { driver: postgres, user: c, port: 0 }\n');
    expect(reading.state === 'invalid' ? reading.problems.map((problem) => problem.line) : []).toEqual([1, 3, 3]);
  });

  it('is read or refused, whatever text it is', async () => {
    const piece = fc.constantFrom(
      'version: 1',
      'checks:',
      '- id: a',
      'expect:',
      '  ',
      '[',
      '{',
      '&a',
      '*a',
      '${vars.x}',
      ': ',
      '\n',
    );
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        expect(['valid', 'invalid']).toContain((await readSidecar(text)).state);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused, not a crash, where it nests without end', async () => {
    const start = 'version: 1\nchecks:\n  - { id: a, k8s: { raw: / }, expect: { a: ';
    const readings = [900, 20_000].map((depth) => readSidecar(`${start}${'{ not: '.repeat(depth)}1`));
    expect((await Promise.all(readings)).map(({ state }) => state)).toEqual(['invalid', 'invalid']);
    // Where the stack ends is up to what else is on it.
    for (const depth of [700, 800, 900, 1000, 1200, 1500, 2000, 20_000]) {
      const reading = await readSidecar(`${start}${'{ not: '.repeat(depth)}1${'}'.repeat(depth + 2)}`);
      if (reading.state === 'valid') expect(depth).toBeLessThan(20_000);
      else expect(reading).toMatchObject({ problems: [{ line: 1, message: 'This file is nested too deeply.' }] });
    }
  });
});

const [check] = await readChecks(
  'vars: { ns: shop, replicas: 2 }',
  'targets:',
  '  blue: { kube: { context: blue, namespace: "${vars.ns}" } }',
  'defaults: { target: blue, severity: warn }',
  'checks:',
  '  - id: replicas',
  '    item: "#replicas"',
  '    k8s: { apiVersion: apps/v1, kind: Deployment, namespace: "${vars.ns}" }',
  '    retry: { count: 3, interval: 1m30s }',
  '    expect:',
  '      "items[*].spec.replicas": { all: { gte: "${vars.replicas}" } }',
  '    warn:',
  '      cel:',
  '        - expr: size(items) > 1',
);

describe('a check', () => {
  it('has its variables filled in, a text that is nothing else with its type', () => {
    expect(check?.request).toEqual({
      kind: 'k8s',
      target: 'blue',
      input: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop' },
    });
    expect(check?.expect[0]?.matcher).toEqual({ all: { gte: 2 } });
  });

  it('knows the line of everything that is expected', () => {
    expect(check?.expect.map(({ line, column }) => [line, column])).toEqual([[12, 7]]);
    expect(check?.warn?.cel.map(({ line, column }) => [line, column])).toEqual([[15, 17]]);
    expect(check?.item).toEqual({ selector: '#replicas', line: 8, column: 11 });
  });

  it('takes what it does not say from the defaults of the file and of its kind', () => {
    expect(check).toMatchObject({ severity: 'warn', timeoutMs: 15_000, empty: 'error', sensitive: false });
    expect(check?.retry).toEqual({ count: 3, interval: 90_000 });
  });
});
