/** A run as a team would leave it on the evening before a release: passes, failures, ticks, decisions still owed. */
import { buildReport, type ReportInput } from '../../../../src/core/report/build.ts';
import type { Report } from '../../../../src/core/report/model.ts';
import type { EvidenceRef, Finding, Verdict } from '../../../../src/core/run/event.ts';
import { expectedOf, rollUp } from '../../../../src/core/run/rollup.ts';
import { reducePeople } from '../../../../src/core/run/people.ts';
import type { ExecutionState, FinishedExecution, Mark, RunState } from '../../../../src/core/run/state.ts';
import type { Command, Runbook } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import type { TargetIdentity } from '../../../../src/core/target/identity.ts';
import { nodeTitled } from '../../support/runbooks.ts';

export const production: TargetIdentity = {
  context: 'prod-seoul',
  server: 'https://10.20.0.10:6443',
  caSha256: '5f0c9d52a7b14e0f8c4e2a6a1d9d3b7c5e8f00112233445566778899aabbccdd',
  clusterUid: '8f2c0f3e-6a41-4d0c-9b57-3f1f0c6f2a10',
  namespace: 'orders',
  user: 'release-captain',
};

export const sampleMarkdown = `# 주문 서비스 v3.4 운영 전환 점검표

**배포 날짜**: ____________

## 1. 인프라

### 1.1 쿠버네티스

- [ ] **운영 클러스터**가 서비스를 받을 만큼 갖춰져 있다
  - [ ] 워커 노드가 모두 Ready 상태다

    \`\`\`bash
    kubectl get nodes -o custom-columns=NAME:.metadata.name,STATUS:.status.conditions[-1].type
    - worker-1 ✓
    - worker-2 ✓
    - worker-3 ✓
    \`\`\`

  - [ ] 네트워크 정책을 정해 두었다

- [ ] 모든 디플로이먼트가 원하는 수만큼 떠 있다

  \`\`\`bash
  kubectl rollout status deployment/orders-api -n orders --timeout=30s
  - successfully ✓
  \`\`\`

- [ ] Ingress가 두 도메인에 이어져 있다

  \`\`\`bash
  kubectl get ingress -n orders -o jsonpath='{range .items[*].spec.rules[*]}{.host}{"\\n"}{end}'
  - api.orders.example ✓
  - dashboard.orders.example ✓
  \`\`\`

### 1.2 데이터 저장소

- [ ] PostgreSQL의 주 버전이 15다

  \`\`\`sql
  SELECT 'PostgreSQL ' || current_setting('server_version_num')::int / 10000 AS version;
  - PostgreSQL 15 ✓
  \`\`\`

- [ ] 복제가 따라오고 있다

  \`\`\`sql
  SELECT application_name, state FROM pg_stat_replication;
  - streaming ✓
  \`\`\`

- [ ] 되살리기를 연습했다

## 2. 성능

- [ ] 부하 시험이 목표를 채웠다

  \`\`\`bash
  ./load-test --target production --users 1000
  # 기대: 95 백분위가 500 ms 미만
  \`\`\`

- [ ] 오래된 캐시를 비웠다

  \`\`\`bash
  kubectl exec deploy/cache -n orders -- cache-cli flush --older-than 7d
  - flushed ✓
  \`\`\`

- [ ] 이미지에 알려진 취약점이 없다

  \`\`\`bash
  trivy image --severity CRITICAL,HIGH --exit-code 1 registry.example/orders-api:v3.4.0
  - 0 ✓
  \`\`\`

## 3. 사람

- [ ] 당번이 정해져 있고 연락이 닿는다
- [ ] 되돌리는 순서를 한 번 연습했다
- [ ] 고객 안내문을 올렸다

## 승인

- **개발팀장**: ____________________ 서명일: __________
- **운영팀장**: ____________________ 서명일: __________
`;

/** What ran, by the beginning of the command. `output` is what is stored of it. */
interface Ran {
  readonly command: string;
  readonly verdict: Verdict | undefined;
  readonly output?: string;
  readonly findings?: readonly Finding[];
  readonly exitCode?: number | undefined;
  readonly end?: FinishedExecution['end'];
  readonly durationMs?: number;
  readonly actor?: string;
  readonly target?: TargetIdentity | undefined;
  readonly connection?: string;
  /** The text that ran, where it was another one than that of now. */
  readonly ranAs?: string;
}

const passed = (message: string, line: number): Finding => ({ verdict: 'pass', message, line });

export const sampleRan: readonly Ran[] = [
  {
    command: 'kubectl get nodes',
    verdict: 'pass',
    durationMs: 184,
    output: 'NAME       STATUS\nworker-1   Ready\nworker-2   Ready\nworker-3   Ready\n',
    findings: [passed('"worker-1" is there', 15), passed('"worker-2" is there', 16), passed('"worker-3" is there', 17)],
  },
  {
    command: 'kubectl rollout status',
    verdict: 'fail',
    exitCode: 1,
    durationMs: 30_214,
    output:
      'Waiting for deployment "orders-api" rollout to finish: 2 of 3 updated replicas are available...\n' +
      '\u001b[31merror: timed out waiting for the condition\u001b[0m\n',
    findings: [{ verdict: 'fail', message: 'expected exit status 0, got 1', line: undefined }],
  },
  {
    command: 'kubectl get ingress',
    verdict: 'fail',
    durationMs: 203,
    output: 'api.orders.example\nstatus.orders.example\n',
    findings: [
      passed('"api.orders.example" is there', 34),
      { verdict: 'fail', message: 'expected "dashboard.orders.example" in the output, it is not there', line: 35 },
    ],
  },
  {
    command: "SELECT 'PostgreSQL",
    verdict: 'pass',
    connection: 'orders',
    durationMs: 12,
    output: ' version\n---------------\n PostgreSQL 15\n(1 row)\n',
    findings: [passed('"PostgreSQL 15" is there', 44)],
  },
  {
    command: 'SELECT application_name',
    verdict: 'error',
    connection: 'orders',
    exitCode: undefined,
    end: 'timed out',
    durationMs: 15_003,
    output: '',
    findings: [{ verdict: 'error', message: 'stopped after 15 s without an end', line: undefined }],
  },
  {
    command: './load-test',
    verdict: 'manual',
    durationMs: 245_700,
    output: 'users 1000  requests 812334  p50 61 ms  p95 312 ms  p99 498 ms  errors 0\n',
    findings: [{ verdict: 'manual', message: 'a person decides: 95 백분위가 500 ms 미만', line: 60 }],
    actor: 'park.minseo',
  },
  {
    command: 'kubectl exec deploy/cache',
    verdict: 'pass',
    ranAs: 'kubectl exec deploy/cache -n orders -- cache-cli flush --older-than 30d',
    output: 'flushed 1204 keys\n',
    findings: [passed('"flushed" is there', 67)],
    target: { ...production, context: 'prod-busan', clusterUid: '11111111-6a41-4d0c-9b57-3f1f0c6f2a10' },
  },
  { command: 'trivy image', verdict: undefined, actor: 'park.minseo' },
];

export const sampleMarks: Readonly<Record<string, Pick<Mark, 'ticked' | 'note'>>> = {
  '네트워크 정책을 정해 두었다': { ticked: true, note: '플랫폼팀 문서 NP-12를 확인함' },
  '당번이 정해져 있고 연락이 닿는다': { ticked: true, note: undefined },
};

export function sampleReport(): Report {
  return buildReport(inputFor(sampleMarkdown, sampleRan, sampleMarks));
}

/** What `buildReport` needs for a runbook in which `ran` was executed and `marks` (by title) were made afterwards. */
export function inputFor(
  markdown: string,
  ran: readonly Ran[],
  marks: Readonly<Record<string, Pick<Mark, 'ticked' | 'note'>>> = {},
): ReportInput {
  const runbook = readRunbook(markdown);
  const outputs = new Map<string, string>();
  const executions = ran.map((one, index) => execution(runbook, one, index, outputs));
  const run: RunState = {
    runId: '2026-08-06T01-10-00Z-3f9a',
    name: 'v3.4 운영 전환',
    startedAt: '2026-08-06T01:10:00.000Z',
    lastEventAt: '2026-08-06T02:31:44.870Z',
    actor: 'kim.jiwon',
    actors: ['kim.jiwon', 'park.minseo'],
    runbookSha256: digest('runbook'),
    context: production.context,
    target: production,
    values: new Map(),
    executions,
    marks: marksOf(runbook, marks),
    people: reducePeople([]),
    textDigests: [],
    texts: new Map(),
    unknownEvents: 0,
    lamport: 1000,
  };
  return {
    runbook,
    path: 'orders-release.md',
    sha256: digest('runbook'),
    run,
    view: rollUp(runbook, run),
    outputs,
    now: Date.UTC(2026, 7, 7),
    sha256Of: digest,
  };
}

function execution(runbook: Runbook, one: Ran, index: number, outputs: Map<string, string>): ExecutionState {
  const command = commandStarting(runbook, one.command);
  const startedAt = timeAfter(index, 0);
  return {
    id: `execution-${index}`,
    invocation: {
      nodeId: command.nodeId,
      commandId: command.id,
      textSha256: undefined,
      command: one.ranAs ?? command.text,
      template: one.ranAs ?? command.text,
      values: [],
      commandSha256: digest(one.ranAs ?? command.text),
      language: command.language,
      expected: expectedOf(command, runbook.expectations),
      target: 'target' in one ? one.target : production,
      connection: one.connection,
    },
    actor: one.actor ?? 'kim.jiwon',
    startedAt,
    finished: one.verdict === undefined ? undefined : finished(one, one.verdict, index, outputs),
    session: 's1',
    seq: index,
    lamport: index + 1,
  };
}

function finished(one: Ran, verdict: Verdict, index: number, outputs: Map<string, string>): FinishedExecution {
  const durationMs = one.durationMs ?? 100;
  return {
    verdict,
    findings: one.findings ?? [],
    exitCode: 'exitCode' in one ? one.exitCode : 0,
    end: one.end ?? 'exited',
    durationMs,
    finishedAt: timeAfter(index, durationMs),
    evidence: one.output === undefined ? undefined : store(one.output, outputs),
    session: 's1',
    seq: index,
    lamport: index + 1,
  };
}

function store(output: string, outputs: Map<string, string>): EvidenceRef {
  const sha256 = digest(output);
  outputs.set(sha256, output);
  const bytes = new TextEncoder().encode(output).length;
  return { sha256, bytes, totalBytes: bytes, truncated: false };
}

function commandStarting(runbook: Runbook, start: string): Command {
  const found = runbook.commands.find((command) => command.text.startsWith(start));
  if (found === undefined) throw new Error(`no command starts with ${start}`);
  return found;
}

function marksOf(runbook: Runbook, marks: Readonly<Record<string, Pick<Mark, 'ticked' | 'note'>>>): readonly Mark[] {
  return Object.entries(marks).map(([title, mark]) => ({
    ...mark,
    nodeId: nodeTitled(runbook, title).id,
    textSha256: undefined,
    actor: 'lee.haneul',
    at: '2026-08-06T02:20:05.000Z',
    lamport: 500,
  }));
}

function timeAfter(index: number, ms: number): string {
  return new Date(Date.UTC(2026, 7, 6, 1, 12, 0) + index * 300_000 + ms).toISOString();
}

/** Looks like a digest and differs with the text; nothing here depends on it being one. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0').repeat(8);
}
