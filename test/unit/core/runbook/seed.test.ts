import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Runbook } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { commandTexts, expectationWords, itemKinds, itemsOf } from '../../support/runbooks.ts';
import { sharedFile } from '../../support/shared.ts';

/** Test data of the first users. It lies beside the repository, not in it. */
const seed = sharedFile('seed', 'judgify-core-v2.0-checklist.md');
const isThere = existsSync(seed);

function read(): Runbook {
  return readRunbook(readFileSync(seed, 'utf8'));
}

if (!isThere)
  describe(`The first users' checklist was NOT READ: ${seed} is missing`, () => {
    it('the other readings are covered by the fixtures', () => {
      expect(isThere).toBe(false);
    });
  });

describe.runIf(isThere)("the first users' checklist", () => {
  it('has 146 items: 42 at the margin, 98 nested, 6 numbered', () => {
    const runbook = read();
    expect(itemsOf(runbook)).toHaveLength(146);
    expect(itemKinds(runbook)).toEqual({ top: 42, nested: 98, ordered: 6 });
    expect(runbook.title).toBe('Judgify-core v2.0 프로덕션 준비 체크리스트 📋');
  });

  it('numbers the six steps of the deployment', () => {
    const ordered = itemsOf(read()).filter((item) => item.ordinal !== undefined);
    expect(ordered.map(({ ordinal, depth, lines }) => [ordinal, depth, lines.from])).toEqual([
      [1, 1, 311],
      [2, 1, 312],
      [3, 1, 313],
      [4, 1, 314],
      [5, 1, 315],
      [6, 1, 316],
    ]);
  });

  it('has ten blocks, each under its item', () => {
    expect(read().blocks.map(({ language, lines }) => [language, lines.from, lines.to])).toEqual([
      ['shell', 64, 71],
      ['data', 102, 109],
      ['shell', 122, 131],
      ['shell', 150, 160],
      ['shell', 180, 184],
      ['shell', 187, 190],
      ['shell', 193, 196],
      ['shell', 200, 207],
      ['shell', 210, 216],
      ['sql', 220, 231],
    ]);
    const items = new Set(itemsOf(read()).map((item) => item.id));
    expect(read().blocks.every((block) => items.has(block.nodeId ?? ''))).toBe(true);
  });

  it('offers thirteen commands and nothing else', () => {
    expect(commandTexts(read())).toEqual([
      'kubectl get secrets -n judgify-prod',
      'python tests/performance/test_load_and_performance.py --environment production',
      'curl https://api.judgify.ai/metrics',
      'cd tests/smoke',
      'python smoke_tests.py --base-url https://api.judgify.ai',
      'python production_smoke_tests.py --base-url https://api.judgify.ai',
      'python critical_path_tests.py --base-url https://api.judgify.ai',
      'trivy image judgify/api-gateway-service:v2.0.0',
      'trivy image judgify/judgment-service:v2.0.0',
      'trivy image judgify/dashboard-service:v2.0.0',
      'safety check',
      'bandit -r services/',
      "SELECT table_name FROM information_schema.tables \nWHERE table_schema = 'public'",
    ]);
    expect(read().commands.filter((command) => command.interactive || command.placeholders.length > 0)).toEqual([]);
  });

  it('never offers a ticked name, a goal or the resource table to run', () => {
    const text = commandTexts(read()).join('\n');
    for (const word of ['✓', '-secret', 'workflows', 'API Gateway', '500ms', 'HTTP']) expect(text).not.toContain(word);
  });

  it('looks for nine names by machine: four secrets and five tables', () => {
    const names = read().expectations.filter((expectation) => expectation.kind === 'contains');
    expect(expectationWords(names)).toEqual([
      'judgify-database-secret',
      'judgify-auth-secret',
      'judgify-llm-secret',
      'judgify-external-secret',
      'workflows',
      'judgment_executions',
      'dashboards',
      'action_logs',
      'system_logs',
    ]);
  });

  it('leaves fourteen statements to a person', () => {
    const statements = read().expectations.filter((expectation) => expectation.kind === 'statement');
    expect(statements.map((expectation) => expectation.text)).toEqual([
      'API 응답 시간: < 500ms (95 percentile)',
      '판단 실행 시간: < 2초',
      '대시보드 생성: < 30초',
      '동시 사용자: 1000명 이상',
      'HTTP 요청 수/응답시간',
      '판단 실행 횟수/성공률',
      '대시보드 생성 횟수',
      '데이터베이스 연결 상태',
      'Redis 연결 상태',
      '모든 테스트 PASSED 확인',
      'Critical 실패 없음 확인',
      '모든 핵심 기능 정상 작동 확인',
      'Critical/High 취약점 0개 확인',
      '보안 이슈 해결 확인',
    ]);
  });

  it('asks for three blanks and nine sign-offs', () => {
    const runbook = read();
    expect(runbook.fields.map((field) => field.label)).toEqual(['배포 담당자', '배포 예정일', '승인자']);
    expect(runbook.signOffs.map((signOff) => signOff.role)).toEqual([
      '개발팀장',
      '아키텍트',
      '보안 책임자',
      '운영팀장',
      '인프라 책임자',
      '모니터링 책임자',
      '서비스 책임자',
      '제품 책임자',
      '최종 검토자',
    ]);
  });

  it('knows whom to call and the two lines to compute', () => {
    const runbook = read();
    expect(runbook.contacts).toEqual([
      {
        lines: { from: 352, to: 357 },
        columns: ['역할', '이름', '전화번호', '이메일', '비상 전화'],
        rows: ['개발팀장', '운영팀장', '인프라 책임자', '서비스 책임자'].map((role) => [role, '', '', '', '']),
      },
    ]);
    expect(runbook.completion).toEqual({ line: 361, text: '📋 체크리스트 완료율: _____ / 총 항목' });
    expect(runbook.readiness).toEqual({
      line: 363,
      text: '🚀 프로덕션 배포 준비 상태: [ ] 준비완료 [ ] 추가작업필요',
    });
  });

  it('has no problem', () => {
    expect(read().problems).toEqual([]);
  });
});
