import { describe, expect, it } from 'vitest';
import { fixture, lines } from '../../../support/runbooks.ts';
import { places, problemsOf } from '../../../support/problems.ts';

describe('a box that is no item', () => {
  it('is told once a block, with their number, at the first', () => {
    const text = lines('```text', 'Copy this:', '- [ ] One', '1. [x] Two', '```', '', '<!--', '* [ ] Three', '-->');
    expect(problemsOf(text, 'box-no-item').map(({ severity, line, column }) => [severity, line, column])).toEqual([
      ['info', 3, 3],
      ['info', 8, 3],
    ]);
    expect(problemsOf(text, 'box-no-item')[0]?.message).toContain('2 here');
  });

  it('is told in indented code', () => {
    expect(places(lines('Text.', '', '    - [ ] One'))).toEqual([['box-no-item', 3, 7]]);
  });

  it.each([
    ['shown as Markdown', lines('```markdown', '- [ ] One', '```')],
    ['of a condition in a script', lines('```bash', 'if [ -f a ]; then date; fi', '```')],
    ['in a comment without text', lines('<!--', '- [ ]', '-->')],
  ])('is fine when it is %s', (_name, text) => {
    expect(places(text)).toEqual([]);
  });

  it('and one without text are all that is told of the nested items', () => {
    expect(fixture('nested-items.md').problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['empty-item', 21, 7],
      ['box-no-item', 26, 3],
      ['box-no-item', 30, 3],
    ]);
  });
});
