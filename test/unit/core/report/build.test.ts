import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../../src/core/report/build.ts';
import type { Report, ReportEntry } from '../../../../src/core/report/model.ts';
import { noticeText } from '../../../../src/core/report/noticeText.ts';
import { inputFor, production, sampleMarkdown, sampleRan, sampleReport } from './sampleReport.ts';

const nodesReady = '# List\n\n## A\n\n- [ ] Nodes are ready\n\n  ```bash\n  kubectl get nodes\n  - worker-1 ✓\n  ```\n';
const nodesPass = { command: 'kubectl get nodes', verdict: 'pass', output: 'worker-1 Ready\n' } as const;

describe('whether a run is ready', () => {
  it('is yes when every item is proved or ticked by hand', () => {
    const markdown = `${nodesReady}- [ ] Approved\n`;
    const report = buildReport(inputFor(markdown, [nodesPass], { Approved: { ticked: true, note: undefined } }));
    expect(report).toMatchObject({ ready: true, progress: { done: 2, total: 2 }, blockers: [], waiting: [], open: [] });
  });

  it('is no while an item is open', () => {
    expect(buildReport(inputFor(`${nodesReady}- [ ] Approved\n`, [nodesPass])).ready).toBe(false);
  });

  it('is no when a step without a box failed, although every box is done', () => {
    const markdown = `${nodesReady}\n## B\n\n\`\`\`bash\nkubectl get pods\n- api ✓\n\`\`\`\n`;
    const report = buildReport(inputFor(markdown, [nodesPass, { command: 'kubectl get pods', verdict: 'fail' }]));
    expect(report.progress).toMatchObject({ done: 1, total: 1 });
    expect(report.ready).toBe(false);
    expect(report.blockers.map(({ title }) => title)).toEqual(['B']);
  });

  it('is no for a runbook with nothing to do', () => {
    expect(buildReport(inputFor('# Empty\n\nJust words.\n', [])).ready).toBe(false);
  });

  it('counts steps where a runbook has no box at all', () => {
    const markdown =
      '# Guide\n\n## One\n\n```bash\nkubectl get nodes\n- worker-1 ✓\n```\n\n## Two\n\n```bash\nkubectl get pods\n```\n';
    const report = buildReport(inputFor(markdown, [nodesPass]));
    expect(report).toMatchObject({ counted: 'steps', ready: false, progress: { done: 1, total: 2 } });
    expect(report.sections.map(({ progress }) => progress.done)).toEqual([1, 0]);
  });

  it('counts what the tree and the command line count, also where only a person decides', () => {
    const markdown =
      '# Guide\n\n## One\n\nLook.\n\n## Two\n\n1. Do\n\n   ```bash\n   kubectl get pods\n   ```\n2. Rest\n';
    const input = inputFor(markdown, [], { One: { ticked: true, note: undefined } });
    const report = buildReport(input);
    expect(report.progress).toEqual({ done: 1, total: 2, failed: 0 });
    expect(report.progress).toEqual(input.view.progress.get(''));
    expect(report.sections.flatMap(({ entries }) => entries.map(({ title, state }) => [title, state]))).toEqual([
      ['One', 'ticked'],
      ['Do', 'open'],
    ]);
  });
});

describe('what stands in the way', () => {
  const report = sampleReport();

  it('is told worst first and once for each cause', () => {
    expect(report.blockers.map(({ state, title }) => [state, title])).toEqual([
      ['failed', '모든 디플로이먼트가 원하는 수만큼 떠 있다'],
      ['failed', 'Ingress가 두 도메인에 이어져 있다'],
      ['error', '복제가 따라오고 있다'],
      ['unknown', '이미지에 알려진 취약점이 없다'],
      ['stale', '오래된 캐시를 비웠다'],
    ]);
  });

  it('names the finding, who it was and when', () => {
    expect(report.blockers[1]).toMatchObject({
      section: '1.1 쿠버네티스',
      finding: 'expected "dashboard.orders.example" in the output, it is not there',
      actor: 'kim.jiwon',
      at: '2026-08-06T01:22:00.203Z',
    });
  });

  it('does not name a group beside the item in it that failed', () => {
    const markdown =
      '# L\n\n- [ ] Group\n  - [ ] Inner\n\n    ```bash\n    kubectl get nodes\n    - worker-1 ✓\n    ```\n';
    const failed = buildReport(inputFor(markdown, [{ command: 'kubectl get nodes', verdict: 'fail' }]));
    expect(failed.tally).toEqual([{ state: 'failed', count: 2 }]);
    expect(failed.blockers.map(({ title }) => title)).toEqual(['Inner']);
  });

  it('lists what a person has to decide one by one and counts the rest by section', () => {
    expect(report.waiting.map(({ title }) => title)).toEqual(['부하 시험이 목표를 채웠다']);
    expect(report.open.map(({ title, count }) => [title, count])).toEqual([
      ['1.2 데이터 저장소', 1],
      ['3. 사람', 2],
    ]);
  });

  it('asks nobody for a decision while commands of the item are still to run', () => {
    const markdown = '# L\n\n- [ ] Both\n\n  ```bash\n  kubectl get nodes\n  kubectl get pods\n  ```\n';
    const half = buildReport(inputFor(markdown, [{ ...nodesPass, verdict: 'manual' }]));
    expect(half.waiting).toEqual([]);
    expect(half.open).toMatchObject([{ count: 1 }]);
  });

  it('adds up: the states of all items are as many as there are items', () => {
    expect(report.tally.reduce((sum, { count }) => sum + count, 0)).toBe(report.progress.total);
    const open = report.tally.find(({ state }) => state === 'open')?.count;
    expect(open).toBe(report.waiting.length + report.open.reduce((sum, { count }) => sum + count, 0));
  });
});

describe('what must be known besides', () => {
  it('is a command that ran somewhere else than the run is pinned to', () => {
    expect(sampleReport().notices).toMatchObject([
      { kind: 'other target', title: '오래된 캐시를 비웠다', differs: ['context', 'clusterUid'] },
    ]);
  });

  it('is a tick by hand over a proof that failed', () => {
    const input = inputFor(nodesReady, [{ ...nodesPass, verdict: 'fail' }], {
      'Nodes are ready': { ticked: true, note: 'looked at it myself' },
    });
    const report = buildReport(input);
    expect(report.ready).toBe(true);
    expect(report.notices).toMatchObject([{ kind: 'ticked over', verdict: 'fail', actor: 'lee.haneul' }]);
  });

  it('is a runbook that has changed since the run was started', () => {
    const input = inputFor(nodesReady, [nodesPass]);
    const report = buildReport({ ...input, sha256: 'another' });
    expect(report.notices).toEqual([{ kind: 'runbook changed', startedWith: input.sha256 }]);
  });

  it('is stored output that is gone', () => {
    const report = buildReport({ ...inputFor(nodesReady, [nodesPass]), outputs: new Map() });
    expect(report.notices).toMatchObject([{ kind: 'evidence missing', title: 'Nodes are ready' }]);
    expect(entryOf(report, 'Nodes are ready').executions[0]?.evidence?.output).toBeUndefined();
  });

  it('is that log lines of a newer version were left out', () => {
    const input = inputFor(nodesReady, [nodesPass]);
    const report = buildReport({ ...input, run: { ...input.run, unknownEvents: 3 } });
    expect(report.notices).toEqual([{ kind: 'unknown events', count: 3 }]);
  });

  it('says where the log is damaged, and how much of it', () => {
    const input = inputFor('# L\n\n- [ ] Approved\n', [], {});
    const { notices } = buildReport({ ...input, logDamage: ['kim-1.jsonl:4', 'kim-1.jsonl:9'] });
    expect(notices).toEqual([{ kind: 'log damaged', count: 2, place: 'kim-1.jsonl:4' }]);
    expect(notices.map(noticeText)).toEqual([
      expect.stringContaining('2 lines of the log are damaged or were changed, the first at kim-1.jsonl:4') as string,
    ]);
  });
});

describe('an item of the report', () => {
  it('has the newest execution of each command, with its output', () => {
    const again = [
      { ...nodesPass, verdict: 'fail' as const },
      { ...nodesPass, output: 'worker-1 Ready again\n' },
    ];
    const { executions } = entryOf(buildReport(inputFor(nodesReady, again)), 'Nodes are ready');
    expect(executions.map(({ verdict, evidence }) => [verdict, evidence?.output])).toEqual([
      ['pass', 'worker-1 Ready again\n'],
    ]);
  });

  it('shows the command of now beside the older one that ran', () => {
    const [execution] = entryOf(sampleReport(), '오래된 캐시를 비웠다').executions;
    expect(execution?.command).toContain('--older-than 30d');
    expect(execution?.commandNow).toContain('--older-than 7d');
  });

  it('says how many of its commands never ran', () => {
    const markdown = '# L\n\n- [ ] Both\n\n  ```bash\n  kubectl get nodes\n  kubectl get pods\n  ```\n';
    expect(entryOf(buildReport(inputFor(markdown, [nodesPass])), 'Both').notRun).toBe(1);
  });

  it('carries the target it ran against', () => {
    expect(entryOf(sampleReport(), 'PostgreSQL의 주 버전이 15다').executions[0]?.target).toEqual(production);
  });
});

describe('sections of the report', () => {
  it('leave out the heading that is the title of all', () => {
    expect(sampleReport().sections.map(({ title, depth }) => `${'  '.repeat(depth)}${title}`)).toEqual([
      '1. 인프라',
      '  1.1 쿠버네티스',
      '  1.2 데이터 저장소',
      '2. 성능',
      '3. 사람',
    ]);
  });

  it('leave out prose: numbered sentences without anything to do', () => {
    const report = buildReport(inputFor('# L\n\n## How\n\n1. Read this.\n2. Then that.\n\n## Do\n\n- [ ] It\n', []));
    expect(report.sections.map(({ title }) => title)).toEqual(['Do']);
  });

  it('give the commands under a heading their own state, not that of the sections in it', () => {
    const markdown =
      '# L\n\n## A\n\n```bash\nkubectl get nodes\n- worker-1 ✓\n```\n\n### B\n\n- [ ] Pods\n\n  ```bash\n  kubectl get pods\n  - api ✓\n  ```\n';
    const report = buildReport(inputFor(markdown, [nodesPass, { command: 'kubectl get pods', verdict: 'fail' }]));
    expect(report.sections[0]?.state).toBe('failed');
    expect(report.sections[0]?.entries[0]?.state).toBe('passed');
  });
});

it('builds the same report from the same run', () => {
  expect(sampleReport()).toEqual(buildReport(inputFor(sampleMarkdown, sampleRan, marks())));
});

function marks(): Parameters<typeof inputFor>[2] {
  return {
    '네트워크 정책을 정해 두었다': { ticked: true, note: '플랫폼팀 문서 NP-12를 확인함' },
    '당번이 정해져 있고 연락이 닿는다': { ticked: true, note: undefined },
  };
}

function entryOf(report: Report, title: string): ReportEntry {
  const found = report.sections.flatMap(({ entries }) => entries).find((entry) => entry.title === title);
  if (found === undefined) throw new Error(`the report has no item ${title}`);
  return found;
}
