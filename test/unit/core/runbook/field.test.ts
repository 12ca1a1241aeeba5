import { describe, expect, it } from 'vitest';
import { readBlanks, readContactTable, readFields } from '../../../../src/core/runbook/field.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { lines } from '../../support/runbooks.ts';

function read(text: string) {
  return readFields(readBlanks(text, 7).map((blank) => ({ ...blank, section: 'Approval' })));
}

describe('a blank', () => {
  it.each([
    ['**Owner**: ____', ['Owner']],
    ['**Owner:** ____', ['Owner']],
    ['- *Owner*: ____', ['Owner']],
    ['Owner : ____', ['Owner']],
    ['승인자： ____', ['승인자']],
    ['> Owner: ____', ['Owner']],
    ['Owner: ____ Backup: ____', ['Owner', 'Backup']],
    ['Owner: ____ | Backup: ____', ['Owner', 'Backup']],
    ['Start: ____ (UTC), end: ____', ['Start', '(UTC), end']],
    ['Owner: \\_\\_\\_\\_', ['Owner']],
    ['Owner: ........', ['Owner']],
    ['Owner: ……', ['Owner']],
    ['担当者： ＿＿＿', ['担当者']],
    ['Owner: [    ]', ['Owner']],
    ['Approved by: [name]', ['Approved by']],
    ['**Planned for**: [YYYY-MM-DD]', ['Planned for']],
    ['승인자: <이름>', ['승인자']],
    ['负责人：[姓名]', ['负责人']],
    ['Reviewer: [name] Phone: [phone]', ['Reviewer', 'Phone']],
  ])('in "%s" asks for %j', (text, labels) => {
    const { fields, signOffs } = read(text);
    expect(fields.map((field) => field.label)).toEqual(labels);
    expect(fields.every((field) => field.line === 7)).toBe(true);
    expect(signOffs).toEqual([]);
  });

  it.each([
    'Owner: Kim',
    'Owner: __',
    '____',
    'Owner ____',
    ': ____',
    `${'long '.repeat(50)}: ____`,
    'a: __b__',
    'See: [name](a.md)',
    'See: [name][1]',
    'Run: <pod>',
    'Wait: ...',
    '[name]: a.md',
  ])('is not in "%s"', (text) => {
    expect(read(text).fields).toEqual([]);
  });

  it('may stand behind the box of an item, which is no blank itself', () => {
    const { fields, readiness } = readRunbook('- [ ] Owner: ____\n- [ ] Ready\n');
    expect(fields).toMatchObject([{ label: 'Owner', line: 1 }]);
    expect(readiness).toBeUndefined();
  });
});

describe('a sign-off', () => {
  it.each([
    '**Fire officer**: ____ Date: ____',
    '- **Fire officer**: ____ **Date**: ____',
    'Fire officer: ____, date: ____',
    'Fire officer: [name] Date: [YYYY-MM-DD]',
    'Fire officer: ____ Signed date: ____',
  ])('is a blank with a date: "%s"', (text) => {
    expect(read(text.replace(',', '')).signOffs).toEqual([
      { id: 'sign-off-1', role: 'Fire officer', group: 'Approval', line: 7 },
    ]);
  });

  it('may be an item with a box', () => {
    const { signOffs } = readRunbook('# Approval\n\n- [ ] Fire officer: ____  Date: ____\n');
    expect(signOffs).toMatchObject([{ role: 'Fire officer', group: 'Approval', line: 3 }]);
  });

  it('knows the Chinese words for a date and a signature', () => {
    expect(read('负责人：____ 日期：____').signOffs).toHaveLength(1);
    const table = lines('| 角色 | 签字 | 日期 |', '|---|---|---|', '| 值班长 | | |');
    expect(readRunbook(table).signOffs).toMatchObject([{ role: '值班长', line: 3 }]);
  });

  it('knows the Korean and Japanese words for a date', () => {
    expect(read('팀장: ____ 날짜: ____').signOffs).toHaveLength(1);
    expect(read('責任者: ____ 日付: ____').signOffs).toHaveLength(1);
  });

  it('is a row of a table in which roles sign', () => {
    const text = lines(
      '# Approval',
      '',
      '| Role | Name | Signature | Date |',
      '|---|---|---|---|',
      '| Fire officer | | | |',
      '| **Warden** | ____ | | |',
    );
    const { signOffs, contacts } = readRunbook(`${text}\nChief: ____ Date: ____\n`);
    expect(signOffs).toEqual([
      { id: 'sign-off-1', role: 'Fire officer', group: 'Approval', line: 5 },
      { id: 'sign-off-2', role: 'Warden', group: 'Approval', line: 6 },
      { id: 'sign-off-3', role: 'Chief', group: 'Approval', line: 8 },
    ]);
    expect(contacts).toEqual([]);
  });

  it('is no row of a table without a date or without a signature', () => {
    expect(readRunbook(lines('| Role | Date |', '|---|---|', '| a | |')).signOffs).toEqual([]);
    expect(readRunbook(lines('| Role | Signature |', '|---|---|', '| a | |')).signOffs).toEqual([]);
  });

  it('is not a date alone', () => {
    expect(read('Date: ____').fields.map((field) => field.label)).toEqual(['Date']);
  });
});

describe('the computed lines', () => {
  it('are the first of their kind and no blanks', () => {
    const fields = readRunbook(
      lines(
        'Completion: ____ / all',
        '',
        'Completion: ____ / 5',
        '',
        'State: [ ] go [x] no go',
        '',
        'State: [ ] a [ ] b',
      ),
    );
    expect(fields.completion).toEqual({ line: 1, text: 'Completion: ____ / all' });
    expect(fields.readiness).toEqual({ line: 5, text: 'State: [ ] go [x] no go' });
    expect(fields.fields).toEqual([]);
  });

  it.each([
    'Progress: ____ %',
    '완료율: ____ / 총 항목',
    '**Completed: 12 / 50**',
    'Done, completed: 12 / ____',
    '進捗: __%',
  ])('may be written as "%s"', (text) => {
    expect(read(text).completion?.line).toBe(7);
  });

  it.each(['Progress is 50%.', 'The complete list has 3/4 of it.', 'Complete: see page 12'])('are not "%s"', (text) => {
    expect(read(text).completion).toBeUndefined();
  });

  it('may have the boxes of Unicode', () => {
    expect(read('Decision: ☐ go ☐ no go').readiness).toEqual({ line: 7, text: 'Decision: ☐ go ☐ no go' });
  });

  it('are not a blank for a rate without a total, nor a single box', () => {
    expect(read('Completed by: ____').completion).toBeUndefined();
    expect(read('Completed by: ____').fields.map((field) => field.label)).toEqual(['Completed by']);
    expect(read('[ ] alone').readiness).toBeUndefined();
  });
});

describe('a contact table', () => {
  const range = { from: 3, to: 5 };

  it('has a column for a way to reach people; blanks are empty', () => {
    expect(
      readContactTable(
        [
          ['Role', '**E-mail**'],
          ['Ops', '____'],
        ],
        range,
      ),
    ).toEqual({
      lines: range,
      columns: ['Role', 'E-mail'],
      rows: [['Ops', '']],
    });
  });

  it('may have Chinese heads', () => {
    expect(readContactTable([['负责人', '电话']], range)?.columns).toEqual(['负责人', '电话']);
  });

  it('is no other table', () => {
    expect(readContactTable([['Service', 'CPU']], range)).toBeUndefined();
    expect(readContactTable([['Key', 'E-mail']], range)).toBeUndefined();
    expect(readContactTable([['E-mail']], range)).toBeUndefined();
    expect(readContactTable([], range)).toBeUndefined();
  });
});
