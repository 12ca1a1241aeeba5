import { expect, it } from 'vitest';
import { inspection } from '../../../../src/core/runbook/inspection.ts';
import { fixture } from '../../support/runbooks.ts';

it('what the reader found is told as plain data, with lines as pairs', () => {
  expect(inspection(fixture('sql-and-list.md'))).toMatchObject({
    title: 'Ledger schema',
    items: [
      { title: 'Every table has arrived', line: 3, checked: false, depth: 0 },
      { title: 'No posting hangs in the air', line: 16 },
      { title: 'The old table is gone', line: 23 },
    ],
    commands: [
      { lines: [6, 8], language: 'sql', effect: 'read', node: 'ledger-schema/every-table-has-arrived' },
      { lines: [18, 19] },
      { lines: [20, 20] },
      { lines: [25, 25], effect: 'destroy' },
    ],
    expectations: [{ value: 'accounts', lines: [11, 11] }, { value: 'postings' }, { value: 'closing_dates' }],
    blocks: [{ lines: [4, 14], commands: ['ledger-schema/every-table-has-arrived#1.1'] }, {}, {}],
    problems: [],
  });
});

it('items inside other items are listed too', () => {
  expect(inspection(fixture('nested-items.md'))).toMatchObject({ items: { length: 8 } });
});

it('what is doubtful about a command is told, and where it belongs', () => {
  expect(inspection(fixture('nested-root-shell.md'))).toMatchObject({
    commands: [{}, {}, { doubt: 'root prompt', session: 'chroot /host' }, {}, {}, {}, {}],
  });
});
