import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { fenced, lines } from '../../support/runbooks.ts';

function places(text: string): readonly (readonly [string, number, number])[] {
  return readRunbook(text).problems.map(({ code, line, column }) => [code, line, column]);
}

describe('a block that is never closed', () => {
  it('is told with the line where it opens', () => {
    expect(places(lines('# T', '', '```bash', 'uptime'))).toEqual([['unclosed-fence', 3, 1]]);
  });

  it('is told when its list entry ends before it does', () => {
    expect(places(lines('- [ ] One', '  ```bash', '  uptime', '- [ ] Two'))).toEqual([['unclosed-fence', 2, 1]]);
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

describe('an invisible character', () => {
  it.each([
    ['a zero-width space', '\u200b', '200B'],
    ['a no-break space', '\u00a0', '00A0'],
    ['a right-to-left override', '\u202e', '202E'],
  ])('in a command is told with its place and number: %s', (_name, character, number) => {
    const runbook = readRunbook(fenced('bash', 'date', `kubectl get${character} pods`));
    expect(runbook.problems).toEqual([
      {
        code: 'invisible-character',
        severity: 'error',
        message: expect.stringContaining(`U+${number}`) as string,
        line: 3,
        column: 12,
      },
    ]);
  });

  it('is told in inline code too', () => {
    expect(places('- [ ] `kubectl get\u200b pods`\n')).toEqual([['invisible-character', 1, 19]]);
  });

  it("outside of commands is nobody's business", () => {
    expect(places(lines('# T\u200b', '', 'a\u00a0b', '', '```text', '\u200b', '```'))).toEqual([]);
  });
});
