import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionLine, readinessLine } from '../../../../src/core/report/computedLines.ts';
import { buildReport } from '../../../../src/core/report/build.ts';
import { renderCompleted } from '../../../../src/core/report/completed.ts';
import { reducePeople, type PersonEvent } from '../../../../src/core/run/people.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { event } from '../../support/events.ts';
import { lines } from '../../support/runbooks.ts';
import { peopleInput, peopleMarkdown } from './peopleReport.ts';
import { inputFor } from './sampleReport.ts';

function completed(): readonly string[] {
  const input = peopleInput();
  return renderCompleted(buildReport(input), { text: peopleMarkdown, runbook: input.runbook }).split('\n');
}

describe('the completed runbook', () => {
  it('is the text, with boxes ticked for what is done, and reasons for what is exempted', () => {
    const found = (words: string): string | undefined => completed().find((line) => line.includes(words));
    expect(found('워커 노드가 모두')).toBe('  - [x] 워커 노드가 모두 Ready 상태다');
    expect(found('되살리기를')).toBe('- [x] 되살리기를 연습했다');
    expect(found('모든 디플로이먼트')).toBe('- [ ] 모든 디플로이먼트가 원하는 수만큼 떠 있다');
    expect(found('Ingress가')).toBe(
      '- [ ] Ingress가 두 도메인에 이어져 있다 (waived until 2026-09-30: 두 번째 도메인은 다음 분기)',
    );
    expect(found('되돌리는')).toBe('- [ ] 되돌리는 순서를 한 번 연습했다 (not applicable: 되돌릴 수 없는 배포)');
    expect(found('고객 안내문')).toBe('- [ ] 고객 안내문을 올렸다');
  });

  it('has its blanks filled, also cells of tables, and signatures that hold', () => {
    const text = completed().join('\n');
    expect(text).toContain('**배포 날짜**: 2026-08-07\n');
    expect(text).toContain('\n| 당번 | ____ | 010 \\| 000 |\n');
    expect(text).toContain('- **개발팀장**: choi.yuna 서명일: 2026-03-02\n');
    expect(text).toContain('- **운영팀장**: ____________________ 서명일: __________\n');
  });

  it('has the lines that are computed', () => {
    const { progress } = buildReport(peopleInput());
    const text = completed().join('\n');
    expect(text).toContain(`**완료율: ${progress.done} / 전체** (${progress.done}/${progress.total}, `);
    expect(text).toContain('**판정: [ ] 올려도 된다 [x] 더 손봐야 한다**');
  });

  it('keeps line ends of Windows, ids of the author, and the author’s tick only where the run says so', () => {
    const markdown = '# L\r\n\r\n- [x] Old {#old}\r\n- [ ] Later {#later}\r\n';
    const input = inputFor(markdown, []);
    const [, later] = input.runbook.nodes.flatMap(({ children }) => children);
    const acts = [event(1, { type: 'item.notApplicable', nodeId: later?.id ?? '', reason: 'no' }) as PersonEvent];
    const mark = {
      nodeId: later?.id ?? '',
      textSha256: undefined,
      ticked: true,
      actor: 'kim',
      at: '',
      note: undefined,
    };
    const decision = { kind: 'not applicable', reason: 'no' } as const;
    const state = 'not applicable' as const;
    const view = {
      ...input.view,
      states: new Map([...input.view.states, [later?.id ?? '', state] as const]),
      marks: new Map([[later?.id ?? '', { ...mark, decision, lamport: 1, doubt: undefined }]]),
    };
    const report = buildReport({ ...input, view, run: { ...input.run, people: reducePeople(acts) } });
    expect(renderCompleted(report, { text: markdown, runbook: input.runbook })).toBe(
      '# L\r\n\r\n- [ ] Old {#old}\r\n- [ ] Later (not applicable: no) {#later}\r\n',
    );
  });

  it('fills a table in which roles sign', () => {
    const markdown = lines(
      '# L',
      '',
      '- [ ] One',
      '',
      '| Role | Name | Signature | Date |',
      '| --- | --- | --- | --- |',
      '| Lead | | | |',
    );
    const input = inputFor(markdown, []);
    const sign = (contentSha256: string): ReturnType<typeof reducePeople> =>
      reducePeople([event(1, { type: 'signOff.given', role: 'Lead', contentSha256, ready: true }) as PersonEvent]);
    const { contentSha256 } = buildReport({ ...input, run: { ...input.run, people: sign('') } });
    const report = buildReport({ ...input, run: { ...input.run, people: sign(contentSha256) } });
    expect(renderCompleted(report, { text: markdown, runbook: input.runbook })).toContain(
      '| Lead | kim | | 2026-03-02 |',
    );
  });

  it('has the same lines and commands as the text, whatever people write', () => {
    const nasty = fc.stringMatching(/^[-+*#>`~|[\]()!<>&\\_=:. x{}]{1,20}$/);
    const commandsOf = (text: string): readonly string[] => readRunbook(text).commands.map((command) => command.text);
    fc.assert(
      fc.property(nasty, (value) => {
        const input = peopleInput();
        const fields = new Map([['배포 날짜', { value, actor: 'kim', at: '' }]]);
        const report = buildReport({ ...input, run: { ...input.run, people: { ...input.run.people, fields } } });
        const text = renderCompleted(report, { text: peopleMarkdown, runbook: input.runbook });
        expect(text.split('\n')).toHaveLength(peopleMarkdown.split('\n').length);
        expect(commandsOf(text)).toEqual(commandsOf(peopleMarkdown));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the line of the completion rate', () => {
  const progress = { done: 37, total: 146, failed: 2 };

  it.each([
    ['Completion: ____ / 146', 'Completion: 37 / 146'],
    ['Completion: ____ / ____ (____ %)', 'Completion: 37 / 146 (25 %)'],
    ['**완료율: _____ / 총 항목**', '**완료율: 37 / 총 항목** (37/146, 25 %)'],
    ['Progress: 12/140', 'Progress: 37/146'],
    ['Completion rate: ____%', 'Completion rate: 25%'],
    ['Completion: \\_\\_\\_ / all', 'Completion: 37 / all (37/146, 25 %)'],
  ])('%j becomes %j', (line, expected) => {
    expect(completionLine(line, progress)).toBe(expected);
  });
});

describe('the line of the verdict', () => {
  it.each([
    ['Status: [ ] ready [ ] more work', true, 'Status: [x] ready [ ] more work'],
    ['Status: [ ] ready [ ] more work', false, 'Status: [ ] ready [x] more work'],
    ['Status: [x] not ready [ ] ready', true, 'Status: [ ] not ready [x] ready'],
    ['☐ go ☐ no-go', false, '☐ go ☑ no-go'],
    ['[ ] 준비완료 [ ] 추가작업필요', true, '[x] 준비완료 [ ] 추가작업필요'],
    ['[ ] 준비완료 [ ] 추가작업필요', false, '[ ] 준비완료 [x] 추가작업필요'],
    ['[ ] A [ ] B', false, '[ ] A [x] B'],
  ])('%j, ready %s', (line, ready, expected) => {
    expect(readinessLine(line, ready)).toBe(expected);
  });
});
