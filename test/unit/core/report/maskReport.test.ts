import { describe, expect, it } from 'vitest';
import { MASK } from '../../../../src/core/check/redact.ts';
import { maskReport } from '../../../../src/core/report/maskReport.ts';

const token = `ghp_${'a1B2c3D4'.repeat(5)}`;

describe('a report that is exported', () => {
  it('has what looks like a secret masked, and says what it was', () => {
    expect(maskReport(`| curl -H "Authorization: Bearer abcdef" |\n| ${token} ${token} |`)).toEqual({
      text: `| curl -H "Authorization: Bearer ${MASK}" |\n| ${MASK} ${MASK} |`,
      warning: expect.stringContaining('Authorization header (1), GitHub token (2)') as string,
    });
  });

  it('stays as it is where there is none, or only what is masked already', () => {
    for (const text of ['nothing', `Authorization: Bearer ${MASK} postgres://a:${MASK}@b`])
      expect(maskReport(text)).toEqual({ text, warning: undefined });
  });
});
