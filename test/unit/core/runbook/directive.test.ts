import { describe, expect, it } from 'vitest';
import { commentDirectives, expectDirectives } from '../../../../src/core/runbook/directive.ts';

const values = (words: string): readonly (string | undefined)[] =>
  commentDirectives(`# expect: ${words}`).map(({ value }) => value);

describe('a directive', () => {
  it.each([
    ['contains "orders"', ['orders']],
    ["contains 'two words'", ['two words']],
    ['contains `a`, "b"', ['a', 'b']],
  ])('%s names values for a machine', (words, expected) => {
    expect(values(words)).toEqual(expected);
  });

  it.each(['all pods run', 'contains orders', 'contains "a" or "b"', 'contians "a"', 'contains ""'])(
    '%s is left to a person',
    (words) => {
      expect(commentDirectives(`# expect: ${words}`)).toEqual([{ text: words, value: undefined, line: 0 }]);
    },
  );

  it.each(['# expect', '# expected: a', 'expect: a', '# expect:'])('is not "%s"', (comment) => {
    expect(commentDirectives(comment)).toEqual([]);
  });

  it('may be a SQL comment or a comment of the source, of which there may be several', () => {
    expect(commentDirectives('-- expect: contains "a"')).toEqual([{ text: 'a', value: 'a', line: 0 }]);
    expect(expectDirectives('<!-- expect: contains "a" -->\n\n<!-- expect: b\n c -->')).toEqual([
      { text: 'a', value: 'a', line: 0 },
      { text: 'b c', value: undefined, line: 2 },
    ]);
  });
});
