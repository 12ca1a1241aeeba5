import { expect, it } from 'vitest';
import { hiddenRuns, visibleCommand, visibleText } from '../../../../src/core/report/visibleText.ts';

it.each([
  ['an escape sequence', '\u001b[31mred\u001b[0m', '⟦ESC⟧[31mred⟦ESC⟧[0m'],
  ['a carriage return that would overwrite the line', 'failed\rpassed', 'failed⟦CR⟧passed'],
  ['a right-to-left override', 'a\u202eb', 'a⟦U+202E⟧b'],
  ['a zero width space', 'kube\u200bctl', 'kube⟦U+200B⟧ctl'],
  ['a soft hyphen', 'a\u00adb', 'a⟦U+00AD⟧b'],
  ['a byte order mark', '\ufeffa', '⟦U+FEFF⟧a'],
  ['a Hangul filler', 'a\u3164b', 'a⟦U+3164⟧b'],
  ['a tag character beyond the first plane', 'a\u{e0041}b', 'a⟦U+E0041⟧b'],
  ['half a surrogate pair', 'a\ud800b', 'a⟦U+D800⟧b'],
  ['a joiner between letters', 'a\u200db', 'a⟦U+200D⟧b'],
  ['a line separator', 'a\u2028b', 'a⟦U+2028⟧b'],
  ['delete', 'a\u007fb', 'a⟦U+007F⟧b'],
])('%s is written out', (_, text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

it.each(['tab\tand\nline end', '한글과 ①', '👩‍🚀 ❤️‍🔥 👨‍👩‍👧', 'é e\u0301', 'עברית'])('%j stays as it is', (text) => {
  expect(visibleText(text)).toBe(text);
});

it('the line end of Windows is a line end', () => {
  expect(visibleText('a\r\nb')).toBe('a\nb');
});

it('in a command a space that is none is written out, an ideographic one is wide enough to be seen', () => {
  expect(visibleCommand('a\u00a0b\u2009c\u3000d e')).toBe('a⟦U+00A0⟧b⟦U+2009⟧c\u3000d e');
});

it('hidden characters of a command are found in runs', () => {
  expect(hiddenRuns('a\u00a0\u200bb\u{e0041}')).toEqual([
    { from: 1, to: 3, text: '\u00a0\u200b' },
    { from: 4, to: 6, text: '\u{e0041}' },
  ]);
  expect(hiddenRuns('plain 👩‍🚀\t')).toEqual([]);
});
