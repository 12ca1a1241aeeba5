import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../../src/core/runbook/read.ts';
import { commandTexts, fenced, lines } from '../../../support/runbooks.ts';
import { corrected, places, problemsOf } from '../../../support/problems.ts';

describe('an invisible character', () => {
  it.each([
    ['a zero-width space', '\u200b', 'U+200B', ''],
    ['a zero-width joiner', '\u200d', 'U+200D', ''],
    ['a no-break space', '\u00a0', 'U+00A0', ' '],
    ['a thin space', '\u2009', 'U+2009', ' '],
    ['a byte order mark', '\ufeff', 'U+FEFF', ''],
    ['a right-to-left override', '\u202e', 'U+202E', ''],
    ['a right-to-left isolate', '\u2067', 'U+2067', ''],
    ['a soft hyphen', '\u00ad', 'U+00AD', ''],
    ['an escape character', '\u001b', 'U+001B', ''],
    ['a tag letter', '\u{e0041}', 'U+E0041', ''],
  ])('in a command is told with its place and number, and taken out: %s', (_name, character, number, plain) => {
    const text = fenced('bash', 'date', `kubectl get${character}pods -A`);
    expect(problemsOf(text, 'invisible-character')).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining(number) as string,
        line: 3,
        column: 12,
        fix: { isSafe: true },
      },
    ]);
    expect(corrected(text, 'invisible-character')).toBe(fenced('bash', 'date', `kubectl get${plain}pods -A`));
  });

  it('beside another one is one problem with it', () => {
    const text = fenced('bash', 'echo a\u00a0\u200bb');
    expect(places(text)).toEqual([['invisible-character', 2, 7]]);
    expect(corrected(text, 'invisible-character')).toBe(fenced('bash', 'echo a b'));
  });

  it('is told in inline code, at its own place and not at one in the words beside it', () => {
    expect(places('- [ ] a\u200b: run `kubectl get\u200b pods`\n')).toEqual([['invisible-character', 1, 27]]);
  });

  it('in SQL is told too', () => {
    expect(places(fenced('sql', 'SELECT\u00a01;'))).toEqual([['invisible-character', 2, 7]]);
  });

  it('that turns the direction of text is told in a comment beside commands', () => {
    expect(places(fenced('bash', '# \u202etxet', 'date'))).toEqual([['invisible-character', 2, 3]]);
  });

  it('that hides where a comment begins is told', () => {
    expect(places(fenced('bash', 'date', '\u200b# optional:'))).toEqual([['invisible-character', 3, 1]]);
  });

  it('that keeps a line from being a command is told', () => {
    const text = fenced('bash', 'date', 'kube\u200bctl get pods');
    expect(commandTexts(readRunbook(text))).not.toContain('kubectl get pods');
    expect(places(text)).toContainEqual(['invisible-character', 3, 5]);
    expect(
      commandTexts(readRunbook(corrected(fenced('bash', 'kube\u200bctl get pods'), 'invisible-character'))),
    ).toEqual(['kubectl get pods']);
  });

  it.each([
    ['in prose and output', lines('# T\u200b', '', 'a\u00a0b', '', '```text', '\u200b', '```')],
    ['in front of output', fenced('console', '$ tree', '\u00a0\u00a0└── notes')],
    ['in a comment', fenced('bash', '# a\u00a0b', 'date')],
    ['that joins the parts of an emoji', fenced('bash', 'echo "👩‍🚀 ❤️ 👨‍👩‍👧"')],
    ['of the width of an ideograph, which can be seen', fenced('bash', 'echo "東京\u3000大阪"')],
  ])("is nobody's business %s", (_name, text) => {
    expect(places(text)).toEqual([]);
  });
});
