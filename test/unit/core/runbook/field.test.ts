import { describe, expect, it } from 'vitest';
import { readContactTable, readFields } from '../../../../src/core/runbook/field.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { lines } from '../../support/runbooks.ts';

function read(text: string) {
  return readFields([{ text, line: 7, section: 'Approval' }]);
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
  ])('in "%s" asks for %j', (text, labels) => {
    const { fields, signOffs } = read(text);
    expect(fields.map((field) => field.label)).toEqual(labels);
    expect(fields.every((field) => field.line === 7)).toBe(true);
    expect(signOffs).toEqual([]);
  });

  it.each(['Owner: Kim', 'Owner: __', '____', 'Owner ____', ': ____', `${'long '.repeat(50)}: ____`, 'a: __b__'])(
    'is not in "%s"',
    (text) => {
      expect(read(text).fields).toEqual([]);
    },
  );

  it('is not looked for in the title of an item', () => {
    expect(readRunbook('- [ ] Owner: ____\n').fields).toEqual([]);
  });
});

describe('a sign-off', () => {
  it.each([
    '**Fire officer**: ____ Date: ____',
    '- **Fire officer**: ____ **Date**: ____',
    'Fire officer: ____, date: ____',
  ])('is a blank with a date: "%s"', (text) => {
    expect(read(text.replace(',', '')).signOffs).toEqual([
      { id: 'sign-off-1', role: 'Fire officer', group: 'Approval', line: 7 },
    ]);
  });

  it('knows the Korean and Japanese words for a date', () => {
    expect(read('팀장: ____ 날짜: ____').signOffs).toHaveLength(1);
    expect(read('責任者: ____ 日付: ____').signOffs).toHaveLength(1);
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

  it('is no other table', () => {
    expect(readContactTable([['Service', 'CPU']], range)).toBeUndefined();
    expect(readContactTable([], range)).toBeUndefined();
  });
});
