import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/runbooks.ts';
import { places, problemsOf } from '../../../support/problems.ts';

describe('an id', () => {
  it('that is written twice is told in both places, each naming the other', () => {
    const text = lines('## Start {#look}', '', '- [ ] One', '- [ ] Two {#look}');
    expect(places(text)).toEqual([
      ['duplicate-id', 1, 10],
      ['duplicate-id', 4, 11],
    ]);
    expect(
      problemsOf(text, 'duplicate-id').map(({ message, severity }) => [severity, /line (\d+)/.exec(message)?.[1]]),
    ).toEqual([
      ['error', '4'],
      ['error', '1'],
    ]);
  });

  it('is found in a comment too', () => {
    expect(places(lines('- [ ] One <!-- id: a.b -->', '- [ ] Two', '  more {#a.b}'))).toEqual([
      ['duplicate-id', 1, 11],
      ['duplicate-id', 3, 8],
    ]);
  });

  it('that another node has from its title is told', () => {
    const text = lines('## Clean up', '', '## The end {#clean-up}');
    expect(places(text)).toEqual([['duplicate-id', 3, 12]]);
    expect(problemsOf(text, 'duplicate-id')[0]?.message).toContain('line 1');
  });

  it.each([
    ['of its own', lines('## Start {#start-here}', '- [ ] One {#one}')],
    ['on a plain bullet, which has none', lines('- [ ] One {#a}', '- two {#a}')],
    ['that two nodes have from the same title', lines('## Check', '', '## Check')],
    [
      'shown in a code block',
      lines('- [ ] One {#a}', '', '```text', '- [ ] One {#a}', '```').replace('- [ ] One {#a}\n```', '{#a}\n```'),
    ],
  ])('%s is fine', (_name, text) => {
    expect(places(text)).toEqual([]);
  });
});
