import { describe, expect, it } from 'vitest';
import { fillSecrets, readSidecar, secretReferences } from '../../../../src/core/check/sidecar.ts';
import { lines } from '../../support/runbooks.ts';

const whole = lines(
  'version: 1',
  'runbook: ./ledger.md',
  'secrets:',
  '  user: { env: LEDGER_USER }',
  '  password: { kubeSecret: { name: ledger-db, key: password, namespace: ledger } }',
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
  '    via: { portForward: { service: ledger-db, port: 5432 } }',
  'effects:',
  '  ourtool: { status: read, "release cut": change, "*": unknown }',
);

describe('a sidecar', () => {
  it('describes connections and where their secrets are', () => {
    expect(readSidecar(whole)).toEqual({
      state: 'valid',
      sidecar: {
        version: 1,
        runbook: './ledger.md',
        secrets: {
          user: { env: 'LEDGER_USER' },
          password: { kubeSecret: { name: 'ledger-db', key: 'password', namespace: 'ledger' } },
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
            sslmode: 'disable',
            via: { portForward: { service: 'ledger-db', port: 5432 } },
          },
        },
        effects: { ourtool: { status: 'read', 'release cut': 'change', '*': 'unknown' } },
      },
    });
  });

  it('may hold nothing but its version', () => {
    expect(readSidecar('version: 1\n')).toEqual({
      state: 'valid',
      sidecar: { version: 1, secrets: {}, connections: {}, effects: {} },
    });
  });

  it('may have Windows line ends', () => {
    expect(readSidecar(whole.replaceAll('\n', '\r\n'))).toEqual(readSidecar(whole));
  });
});

/** What is wrong, its text, its line, its column, a word of the message. */
const invalid: readonly (readonly [string, string, number, number, string])[] = [
  ['an empty file', '', 1, 1, ''],
  ['a list', '- a\n', 1, 1, ''],
  ['no version', 'connections: {}\n', 1, 1, 'version'],
  ['another version', 'version: 2\n', 1, 10, 'version'],
  ['a version in quotes', 'version: "1"\n', 1, 10, 'version'],
  ['an unknown key', 'version: 1\nconections: {}\n', 1, 1, 'conections'],
  ['broken YAML', 'version: 1\nsecrets: {\n', 3, 1, ''],
  ['a tab as indentation', 'version: 1\nsecrets:\n\ta: { env: A }\n', 3, 1, ''],
  ['a key written twice', 'version: 1\nversion: 1\n', 2, 1, 'unique'],
  ['a known program described again', 'version: 1\neffects:\n  kubectl: { delete: read }\n', 3, 12, 'kubectl'],
  ['an effect that there is not', 'version: 1\neffects:\n  ourtool: { a: harmless }\n', 3, 17, 'effects.ourtool.a'],
  ['a secret of no kind', 'version: 1\nsecrets:\n  a: { file: /etc/a }\n', 3, 6, 'secrets.a'],
  ['a secret without its key', 'version: 1\nsecrets:\n  a: { kubeSecret: { name: b } }\n', 3, 6, 'secrets.a'],
  [
    'a driver that is not there yet',
    'version: 1\nconnections:\n  a:\n    driver: mysql\n    database: b\n    user: c\n',
    4,
    13,
    'connections.a.driver',
  ],
  [
    'a connection without its database',
    'version: 1\nconnections:\n  a:\n    driver: postgres\n    user: c\n',
    4,
    5,
    'connections.a.database',
  ],
  [
    'a port that is none',
    'version: 1\nconnections:\n  a: { driver: postgres, database: b, user: c, port: 70000 }\n',
    3,
    54,
    'connections.a.port',
  ],
  [
    'a name where a port has to be',
    'version: 1\nconnections:\n  a: { driver: postgres, database: b, user: c, port: http }\n',
    3,
    54,
    'connections.a.port',
  ],
  [
    'an sslmode that is none',
    'version: 1\nconnections:\n  a: { driver: postgres, database: b, user: c, sslmode: prefer }\n',
    3,
    57,
    'connections.a.sslmode',
  ],
  [
    'a forward to both a service and a pod',
    'version: 1\nconnections:\n  a:\n    driver: postgres\n    database: b\n    user: c\n    via: { portForward: { service: s, pod: p, port: 1 } }\n',
    7,
    25,
    'either a service or a pod',
  ],
  [
    'a forward to nothing',
    'version: 1\nconnections:\n  a:\n    driver: postgres\n    database: b\n    user: c\n    via: { portForward: { port: 1 } }\n',
    7,
    25,
    'either a service or a pod',
  ],
  [
    'a secret that is not described',
    'version: 1\nconnections:\n  a:\n    driver: postgres\n    database: b\n    user: c\n    password: ${secrets.pw}\n',
    7,
    15,
    '"pw"',
  ],
  ['an alias', 'version: 1\nsecrets:\n  a: &a { env: A }\n  b: *a\n', 1, 1, 'alias'],
];

describe('a sidecar is refused, with the place, when it has', () => {
  it.each(invalid)('%s', (_name, text, line, column, word) => {
    const reading = readSidecar(text);
    expect(reading).toMatchObject({ state: 'invalid' });
    const [problem] = reading.state === 'invalid' ? reading.problems : [];
    expect(problem).toMatchObject({ severity: 'error', line, column });
    expect(problem?.message.toLowerCase()).toContain(word.toLowerCase());
  });

  it('several faults, each told', () => {
    const reading = readSidecar('version: 2\nconnections:\n  a: { driver: postgres, user: c, port: 0 }\n');
    expect(reading.state === 'invalid' ? reading.problems.map((problem) => problem.line) : []).toEqual([1, 3, 3]);
  });
});

describe('references to secrets', () => {
  it('are found by name', () => {
    expect(secretReferences('${secrets.a}:${secrets.b-c} ${other.d} $secrets.e')).toEqual(['a', 'b-c']);
  });

  it('are filled with values as they are; those without a value stay', () => {
    const values = new Map([['a', '$& ${secrets.b}']]);
    expect(fillSecrets('x${secrets.a}y${secrets.b}', values)).toBe('x$& ${secrets.b}y${secrets.b}');
  });
});
