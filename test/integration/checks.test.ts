/** `provebook check` on the demo's services: one look for all that ask the same, and an error where nothing can be seen. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { DemoServices } from '../cluster/demoServices.ts';
import type { MutationName } from '../cluster/mutations/table.ts';
import { makeWorkspace, type CliResult, type Variables, type Workspace } from './commandLine.ts';

const demo = inject('demo');
const services = new DemoServices(demo);
let workspace: Workspace;

beforeEach(async () => {
  workspace = await makeWorkspace();
});

afterEach(() => workspace.remove());

const surroundings = `version: 1
secrets:
  user: { kubeSecret: { name: judgify-database-secret, key: POSTGRES_USER } }
  password: { kubeSecret: { name: judgify-database-secret, key: POSTGRES_PASSWORD } }
  redisPassword: { kubeSecret: { name: judgify-database-secret, key: REDIS_PASSWORD } }
connections:
  database:
    driver: postgres
    database: judgify
    user: \${secrets.user}
    password: \${secrets.password}
    via: { portForward: { service: judgify-postgres, port: 5432 } }
  cache:
    url: "redis://:\${secrets.redisPassword}@judgify-redis:6379"
    via: { portForward: { pod: judgify-redis-0, port: 6379 } }
  second-cache:
    url: "redis://:\${secrets.redisPassword}@judgify-redis:6379"
    via: { portForward: { pod: judgify-redis-1, port: 6379 } }
  metrics:
    url: http://prometheus:9090
    via: { portForward: { namespace: monitoring, service: prometheus, port: 9090 } }
checks:
`;

const edge = 'via: { portForward: { namespace: ingress-nginx, service: ingress-nginx-controller, port: 443 } }';

/** One check of each kind that passes as long as all is well. */
const kinds: Readonly<Record<string, string>> = {
  k8s: 'k8s: { apiVersion: v1, kind: Node }, expect: { count: { gte: 3 } }',
  sql: 'sql: { connection: database, query: "SELECT count(*) FROM workflows" }, expect: { value: { gte: 0 } }',
  redis: 'redis: { connection: cache, command: [PING] }, expect: { reply: PONG }',
  second: 'redis: { connection: second-cache, command: [PING] }, expect: { reply: PONG }',
  http: `http: { url: "https://api.judgify.ai/healthz", ${edge}, tls: { insecureSkipVerify: true } }, expect: { status: 200 }`,
  tls: `tls: { host: api.judgify.ai, ${edge}, probeVersions: [TLSv1.2] }, expect: { offers: { exists: true }, "offers['TLSv1.2']": accepted }`,
  prometheus: 'prometheus: { connection: metrics, query: "count(up == 1)" }, expect: { value: { gte: 6 } }',
};

const result = z.object({
  check: z.string(),
  verdict: z.string().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  findings: z.array(z.object({ message: z.string() })).default([]),
});

interface Outcome {
  readonly code: number | null;
  readonly verdicts: Readonly<Record<string, string | undefined>>;
  readonly messages: Readonly<Record<string, string>>;
  readonly printed: CliResult;
}

async function check(names: readonly string[], more: Variables = {}): Promise<Outcome> {
  const file = await workspace.write('services.md', `# Services\n\n${names.map((name) => `- [ ] ${name}\n`).join('')}`);
  const checks = names.map((name) => `  - { id: ${name}, item: { text: ${name} }, ${kinds[name] ?? ''} }\n`);
  await workspace.write('services.checks.yaml', surroundings + checks.join(''));
  await workspace.provebook(['approve', file, '--yes']);
  const printed = await workspace.provebook(['check', file, '--json'], more);
  const results = z.object({ checks: z.array(result) }).parse(JSON.parse(printed.stdout)).checks;
  return {
    code: printed.code,
    verdicts: Object.fromEntries(results.map(({ check: id, verdict, code }) => [id, verdict ?? code])),
    messages: Object.fromEntries(
      results.map(({ check: id, findings, message }) => [
        id,
        [message, ...findings.map((found) => found.message)].join('\n'),
      ]),
    ),
    printed,
  };
}

describe('checks of the demo', () => {
  test('pass for every kind, and tick their items', async ({ skip }) => {
    skipWithout(['redis-primary-stopped', 'edge-stopped', 'prometheus-stopped'], skip);
    const { code, verdicts, printed } = await check(Object.keys(kinds));
    expect(new Set(Object.values(verdicts))).toEqual(new Set(['pass']));
    expect(code).toBe(0);
    const states = z.object({ items: z.array(z.object({ state: z.string() })) }).parse(JSON.parse(printed.stdout));
    expect(new Set(states.items.map(({ state }) => state))).toEqual(new Set(['passed']));
  });
});

describe('a service that does not answer', () => {
  test.for<[string, MutationName]>([
    ['sql', 'primary-stopped'],
    ['second', 'redis-primary-stopped'],
    ['http', 'edge-stopped'],
    ['tls', 'edge-stopped'],
    ['prometheus', 'prometheus-stopped'],
  ])('is an error of the kind %s, neither a fail nor a pass', async ([kind, mutation], { skip }) => {
    skipWithout([mutation], skip);
    await using broken = await services.break(mutation);
    expect(broken).toBeDefined();
    const { code, verdicts, messages } = await check([kind, 'k8s']);
    expect(verdicts).toEqual({ [kind]: 'error', k8s: 'pass' });
    expect(messages[kind]).toMatch(/connection|port-forward|answer/i);
    expect(code).toBe(5);
  });
});

describe('somebody who may not look', () => {
  test('gets an error that says what is forbidden and how to see what is allowed', async () => {
    const { code, verdicts, messages } = await check(['k8s', 'sql'], { KUBECONFIG: await kubeconfigOf('visitor') });
    expect(verdicts).toEqual({ k8s: 'error', sql: 'error' });
    expect(messages['k8s']).toMatch(/Forbidden: .*"visitor".* kubectl auth can-i list Node/);
    expect(messages['sql']).toContain('"visitor"');
    expect(code).toBe(5);
  });

  test('runs nothing where the cluster does not answer at all', async () => {
    const { code, verdicts } = await check(['k8s', 'sql'], {
      KUBECONFIG: await kubeconfigOf('visitor', 'https://127.0.0.1:2'),
    });
    expect(verdicts).toEqual({ k8s: 'target unreachable', sql: 'target unreachable' });
    expect(code).toBe(5);
  });
});

describe('a secret of a connection', () => {
  test('is in nothing that is printed or kept', async () => {
    const file = await workspace.write('leak.md', '- [ ] leak\n');
    const leaks = [
      'exec: { script: "printenv TOKEN | base64", env: { TOKEN: "${secrets.password}" } }, expect: { stdout: { contains: no } }',
      'exec: { argv: [printenv, TOKEN], env: { TOKEN: "${secrets.password}" } }, expect: { stdout: { contains: no } }',
      'http: { url: "http://127.0.0.1:2/?token=${secrets.password}" }, expect: { status: 200 }',
    ];
    const checks = leaks.map((leak, at) => `  - { id: leak${at}, item: { text: leak }, ${leak} }\n`);
    await workspace.write('leak.checks.yaml', surroundings + checks.join(''));
    await workspace.provebook(['approve', file, '--yes']);
    const { stdout, stderr } = await workspace.provebook(['check', file, '--json', '--yes']);
    const html = await workspace.provebook(['report', file, '--format', 'html']);
    const kept = await workspace.provebook(['report', file, '--format', 'json']);
    const everything = [stdout, stderr, html.stdout, kept.stdout].join('\n');
    expect(everything).toContain('leak1');
    for (const form of [
      demo.postgresPassword,
      Buffer.from(demo.postgresPassword).toString('base64'),
      encodeURIComponent(demo.postgresPassword),
    ])
      expect(everything).not.toContain(form);
  });
});

/** The demo's own kubeconfig as another user, or at another server. Beside the workspace: inside it would need an approval. */
async function kubeconfigOf(user: string, server?: string): Promise<string> {
  const config = kubeconfig.parse(parse(await readFile(demo.kubeconfig, 'utf8')));
  for (const entry of config.users) entry.user = { ...entry.user, as: user };
  for (const entry of config.clusters)
    entry.cluster = { ...entry.cluster, ...(server === undefined ? {} : { server }) };
  return workspace.write(path.join('..', `${path.basename(user)}.kubeconfig`), stringify(config));
}

const fields = z.record(z.string(), z.unknown());
const kubeconfig = z.looseObject({
  users: z.array(z.looseObject({ user: fields })),
  clusters: z.array(z.looseObject({ cluster: fields })),
});

function skipWithout(mutations: readonly MutationName[], skip: (note: string) => void): void {
  const missing = mutations.map((name) => services.missingFor(name)).find((name) => name !== undefined);
  if (missing !== undefined) skip(`there is no ${missing}`);
}
