import { describe, expect, it } from 'vitest';
import { commandTexts, lines } from '../../../support/runbooks.ts';
import { corrected, places, problemsOf } from '../../../support/problems.ts';
import { readRunbook } from '../../../../../src/core/runbook/read.ts';

const template = ['```markdown', '## Template', '', '```bash', 'uptime', '```', '', 'Its end.', '```', '', 'Text.'];

describe('a block inside a block with the same marks', () => {
  it('is told where it should open, once, and not as an open block at the end of the file too', () => {
    expect(places(lines(...template))).toEqual([['nested-fence', 4, 1]]);
  });

  it('in a template is corrected with longer marks around the template', () => {
    const fixed = corrected(lines(...template), 'nested-fence');
    expect(fixed).toBe(lines(...template.with(0, '````markdown').with(8, '````')));
    expect(places(fixed)).toEqual([]);
  });

  it('of commands means that the outer one was not closed', () => {
    const fixed = corrected(lines('```bash', 'uptime', '', '```sql', 'SELECT 1;', '```'), 'nested-fence');
    expect(fixed).toBe(lines('```bash', 'uptime', '```', '', '```sql', 'SELECT 1;', '```'));
    expect(commandTexts(readRunbook(fixed))).toEqual(['uptime', 'SELECT 1']);
  });

  it('leaves the heading between two blocks outside of both', () => {
    expect(corrected(lines('```sh', 'uptime', '', '## Next', '', '```sh', 'date', '```'), 'nested-fence')).toBe(
      lines('```sh', 'uptime', '```', '', '## Next', '', '```sh', 'date', '```'),
    );
  });

  it('without a language outside may be either, so no fix is offered', () => {
    expect(problemsOf(lines('```', 'a', '```bash', 'uptime', '```', 'b', '```'), 'nested-fence')).toMatchObject([
      { severity: 'error', line: 3, fix: undefined },
    ]);
  });

  it.each([
    ['longer marks outside', ['````markdown', '```bash', 'uptime', '```', '````']],
    ['other marks outside', ['~~~markdown', '```bash', 'uptime', '```', '~~~']],
    ['marks with words behind them', ['```text', '``` and so on', '```']],
    ['inline marks', ['```text', '```bash``` is a tag', '```']],
  ])('is not seen with %s', (_name, text) => {
    expect(places(lines(...text))).toEqual([]);
  });
});
