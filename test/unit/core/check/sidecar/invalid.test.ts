/** Every way in which a sidecar can be wrong, with the place and a part of the advice. */
import { describe, expect, it } from 'vitest';
import { readSidecar } from '../../../../../src/core/check/sidecar.ts';
import { lines } from '../../../support/runbooks.ts';

type Case = readonly [name: string, text: string, line: number, column: number, hint: string];

/** A file with one check: its own lines stand under its id, from line 4 on, indented by four. */
function inCheck(...text: readonly string[]): string {
  return lines('version: 1', 'checks:', '  - id: a', ...text.map((line) => `    ${line}`));
}

const pods = 'k8s: { apiVersion: v1, kind: Pod }';

/** The same with a valid kind on line 4; what it expects is on line 5, from column 15 on. */
function expecting(path: string, matcher: string): string {
  return inCheck(pods, `expect: { "${path}": ${matcher} }`);
}

/** The matcher of `count` begins in column 24. */
function matching(matcher: string): string {
  return expecting('count', matcher);
}

function withConnection(...text: readonly string[]): string {
  return lines('version: 1', 'connections:', '  a:', ...text.map((line) => `    ${line}`));
}

const database = ['driver: postgres', 'database: b', 'user: c'] as const;

const wholeFile: readonly Case[] = [
  ['an empty file', '', 1, 1, 'version: 1'],
  ['a list', '- a\n', 1, 1, 'version: 1'],
  ['no version', 'connections: {}\n', 1, 1, '"version" is missing'],
  ['another version', 'version: 2\n', 1, 10, 'only version is 1'],
  ['a version in quotes', 'version: "1"\n', 1, 10, 'only version is 1'],
  ['a mistyped key', 'version: 1\nconections: {}\n', 2, 1, 'Is "connections" meant?'],
  ['a key that nothing is like', 'version: 1\nzzz: {}\n', 2, 1, 'Known are: version, runbook, vars'],
  ['broken YAML', 'version: 1\nsecrets: {\n', 3, 1, ''],
  ['a tab as indentation', 'version: 1\nsecrets:\n\ta: { env: A }\n', 3, 1, ''],
  ['a key written twice', 'version: 1\nversion: 1\n', 2, 1, 'unique'],
  ['an alias', 'version: 1\nsecrets:\n  a: &a { env: A }\n  b: *a\n', 4, 6, 'Write the value out'],
  ['a tag of its own', 'version: 1\nrunbook: !local a.md\n', 2, 10, 'tag'],
  [
    'a known program described again',
    'version: 1\neffects:\n  kubectl: { delete: read }\n',
    3,
    12,
    'Provebook knows what "kubectl" does',
  ],
  [
    'an effect that there is not',
    'version: 1\neffects:\n  ourtool: { a: harmless }\n',
    3,
    17,
    'read, local, change, destroy, unknown',
  ],
  ['a name that is none', 'version: 1\nvars: { 1a: b }\n', 2, 9, 'begin with a letter'],
];

const connections: readonly Case[] = [
  ['a secret of no kind', 'version: 1\nsecrets:\n  a: { file: /etc/a }\n', 3, 6, 'secrets.a'],
  ['a secret that is a text', 'version: 1\nsecrets: { a: hunter2 }\n', 2, 15, 'Say where the secret is'],
  ['a secret without its key', 'version: 1\nsecrets:\n  a: { kubeSecret: { name: b } }\n', 3, 20, '"key" is missing'],
  ['a driver that is none', withConnection('driver: oracle', 'database: b', 'user: c'), 4, 13, 'connections.a.driver'],
  ['a connection without its database', withConnection('driver: postgres', 'user: c'), 4, 5, '"database" is missing'],
  ['a port that is none', withConnection(...database, 'port: 70000'), 7, 11, '65535'],
  ['a name where a port has to be', withConnection(...database, 'port: http'), 7, 11, 'A number belongs'],
  ['an sslmode that is none', withConnection(...database, 'sslmode: prefer'), 7, 14, 'disable, require, verify-full'],
  ['a url of another scheme', withConnection('driver: redis', 'url: http://a'), 5, 10, 'redis'],
  [
    'a forward to both a service and a pod',
    withConnection(...database, 'via: { portForward: { service: s, pod: p, port: 1 } }'),
    7,
    25,
    'either a service or a pod',
  ],
  [
    'a forward to nothing',
    withConnection(...database, 'via: { portForward: { port: 1 } }'),
    7,
    25,
    'a service or a pod',
  ],
  ['a way that there is not', withConnection(...database, 'via: tunnel'), 7, 10, 'direct, or { portForward'],
  ['a mistyped way', withConnection(...database, 'via: { portFoward: { pod: p, port: 1 } }'), 7, 12, '"portForward"'],
  [
    'certificates where none is verified',
    withConnection(...database, 'sslmode: require', 'tls: { caFrom: { file: ca.pem } }'),
    8,
    10,
    'sslmode: verify-full',
  ],
  [
    'certificates without TLS',
    withConnection('url: http://metrics:9090', 'tls: { serverName: metrics }'),
    5,
    10,
    'rediss:// or https://',
  ],
  [
    'certificates from nowhere',
    withConnection('url: rediss://cache', 'tls: { caFrom: ca.pem }'),
    5,
    20,
    'where the certificates are',
  ],
  ['a secret that is not described', withConnection(...database, 'password: ${secrets.pw}'), 7, 15, '"pw"'],
  [
    'a mistyped secret, in the middle of a text',
    lines('version: 1', 'secrets: { token: { env: T } }', 'connections:', '  a: { url: "redis://:${secrets.tokn}@b" }'),
    4,
    23,
    'Is "token" meant?',
  ],
];

const shape: readonly Case[] = [
  ['no id', 'version: 1\nchecks:\n  - k8s: { raw: /version }\n    expect: { a: 1 }\n', 3, 5, '"id" is missing'],
  ['no kind', inCheck('expect: { count: 1 }'), 3, 5, 'Add one of k8s, sql'],
  ['two kinds', inCheck(pods, 'http: { url: http://a }', 'expect: { count: 1 }'), 5, 5, 'Make http a check of its own'],
  ['nothing that is expected', inCheck(pods), 4, 5, 'Add expect or cel'],
  ['an empty expect', inCheck(pods, 'expect: {}'), 5, 13, 'Nothing is expected'],
  ['an expect that is a list', inCheck(pods, 'expect: [count]'), 5, 13, 'Paths and what is expected'],
  ['a machine for what a person decides', inCheck('manual: { prompt: a }', 'expect: { a: 1 }'), 4, 5, 'by machine'],
  ['an empty warn', inCheck(pods, 'expect: { count: 1 }', 'warn: {}'), 6, 11, 'expect, cel or both'],
  ['a mistyped kind', inCheck('htpp: { url: http://a }', 'expect: { status: 200 }'), 4, 5, 'Is "http" meant?'],
  ['a mistyped field of a kind', inCheck('k8s: { apiVersion: v1, knd: Pod }', 'expect: { count: 1 }'), 4, 28, '"kind"'],
  ['a number as duration', inCheck(pods, 'timeout: 10', 'expect: { count: 1 }'), 5, 14, 'such as 10s'],
  ['a duration without unit', inCheck(pods, 'timeout: "10"', 'expect: { count: 1 }'), 5, 14, 'no duration'],
  ['a duration of no length', inCheck(pods, 'timeout: 0s', 'expect: { count: 1 }'), 5, 14, 'no duration'],
  ['a severity that is none', inCheck(pods, 'severity: fatal', 'expect: { count: 1 }'), 5, 15, 'error, warn, info'],
  [
    'a retry without interval',
    inCheck(pods, 'retry: { count: 2 }', 'expect: { count: 1 }'),
    5,
    12,
    '"interval" is missing',
  ],
  ['a retry of no attempts', inCheck(pods, 'retry: { count: 0, interval: 1s }', 'expect: { count: 1 }'), 5, 21, 'is 1'],
  ['an item without #', inCheck('item: nodes', pods, 'expect: { count: 1 }'), 4, 11, 'begins with "#"'],
  ['an item that selects nothing', inCheck('item: {}', pods, 'expect: { count: 1 }'), 4, 11, 'item'],
  ['a text where a list has to be', 'version: 1\nchecks: none\n', 2, 9, 'A list belongs here'],
  ['a yes in quotes', inCheck(pods, 'sensitive: "yes"', 'expect: { count: 1 }'), 5, 16, 'true or false'],
  ['a number as text', inCheck(pods, 'title: 5', 'expect: { count: 1 }'), 5, 12, 'in quotes'],
  [
    'an id that another check has',
    lines('version: 1', 'checks:', ...['a', 'a'].map((id) => `  - { id: ${id}, ${pods}, expect: { count: 1 } }`)),
    4,
    11,
    'unique',
  ],
];

const kinds: readonly Case[] = [
  [
    'a name and a selector',
    inCheck('k8s: { apiVersion: v1, kind: Pod, name: a, selector: b=c }', 'expect: { object.a: 1 }'),
    4,
    45,
    'either a name or',
  ],
  [
    'all namespaces and one',
    inCheck('k8s: { apiVersion: v1, kind: Pod, namespace: a, allNamespaces: true }', 'expect: { count: 1 }'),
    4,
    68,
    'allNamespaces excludes',
  ],
  ['a raw path without slash', inCheck('k8s: { raw: version }', 'expect: { a: 1 }'), 4, 17, 'begins with "/"'],
  [
    'a Redis command that writes',
    inCheck('redis: { connection: a, command: [FLUSHALL] }', 'expect: { reply: OK }'),
    4,
    38,
    'PING, INFO',
  ],
  ['an address without scheme', inCheck('http: { url: example.com }', 'expect: { status: 200 }'), 4, 18, 'http://'],
  [
    'a method that is none',
    inCheck('http: { url: http://a, method: FETCH }', 'expect: { status: 200 }'),
    4,
    36,
    'GET, HEAD',
  ],
  [
    'a host with a port',
    inCheck('tls: { host: "a:443" }', 'expect: { chainTrusted: true }'),
    4,
    18,
    'without scheme and port',
  ],
  [
    'a TLS version that is none',
    inCheck('tls: { host: a, probeVersions: [SSLv3] }', 'expect: { chainTrusted: true }'),
    4,
    37,
    'TLSv1.2',
  ],
  [
    'a certificate file that is a text',
    inCheck('tls: { host: a, caFrom: ca.pem }', 'expect: { chainTrusted: true }'),
    4,
    29,
    'where the certificates are',
  ],
  [
    'ports tried from a pod',
    inCheck('tcp: { host: a, ports: [80], from: { pod: b } }', 'expect: { "ports[*].state": { all: open } }'),
    4,
    40,
    'exec: { in: { pod } }',
  ],
  ['no ports', inCheck('tcp: { host: a, ports: [] }', 'expect: { "ports[*].state": { all: open } }'), 4, 28, 'empty'],
  [
    'argv and script',
    inCheck('exec: { argv: [a], script: b }', 'expect: { exitCode: 0 }'),
    4,
    11,
    'either argv or script',
  ],
  [
    'a shell without script',
    inCheck('exec: { argv: [a], shell: bash }', 'expect: { exitCode: 0 }'),
    4,
    31,
    'argv runs without',
  ],
  ['a DNS type that is none', inCheck('dns: { name: a, type: B }', 'expect: { rcode: NOERROR }'), 4, 27, 'AAAA'],
];

const matchers: readonly Case[] = [
  ['a bare list', matching('[1, 2]'), 5, 24, 'in:, containsAll: or eq:'],
  ['an empty matcher', matching('{}'), 5, 24, 'asserts nothing'],
  ['an empty list of values', matching('{ in: [] }'), 5, 30, 'asserts nothing'],
  ['an operator that is none', matching('{ gtee: 3 }'), 5, 26, 'Is "gte" meant?'],
  ['a matcher deep within', matching('{ size: { not: { gt: x } } }'), 5, 45, 'number'],
  ['a quantity as number', matching('{ gte: 16Gi }'), 5, 31, 'quantity:'],
  ['a quantity that is none', matching('{ quantity: 16 GiB }'), 5, 36, '16Gi or 500m'],
  ['an age that is a number', matching('{ age: { lt: 3600 } }'), 5, 37, 'such as 3600s'],
  ['a range of versions that is none', matching('{ semver: "latest!" }'), 5, 34, '>=1.29.0'],
  ['a regular expression that is none', matching('{ matches: "(" }'), 5, 35, 'RE2'],
  ['a regular expression that only JavaScript has', matching('{ matches: "(?<=a)b" }'), 5, 35, 'RE2'],
  ['a number too large to compare', matching('9007199254740993'), 5, 24, 'too large'],
  ['a path that cannot be read', expecting('items[', '1'), 5, 21, '[key=value]'],
  ['a path that ends in a dot', expecting('items.', '1'), 5, 22, 'too early'],
  ['a path that the kind does not have', expecting('itms', '1'), 5, 15, 'Is "items" meant?'],
  [
    'a path of one object where there is a list',
    expecting('object.metadata', '{ exists: true }'),
    5,
    15,
    'items, count',
  ],
  ['a path with [*] and a bare value', expecting('items[*].kind', 'Pod'), 5, 15, 'all, any, none or one'],
  [
    'a path with [*] that may not be there',
    expecting('items[*].kind', '{ exists: false }'),
    5,
    15,
    'all, any, none or one',
  ],
];

const expressions: readonly Case[] = [
  ['CEL that cannot be read', inCheck(pods, 'cel: [{ expr: count == }]'), 5, 25, '"=="'],
  ['CEL in quotes that cannot be read', inCheck(pods, `cel: [{ expr: "count == 'a' &&" }]`), 5, 33, '"&&"'],
  [
    'CEL over several lines',
    inCheck(pods, 'cel:', '  - expr: >-', '      items.all(i, true)', '      && size(itms) > 2'),
    8,
    19,
    'Is "items" meant?',
  ],
  ['a function that is none', inCheck(pods, 'cel: [{ expr: "sizes(items) > 1" }]'), 5, 19, 'function "sizes"'],
  [
    'a name that is none, in warn',
    inCheck(pods, 'expect: { count: 1 }', 'warn: { cel: [{ expr: rows == 1 }] }'),
    6,
    27,
    '"rows"',
  ],
  ['a subject in when', inCheck(pods, 'when: count == 1', 'expect: { count: 1 }'), 5, 11, 'vars, target, now'],
  ['a variable as text in CEL', inCheck(pods, `cel: [{ expr: "'\${vars.a}' == 'b'" }]`), 5, 21, 'write vars.a'],
  ['no expressions', inCheck(pods, 'cel: []'), 5, 10, 'empty'],
];

const references: readonly Case[] = [
  [
    'a variable that is not there',
    inCheck('http: { url: "http://${vars.hst}" }', 'expect: { status: 200 }'),
    4,
    26,
    '"hst"',
  ],
  [
    'a mistyped source of variables',
    inCheck('http: { url: "http://${var.host}" }', 'expect: { status: 200 }'),
    4,
    26,
    '${vars.host}',
  ],
  ['a variable made of another', 'version: 1\nvars: { a: b, c: "${vars.a}" }\n', 2, 18, 'made of others'],
  ['a list within a text', 'version: 1\nvars: { a: [1] }\nrunbook: "x${vars.a}"\n', 3, 12, 'part of a text'],
  [
    'a secret in what is expected',
    lines(
      'version: 1',
      'secrets: { s: { env: S } }',
      'checks:',
      `  - { id: a, ${pods}, expect: { count: "\${secrets.s}" } }`,
    ),
    4,
    67,
    'A secret may stand only',
  ],
  [
    'a target that is not there',
    inCheck('target: prod', pods, 'expect: { count: 1 }'),
    4,
    13,
    '"prod" under "targets"',
  ],
  [
    'a default target that is not there',
    'version: 1\ntargets: { prod: { kube: { context: p } } }\ndefaults: { target: prd }\n',
    3,
    21,
    '"prod"',
  ],
  [
    'a connection that is not there',
    inCheck('sql: { connection: b, query: select 1 }', 'expect: { value: 1 }'),
    4,
    24,
    '"b" under "connections"',
  ],
  [
    'a connection of another driver',
    lines(
      'version: 1',
      'connections: { b: { url: "redis://r" } }',
      'checks:',
      '  - id: a',
      '    sql: { connection: b, query: select 1 }',
      '    expect: { value: 1 }',
    ),
    5,
    24,
    'sql needs one to postgres, mysql',
  ],
  ['a waiver of nothing', 'version: 1\nwaivers: [{ check: a, until: 2027-01-01, reason: b }]\n', 2, 20, 'no check "a"'],
  ['a waiver without end', 'version: 1\nwaivers: [{ check: a, reason: b }]\n', 2, 11, '"until" is missing'],
  ['a date that is none', 'version: 1\nwaivers: [{ check: a, until: 2027-02-30, reason: b }]\n', 2, 30, '2027-03-31'],
];

const cases = [...wholeFile, ...connections, ...shape, ...kinds, ...matchers, ...expressions, ...references];

describe('a sidecar is refused, with the place, for', () => {
  it.each(cases)('%s', async (_name, text, line, column, hint) => {
    const reading = await readSidecar(text);
    const problems = reading.state === 'invalid' ? reading.problems : [];
    expect(problems.length).toBeGreaterThan(0);
    const advice = problems.filter((problem) => problem.line === line && problem.column === column);
    expect(advice.map(({ message }) => message).join('\n'), JSON.stringify(problems)).toContain(hint);
    expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
  });
});
