import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../../src/core/runbook/read.ts';
import { corrected, places, problemsOf } from '../../../support/problems.ts';
import { lines } from '../../../support/runbooks.ts';

describe('a block that is never closed', () => {
  it('is told with the line where it opens', () => {
    expect(places(lines('# T', '', '```bash', 'uptime'))).toEqual([['unclosed-fence', 3, 1]]);
  });

  it('is told when its list entry ends before it does', () => {
    expect(places(lines('- [ ] One', '  ```bash', '  uptime', '- [ ] Two'))).toEqual([['unclosed-fence', 2, 3]]);
  });

  it('says which line would close it', () => {
    expect(readRunbook('~~~~sh\nuptime\n').problems[0]?.message).toContain('~~~~');
  });

  it.each([
    ['the last line of the file', '```\na\n```'],
    ['a longer fence', '```\na\n`````\n'],
    ['an empty block', '```\n```\n'],
    ['a fence in an item', '- [ ] a\n  ```\n  b\n  ```\n'],
    ['tildes', '~~~\n```\n~~~\n'],
    ['Windows line ends', '```\r\na\r\n```\r\n'],
    ['line ends of a classic Mac', '# T\r\r```\ra\r```\r\rb\r'],
  ])('is not seen in %s', (_name, text) => {
    expect(places(text)).toEqual([]);
  });

  it('is seen where only a line that looks like a fence follows', () => {
    expect(places('```bash\nuptime\n``` and more\n')).toEqual([['unclosed-fence', 1, 1]]);
  });
});

describe('the fix of a block that is never closed', () => {
  it.each([
    [
      'with fewer marks',
      lines('````bash', 'uptime', '```', '', 'Text.'),
      lines('````bash', 'uptime', '````', '', 'Text.'),
    ],
    [
      'with one mark lost',
      lines('```bash', 'uptime', '``', '', 'Text.'),
      lines('```bash', 'uptime', '```', '', 'Text.'),
    ],
    [
      'too far right',
      lines('```bash', 'uptime', '     ```', '', 'Text.'),
      lines('```bash', 'uptime', '```', '', 'Text.'),
    ],
  ])('uses the line that was to close it: %s', (_name, broken, whole) => {
    expect(corrected(broken, 'unclosed-fence')).toBe(whole);
    expect(problemsOf(broken, 'unclosed-fence')[0]?.fix?.isSafe).toBe(true);
  });

  it('brings a closing line back into its entry', () => {
    const broken = lines('1. First', '   ```bash', '   uptime', '```', '2. Second');
    expect(corrected(broken, 'unclosed-fence')).toBe(
      lines('1. First', '   ```bash', '   uptime', '   ```', '2. Second'),
    );
    expect(problemsOf(broken, 'unclosed-fence')[0]?.fix?.isSafe).toBe(false);
  });

  it.each([
    ['the end of the file', ['```bash', 'uptime'], ''],
    ['the end of its entry', ['- [ ] One', '  ```bash', '  uptime', '- [ ] Two'], '  '],
    ['an entry that begins with it', ['- ```bash', '  uptime', '- two'], '  '],
    ['the next heading', ['```bash', 'uptime', '', '## Next', '', 'Text.'], ''],
    ['the next item', ['```bash', 'uptime', '', '- [ ] Next'], ''],
  ])('puts it before %s', (_name, broken, indent) => {
    const at = broken.findIndex((line) => line.includes('uptime')) + 1;
    expect(corrected(lines(...broken), 'unclosed-fence')).toBe(lines(...broken.toSpliced(at, 0, `${indent}\`\`\``)));
    expect(problemsOf(lines(...broken), 'unclosed-fence')[0]?.fix?.isSafe).toBe(false);
  });

  it('takes a comment of the shell for what it is', () => {
    expect(corrected(lines('```bash', 'uptime', '', '# the second', 'date'), 'unclosed-fence')).toBe(
      lines('```bash', 'uptime', '', '# the second', 'date', '```'),
    );
  });

  it('is not offered in a quotation', () => {
    expect(problemsOf(lines('> ```bash', '> uptime', '', 'Text.'), 'unclosed-fence')).toMatchObject([
      { line: 1, column: 3 },
    ]);
    expect(problemsOf(lines('> ```bash', '> uptime'), 'unclosed-fence')[0]?.fix).toBeUndefined();
  });
});
