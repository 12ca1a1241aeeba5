/** The sample run with everything that people add: evidence, exemptions, notes, fields, signatures, and a run before it. */
import { buildReport, type ReportInput } from '../../../../src/core/report/build.ts';
import type { Report } from '../../../../src/core/report/model.ts';
import { reducePeople, type PersonEvent } from '../../../../src/core/run/people.ts';
import type { PersonPayload } from '../../../../src/core/run/event.ts';
import { rollUp } from '../../../../src/core/run/rollup.ts';
import type { Decision, Mark, RunState } from '../../../../src/core/run/state.ts';
import type { Runbook } from '../../../../src/core/runbook/model.ts';
import { event } from '../../support/events.ts';
import { nodeTitled } from '../../support/runbooks.ts';
import { inputFor, sampleMarkdown, sampleMarks, sampleRan } from './sampleReport.ts';

const day = Date.UTC(2026, 7, 7);
const fileDigest = 'f'.repeat(64);

export const peopleMarkdown = `${sampleMarkdown}
## 연락처

| 맡은 일 | 이름 | 전화 |
| --- | --- | --- |
| 당번 | ____ | ____ |

**완료율: _____ / 전체**

**판정: [ ] 올려도 된다 [ ] 더 손봐야 한다**
`;

const decisions: Readonly<Record<string, Decision>> = {
  '되살리기를 연습했다': {
    kind: 'attested',
    evidence: [
      { kind: 'text', text: '3시간 12분 걸림' },
      { kind: 'link', url: 'https://wiki.example.com/restore?run=7&of=2' },
      {
        kind: 'file',
        name: 'restore.log',
        evidence: { sha256: fileDigest, bytes: 31, totalBytes: 31, truncated: false },
      },
      {
        kind: 'file',
        name: 'gone.png',
        evidence: { sha256: 'e'.repeat(64), bytes: 9, totalBytes: 9, truncated: false },
      },
    ],
  },
  'Ingress가 두 도메인에 이어져 있다': { kind: 'waived', reason: '두 번째 도메인은 다음 분기', until: '2026-09-30' },
  '고객 안내문을 올렸다': { kind: 'waived', reason: '휴가 중', until: '2026-08-06' },
  '되돌리는 순서를 한 번 연습했다': { kind: 'not applicable', reason: '되돌릴 수 없는 배포' },
};

export function peopleInput(): ReportInput {
  const input = inputFor(peopleMarkdown, sampleRan, sampleMarks);
  const { runbook } = input;
  const marks = [...input.run.marks, ...Object.entries(decisions).map(([title, one]) => decided(runbook, title, one))];
  const unsigned: RunState = { ...input.run, marks, people: reducePeople(acts(runbook, '0'.repeat(64))) };
  const before: RunState = { ...input.run, runId: '2026-07-01T00-00-00Z-0001', name: 'v3.3', executions: [] };
  const withRun = (run: RunState): ReportInput => ({
    ...input,
    run,
    view: rollUp(runbook, run, { now: day }),
    files: new Map([[fileDigest, 'restored 812 of 812 <tables>\n']]),
    against: { run: before, view: rollUp(runbook, before, { now: day }) },
    now: day,
  });
  const signed = buildReport(withRun(unsigned)).contentSha256;
  return withRun({ ...unsigned, people: reducePeople(acts(runbook, signed)) });
}

export function peopleReport(): Report {
  return buildReport(peopleInput());
}

function decided(runbook: Runbook, title: string, decision: Decision): Mark {
  return {
    nodeId: nodeTitled(runbook, title).id,
    textSha256: undefined,
    ticked: true,
    decision,
    actor: 'lee.haneul',
    at: '2026-08-06T02:25:00.000Z',
    note: decision.kind === 'attested' ? '표 = 812' : undefined,
    lamport: 600,
  };
}

/** One role signs what the run is, the other signed something else. */
function acts(runbook: Runbook, signed: string): readonly PersonEvent[] {
  const nodeId = nodeTitled(runbook, '당번이 정해져 있고 연락이 닿는다').id;
  const payloads: readonly PersonPayload[] = [
    { type: 'item.ticked', nodeId, note: undefined },
    { type: 'item.noted', nodeId, note: '=SUM(밤, 주말) 모두 확인' },
    { type: 'field.filled', field: '배포 날짜', value: '2026-08-07' },
    { type: 'field.filled', field: '당번 / 전화', value: '010 | 000' },
    { type: 'field.filled', field: '없어진 칸', value: '예전 값' },
    { type: 'signOff.given', role: '개발팀장', contentSha256: signed, ready: false },
    { type: 'signOff.given', role: '운영팀장', contentSha256: 'a'.repeat(64), ready: true },
    { type: 'item.unticked', nodeId: 'an item that is gone' },
    { type: 'signOff.withdrawn', role: '아무나' },
  ];
  return payloads.map((payload, index) => event(700 + index, payload, { actor: 'choi.yuna' }) as PersonEvent);
}
