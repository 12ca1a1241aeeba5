import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { lines } from '../../support/runbooks.ts';

const labels = (text: string) => readRunbook(text).fields.map(({ label, line }) => [label, line]);
const roles = (text: string) => readRunbook(text).signOffs.map(({ role, line }) => [role, line]);

describe('a table of what is filled in', () => {
  it.each([
    ['Field', 'Value'],
    ['항목', '내용'],
    ['項目', '値'],
    ['项目', '内容'],
  ])('under "%s" and "%s" has a blank where the value is missing', (field, value) => {
    const text = lines(`| ${field} | ${value} |`, '|---|---|', '| Release | |', '| Host | db-1 |', '| Window | ____ |');
    expect(labels(text)).toEqual([
      ['Release', 3],
      ['Window', 5],
    ]);
  });

  it('may be any where a run of underscores stands in a cell', () => {
    const text = lines(
      '| Check | Limit | Measured |',
      '|---|---|---|',
      '| Latency | 200 ms | ____ |',
      '| Errors | 1 % | |',
    );
    expect(labels(text)).toEqual([['Latency / Measured', 3]]);
  });

  it('is none where an empty cell says nothing', () => {
    expect(labels(lines('| Field | Default | Note |', '|---|---|---|', '| port | | |'))).toEqual([]);
    expect(labels(lines('| Name | Value |', '|---|---|', '| port | |'))).toEqual([]);
  });
});

describe('a table of roles', () => {
  const table = ['| 역할 | 이름 | 상태 |', '|---|---|---|', '| 운영팀장 | | ☐ |', '| 보안 | Kim | |', '| 날짜 | | |'];

  it('signs under a heading that asks for approval, by the rows that nobody has filled', () => {
    expect(roles(lines('## 배포 승인', '', ...table))).toEqual([['운영팀장', 5]]);
    expect(roles(lines('## Final sign-off', '', ...table))).toEqual([['운영팀장', 5]]);
  });

  it('signs nowhere else', () => {
    expect(roles(lines('## 근무표', '', ...table))).toEqual([]);
  });
});
