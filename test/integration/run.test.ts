import * as k8s from '@kubernetes/client-node';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { RunbookSession } from '../../src/session/runbookSession.ts';
import type { demoFaults, serviceFaults } from '../cluster/faults.ts';
import { actor, copyRunbooks, makeWorkspace, type CliResult, type Workspace } from './commandLine.ts';
import { executionOf, readRunResult, readStatus, stateOf, type RunResult } from './outputs.ts';

const demo = inject('demo');
const name = 'judgify-production-readiness';

/** Words of the item that shows each deliberate fault of the cluster and its database. */
const deliberate: Readonly<Record<(typeof demoFaults)[number]['id'], string>> = {
  'external-secret-missing': '시크릿',
  'system-logs-missing': '스키마',
  'worker-too-small': '워커마다 vCPU 4개',
  'dashboard-autoscaler-too-low': '파드는 적어도 2개',
};

/** Words of the item that asks about each deliberate fault of a service that no command of the checklist reaches, only checks. */
const reachedByChecks: Readonly<Record<(typeof serviceFaults)[number]['id'], string>> = {
  'redis-node-without-limit': '메모리 한도와 축출 방식',
  'judgment-alert-too-late': '3초를 넘기면 알린다',
  'log-retention-too-long': '30일이 지난 로그는 지워지도록',
};

/** What the checklist asks for and the demo's PostgreSQL honestly has not. */
const honest = ['pgvector', 'pg_stat_monitor'];

/** Their commands are programs that are not there. */
const notFound = [
  '부하 시험을 돌려',
  'Prometheus 지표를',
  '기본 시나리오',
  '운영 전용 시나리오',
  '핵심 경로',
  '컨테이너 이미지',
  '파이썬 의존성',
];

describe('a run of the production checklist against the demo', () => {
  let workspace: Workspace;
  let file = '';
  let unapproved: CliResult;
  let leftByUnapproved: readonly string[] = [];
  let approval: CliResult;
  let ran: CliResult;
  let result: RunResult;

  beforeAll(async () => {
    workspace = await makeWorkspace();
    await copyRunbooks(workspace);
    file = path.join(workspace.folder, `${name}.md`);
    unapproved = await workspace.provebook(['run', file, '--yes', '--json']);
    leftByUnapproved = await filesOf(workspace.folder);
    approval = await workspace.provebook(['approve', file, '--yes']);
    ran = await workspace.provebook(['run', file, '--yes', '--json']);
    result = readRunResult(ran.stdout);
  });

  afterAll(() => workspace.remove());

  test('is refused before it is approved, "--yes" or not, and leaves nothing', () => {
    expect(unapproved.code).toBe(6);
    expect(JSON.parse(unapproved.stdout)).toMatchObject({ state: 'refused', code: 'not approved' });
    expect(unapproved.stderr).toMatch(/not approved on this machine.*\n.*provebook approve/);
    expect(leftByUnapproved.some((one) => one.includes('.provebook'))).toBe(false);
  });

  test('is approved with the exact commands in view', () => {
    expect(approval.code).toBe(0);
    expect(approval.stdout).toContain('kubectl get secrets -n judgify-prod');
    expect(approval.stdout).toContain('kubeSecret: { name: judgify-database-secret, key: POSTGRES_PASSWORD }');
  });

  test('exits 3 and prints one JSON object on standard output', () => {
    expect(ran.code).toBe(3);
    expect(result.approval).toBe('approved');
    expect(result.logProblems).toEqual([]);
    expect(ran.stderr).toContain('kubectl get secrets -n judgify-prod');
  });

  test('fails exactly where the demo is wrong on purpose or honestly cannot do it', () => {
    const failed = titlesWithVerdict('fail');
    const wanted = [...Object.values(deliberate), ...honest];
    expect(failed.filter((title) => !wanted.some((words) => title.includes(words)))).toEqual([]);
    expect(wanted.filter((words) => stateOf(result, words) !== 'failed')).toEqual([]);
    expect(failed).toHaveLength(wanted.length);
  });

  test('fails by its checks where a service is wrong that its commands do not reach', () => {
    const states = Object.values(reachedByChecks).map((words) => stateOf(result, words));
    expect(states).toEqual(['failed', 'failed', 'failed']);
  });

  test('could not observe exactly what needs programs that are not there', () => {
    const unobserved = titlesWithVerdict('error');
    expect(unobserved.filter((title) => !notFound.some((words) => title.includes(words)))).toEqual([]);
    expect(notFound.filter((words) => stateOf(result, words) !== 'error')).toEqual([]);
  });

  test('shows a failed or unobserved item on all items above it, and nowhere else', () => {
    const bad = result.items.filter(({ state }) => state === 'failed' || state === 'error').map(({ id }) => id);
    const performed = [...result.checks, ...result.outcomes.filter((one) => one.state === 'finished')];
    const leaves = performed.flatMap(({ verdict = '', node = '' }) =>
      ['fail', 'error'].includes(verdict) ? [node] : [],
    );
    expect(bad.filter((id) => !leaves.some((leaf) => leaf === id || leaf.startsWith(`${id}/`)))).toEqual([]);
    expect(leaves.filter((leaf) => !bad.includes(leaf))).toEqual([]);
    expect(result.progress.failed).toBe(
      result.items.filter(({ id, kind }) => kind === 'item' && bad.includes(id)).length,
    );
  });

  test('tells what of the secrets is missing and what is there', () => {
    expect(executionOf(result, 'kubectl get secrets').findings).toEqual([
      { verdict: 'pass', message: expect.stringContaining('judgify-database-secret') as string },
      { verdict: 'pass', message: expect.stringContaining('judgify-auth-secret') as string },
      { verdict: 'pass', message: expect.stringContaining('judgify-llm-secret') as string },
      { verdict: 'fail', message: expect.stringContaining('judgify-external-secret') as string },
    ]);
  });

  test('tells what of the tables is missing, from the database itself', async () => {
    const { findings, connection, evidence } = executionOf(result, 'information_schema.tables');
    expect(findings.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass', 'pass', 'fail']);
    expect(findings[4]?.message).toContain('system_logs');
    expect(connection).toBe('judgify');
    const output = await evidenceText(evidence?.sha256);
    expect(output).toContain('judgment_executions');
    expect(output).not.toContain('system_logs');
  });

  test('tells which node is too small and which autoscaler stops too early', async () => {
    const nodes = executionOf(result, 'undersized workers');
    expect(await evidenceText(nodes.evidence?.sha256)).toMatch(/worker-3 cpu=2 memory=8Gi is too small\n.*: 1\n/);
    const autoscalers = executionOf(result, '.spec.minReplicas');
    expect(autoscalers.findings.filter(({ verdict }) => verdict === 'fail')).toEqual([
      { verdict: 'fail', message: expect.stringContaining('dashboard-service 2 10') as string },
    ]);
    expect(await evidenceText(autoscalers.evidence?.sha256)).toContain('dashboard-service 2 6\n');
  });

  test('passes what is right, by what the cluster and the database said', async () => {
    const passed = result.outcomes.filter((one) => one.state === 'finished' && one.verdict === 'pass');
    expect(passed.length).toBeGreaterThanOrEqual(15);
    for (const one of passed) {
      if (one.state !== 'finished') continue;
      expect(one).toMatchObject({ exitCode: 0, end: 'exited' });
      expect(await evidenceText(one.evidence?.sha256)).not.toBe('');
    }
    expect(stateOf(result, 'Active 상태다')).toBe('passed');
    expect(stateOf(result, 'OPENAI_API_KEY')).toBe('open');
  });

  test('names the cluster that it acted on by what the cluster says of itself', async () => {
    const uid = await clusterUid();
    const wanted = { context: demo.context, server: demo.server, clusterUid: uid, namespace: demo.namespace };
    expect(result.run?.target).toMatchObject(wanted);
    expect(executionOf(result, 'kubectl get secrets').target).toMatchObject(wanted);
    expect(executionOf(result, 'information_schema.tables').target).toMatchObject(wanted);
    expect(result.run?.actors).toEqual([actor]);
  });

  test('leaves no kubeconfig behind', async () => {
    expect(await readdir(path.join(workspace.state, 'targets'))).toEqual([]);
  });

  test('is there for another process as it was for this one', async () => {
    const { code, stdout } = await workspace.provebook(['status', file, '--json']);
    expect(code).toBe(0);
    const { outcomes, checks, ...state } = result;
    expect(Math.min(outcomes.length, checks.length)).toBeGreaterThan(0);
    expect(readStatus(stdout)).toEqual(state);
  });

  test('is shown by "status" for people too', async () => {
    const { stdout, stderr } = await workspace.provebook(['status', file]);
    expect(stdout).toMatch(/✗ 시크릿/);
    expect(stderr).toContain(`${result.progress.done}/${result.progress.total}`);
    expect(stdout + stderr).not.toContain('\u001b');
  });

  test.each(['html', 'md', 'json'])('as a report in %s tells everything, the same way each time', async (format) => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => workspace.provebook(['report', file, '--format', format])),
    );
    expect(first?.code).toBe(0);
    expect(second?.stdout).toBe(first?.stdout);
    const shown = plainText(first?.stdout ?? '', format);
    const { clusterUid: uid = '', server = '', context = '' } = result.run?.target ?? {};
    const wanted = {
      item: '시크릿 네 개가 네임스페이스에 모두 있다',
      verdict: format === 'json' ? '"verdict": "fail"' : 'failed',
      command: 'kubectl get secrets -n judgify-prod',
      statement: 'FROM information_schema.tables',
      expected: 'expected "judgify-external-secret" in the output',
      output: 'judgify-llm-secret        Opaque',
      rows: 'judgment_executions',
      evidence: executionOf(result, 'kubectl get secrets').evidence?.sha256 ?? '',
      context,
      server,
      uid,
      actor,
    };
    expect(Object.entries(wanted).filter(([, text]) => text === '' || !shown.includes(text))).toEqual([]);
    // Times of the run and of the execution, to the second; no format shows them by the reader's clock.
    for (const time of [result.run?.startedAt ?? '', await startOf('kubectl get secrets')])
      expect(shown.replaceAll(/(\d{4}-\d\d-\d\d) /g, '$1T')).toContain(time.slice(0, 19));
    expect(shown).not.toContain(workspace.folder);
  });

  test('as a report can be written to a file', async () => {
    const out = path.join(workspace.folder, 'report.html');
    const { code, stdout } = await workspace.provebook(['report', file, '--format', 'html', '-o', out]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const printed = await workspace.provebook(['report', file, '--format', 'html']);
    expect(await readFile(out, 'utf8')).toBe(printed.stdout);
  });

  test('shows the password of the database nowhere, in no form', async () => {
    const reports = await Promise.all(
      ['html', 'md', 'json'].map((format) => workspace.provebook(['report', file, '--format', format])),
    );
    const written = await Promise.all((await filesOf(path.dirname(workspace.folder))).map((one) => readFile(one)));
    const seen = [approval, ran, ...reports].flatMap(({ stdout, stderr }) => [stdout, stderr]);
    const everything = Buffer.concat([...written, ...seen.map((text) => Buffer.from(text))]).toString('latin1');
    expect(everything).toContain('judgify-database-secret');
    const { postgresPassword: password } = demo;
    const base64 = Buffer.from(password).toString('base64');
    const forms = [password, base64, base64.replace(/=+$/, ''), encodeURIComponent(password)];
    expect(forms.filter((form) => everything.includes(form)).length).toBe(0);
  });

  test('takes a tick by hand for what it is: a word, no proof', async () => {
    const words = '개발팀이 바로 움직일';
    const id = result.items.find(({ title }) => title.includes(words))?.id ?? '';
    const session = await RunbookSession.open({
      file,
      env: workspace.env,
      isTrusted: () => true,
      confirm: () => Promise.resolve(false),
    });
    try {
      await session.people.tick(id, 'seen in the console');
    } finally {
      session.close();
    }
    const { stdout } = await workspace.provebook(['status', file, '--json']);
    const status = readStatus(stdout);
    expect(stateOf(status, words)).toBe('ticked');
    expect(status.progress.done).toBe(result.progress.done + 1);
    expect(status.items.filter(({ state }) => state === 'passed')).toEqual(
      result.items.filter(({ state }) => state === 'passed'),
    );
    const ticks = (await events()).filter((event) => event['nodeId'] === id);
    expect(ticks).toMatchObject([{ type: 'item.ticked', nodeId: id, note: 'seen in the console', actor }]);
    const report = await workspace.provebook(['report', file, '--format', 'md']);
    expect(report.stdout).toContain('seen in the console');
  });

  function titlesWithVerdict(verdict: string): readonly string[] {
    const nodes = result.outcomes.flatMap((one) =>
      one.state === 'finished' && one.verdict === verdict ? one.node : [],
    );
    return result.items.filter(({ id }) => nodes.includes(id)).map(({ title }) => title);
  }

  function evidenceText(digest = ''): Promise<string> {
    return readFile(path.join(workspace.folder, '.provebook/evidence/sha256', digest.slice(0, 2), digest), 'utf8');
  }

  async function events(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const logs = (await filesOf(path.join(workspace.folder, '.provebook', name))).filter((one) =>
      one.endsWith('.jsonl'),
    );
    const texts = await Promise.all(logs.map((one) => readFile(one, 'utf8')));
    return texts.flatMap((text) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    );
  }

  async function startOf(command: string): Promise<string> {
    const started = (await events()).find(
      (event) => event['type'] === 'execution.started' && String(event['command']).includes(command),
    );
    return String(started?.['at']);
  }
});

describe('one item of a runbook', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await makeWorkspace();
  });

  afterAll(() => workspace.remove());

  test('goes on with the current run, and a whole run is a new one', async () => {
    const file = await workspace.write(
      'list.md',
      '# List\n\n- [ ] one {#one}\n\n  ```bash\n  kubectl get ns judgify-prod -o name\n  - namespace/judgify-prod ✓\n  ```\n\n- [ ] two {#two}\n\n  ```bash\n  kubectl get ns nowhere\n  ```\n',
    );
    await workspace.provebook(['approve', file, '--yes']);
    const first = await workspace.provebook(['run', file, '--item', 'one', '--json']);
    expect(first.code).toBe(0);
    const one = readRunResult(first.stdout);
    expect([stateOf(one, 'one'), stateOf(one, 'two')]).toEqual(['passed', 'open']);
    const second = await workspace.provebook(['run', file, '--item', 'two', '--json']);
    expect(second.code).toBe(3);
    const two = readRunResult(second.stdout);
    expect(two.run?.id).toBe(one.run?.id);
    expect([stateOf(two, 'one'), stateOf(two, 'two')]).toEqual(['passed', 'failed']);
    const whole = readRunResult((await workspace.provebook(['run', file, '--json'])).stdout);
    expect(whole.run?.id).not.toBe(one.run?.id);
    expect(existsSync(path.join(workspace.folder, '.provebook', 'list', one.run?.id ?? '', 'log'))).toBe(true);
  });

  test('carries the working directory and variables to the next one of its run', async () => {
    const file = await workspace.write(
      'carry.md',
      '# Carry\n\n- [ ] set\n\n  ```bash\n  namespace=judgify-prod\n  ```\n\n- [ ] use\n\n  ```bash\n  kubectl get namespace "$namespace" -o name\n  - namespace/judgify-prod ✓\n  ```\n',
    );
    await workspace.provebook(['approve', file, '--yes']);
    const { code, stdout } = await workspace.provebook(['run', file, '--yes', '--json']);
    expect(stateOf(readRunResult(stdout), 'use')).toBe('passed');
    expect(code).toBe(0);
  });
});

async function clusterUid(): Promise<string> {
  const kubeConfig = new k8s.KubeConfig();
  kubeConfig.loadFromFile(demo.kubeconfig);
  const { metadata } = await kubeConfig.makeApiClient(k8s.CoreV1Api).readNamespace({ name: 'kube-system' });
  return metadata?.uid ?? '';
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** What a reader sees of a report. */
function plainText(report: string, format: string): string {
  switch (format) {
    case 'html': {
      const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
      return report
        .replace(/<style>[\s\S]*?<\/style>/g, '')
        .replace(/<[^>]*>/g, '')
        .replace(/&(amp|lt|gt|quot|#39);/g, (_, entity: string) => entities[entity] ?? '');
    }
    case 'md':
      return report.replace(/\\([!-/:-@[-`{-~])/g, '$1');
    default:
      return report.replace(/\\"/g, '"');
  }
}

describe('what runs only where a person or a pipeline said so', () => {
  let workspace: Workspace;
  let file: string;
  const change =
    '# T\n\n- [ ] One\n\n  ```bash\n  kubectl delete configmap provebook-is-not-there --ignore-not-found\n  ```\n';

  beforeAll(async () => {
    workspace = await makeWorkspace();
    file = await workspace.write('a.md', change);
  });

  afterAll(() => workspace.remove());

  test('--approved lets one digest run, which approve and inspect print, and no other', async () => {
    const shown = await workspace.provebook(['approve', file, '--json']);
    const { digest } = JSON.parse(shown.stdout) as { digest: string };
    const inspected = await workspace.provebook(['inspect', file, '--json']);
    expect(JSON.parse(inspected.stdout)).toMatchObject({ digest });
    const other = await workspace.provebook(['run', file, '--yes', '--approved', 'f'.repeat(64)]);
    expect([other.code, other.stderr]).toEqual([6, expect.stringContaining(digest) as string]);
    expect((await workspace.provebook(['run', file, '--yes', '--approved', digest])).code).toBe(0);
  });

  test('a protected context needs its name, and "--yes" is no name', async () => {
    const { context } = inject('demo');
    const env = { PROVEBOOK_PROTECTED_CONTEXTS: context.toUpperCase() };
    await workspace.provebook(['approve', file, '--yes']);
    const yes = await workspace.provebook(['run', file, '--yes'], env);
    expect([yes.code, yes.stderr]).toEqual([6, expect.stringContaining('--confirm-context') as string]);
    expect((await workspace.provebook(['run', file, '--confirm-context', 'other'], env)).code).toBe(6);
    expect((await workspace.provebook(['run', file, '--confirm-context', context], env)).code).toBe(0);
  });

  test('read-only mode refuses a change, whatever else is said', async () => {
    const { context } = inject('demo');
    const all = ['--yes', '--confirm-context', context, '--read-only'];
    const refused = await workspace.provebook(['run', file, ...all, '--json']);
    expect(refused.code).toBe(6);
    expect(JSON.parse(refused.stdout)).toMatchObject({ outcomes: [{ state: 'refused', code: 'read-only' }] });
  });

  test('a kubeconfig of the workspace is refused until it is approved, and then used', async () => {
    const own = await workspace.write('kubeconfig', await readFile(inject('demo').kubeconfig));
    const refused = await workspace.provebook(['run', file, '--yes'], { KUBECONFIG: own });
    expect([refused.code, refused.stderr]).toEqual([6, expect.stringContaining(own) as string]);
    expect((await workspace.provebook(['approve', file, '--yes'], { KUBECONFIG: own })).code).toBe(0);
    expect((await workspace.provebook(['run', file, '--yes'], { KUBECONFIG: own })).code).toBe(0);
  });

  test('what changed since the approval is shown alone', async () => {
    await workspace.provebook(['approve', file, '--yes']);
    await workspace.write('a.md', `${change}\n- [ ] Two\n\n  \`\`\`bash\n  echo two\n  \`\`\`\n`);
    const { code, stdout } = await workspace.provebook(['approve', file]);
    expect(code).toBe(6);
    expect(stdout).toContain('+echo two');
    expect(stdout).not.toContain('-kubectl');
  });
});
