import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { fenced, lines } from '../../support/runbooks.ts';

function read(...text: readonly string[]) {
  const { fields, signOffs } = readRunbook(lines(...text));
  return { fields: fields.map(({ label }) => label), roles: signOffs.map(({ role }) => role) };
}

describe('under a heading that asks for approval', () => {
  it.each([
    ['## Sign-off', '- Fire officer:', 'Fire officer'],
    ['## Approval', '- **Platform lead**:', 'Platform lead'],
    ['## 최종 승인', '- 운영팀장:', '운영팀장'],
    ['## 承認', '- 責任者：', '責任者'],
    ['## 上线审批', '- 运维负责人：', '运维负责人'],
  ])('%s, "%s" is signed', (heading, entry, role) => {
    expect(read(heading, '', entry)).toEqual({ fields: [], roles: [role] });
  });

  it('what is no role is filled in', () => {
    expect(read('## Sign-off', '', '- QA lead:', '- Date:', '- Conditions:')).toEqual({
      fields: ['Date', 'Conditions'],
      roles: ['QA lead'],
    });
  });

  it('a label announces what stands under it', () => {
    expect(read('## Approval', '', '- The release manager:', '  - reads the notes')).toEqual({ fields: [], roles: [] });
    expect(
      read('## Approval', '', '- The release manager:', '', `  ${fenced('bash', 'date').replace(/\n/g, '\n  ')}`),
    ).toEqual({
      fields: [],
      roles: [],
    });
  });

  it('a box is ticked, and a sentence is read', () => {
    expect(read('## Approval', '', '- [ ] QA lead:', '- Ask the QA lead.', '', 'QA lead:')).toEqual({
      fields: [],
      roles: [],
    });
  });
});

it('elsewhere an empty label is text', () => {
  expect(read('## Rota', '', '- QA lead:', '- Date:')).toEqual({ fields: [], roles: [] });
});
