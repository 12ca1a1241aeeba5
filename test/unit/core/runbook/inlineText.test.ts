import { describe, expect, it } from 'vitest';
import { codeSpans, plainText } from '../../../../src/core/runbook/inlineText.ts';

describe('the words of a title', () => {
  it.each([
    ['**Bold** and *thin*', 'Bold and thin'],
    ['__Bold__ and _thin_', 'Bold and thin'],
    ['~~gone~~', 'gone'],
    ['`code` and ``co`de``', 'code and co`de'],
    ['`kubectl logs <pod> </dev/null 2>&1`', 'kubectl logs <pod> </dev/null 2>&1'],
    ['`__all__` and `a\\*b`', '__all__ and a\\*b'],
    ['**Run `ls *.log *.txt`** in [`/var/log`](a.md)', 'Run ls *.log *.txt in /var/log'],
    ['[a link](https://a.example) and ![an image](b.png)', 'a link and an image'],
    ['[a link][ref]', 'a link'],
    ['<b>bold</b> <!-- hidden --> text', 'bold text'],
    ['Disk {#disk}', 'Disk'],
    ['\\*no emphasis\\*', '*no emphasis*'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['a\n  b', 'a b'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ])('"%s" reads "%s"', (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });

  it('end after two thousand characters', () => {
    expect(plainText('a'.repeat(5000))).toHaveLength(2000);
  });
});

describe('code spans', () => {
  it('know the text around them, over the ends of their line', () => {
    expect(codeSpans('one\ntwo `a b` three\nfour')).toEqual([
      { code: 'a b', line: 1, before: 'one\ntwo ', after: ' three\nfour', lineStart: 4 },
    ]);
  });

  it('may hold shorter runs of marks', () => {
    expect(codeSpans('``a ` b``').map((span) => span.code)).toEqual(['a ` b']);
  });

  it('need a closing mark', () => {
    expect(codeSpans('an `open span')).toEqual([]);
  });
});
