import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../../src/core/runbook/sentence.ts';

const texts = (markdown: string): readonly string[] => sentencesOf(markdown).map(({ text }) => text);

describe('sentences', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['Run `a. b` now. Then rest.', ['Run `a. b` now.', 'Then rest.']],
    ['Version 1.2.3 is out. Good.', ['Version 1.2.3 is out.', 'Good.']],
    ['Use a tool, e.g. jq, for it.', ['Use a tool, e.g. jq, for it.']],
    ['확인합니다. 다음으로.', ['확인합니다.', '다음으로.']],
    ['確認する。次へ。', ['確認する。', '次へ。']],
    ['(It works.) Yes.', ['(It works.', ') Yes.']],
    ['', []],
  ])('of %j are %j', (markdown, expected) => {
    expect(texts(markdown)).toEqual(expected);
  });

  it('know the lines they stand on', () => {
    expect(sentencesOf('One\ntwo. Three\nfour.\nFive.')).toEqual([
      { text: 'One two.', from: 0, to: 1 },
      { text: 'Three four.', from: 1, to: 2 },
      { text: 'Five.', from: 3, to: 3 },
    ]);
  });

  it('of any text have all of its words, in lines that it has', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z`.!? \n]{0,80}$/), (text) => {
        const found = sentencesOf(text);
        expect(
          found
            .map((sentence) => sentence.text)
            .join(' ')
            .replace(/\s+/g, ''),
        ).toBe(text.replace(/\s+/g, ''));
        for (const { from, to } of found) {
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThan(text.split('\n').length);
        }
      }),
    );
  });
});
