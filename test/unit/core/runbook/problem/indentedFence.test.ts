import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../../src/core/runbook/read.ts';
import { commandTexts, lines } from '../../../support/runbooks.ts';
import { corrected, places, problemsOf } from '../../../support/problems.ts';

describe('a fence that is indented too far', () => {
  it.each([
    ['at the margin', ['Look:', '', '    ```bash', '    uptime', '    ```'], ['Look:', '', '```bash', 'uptime', '```']],
    [
      'in an entry',
      ['- [ ] Look', '', '      ```bash', '      uptime', '', '      date', '      ```'],
      ['- [ ] Look', '', '  ```bash', '  uptime', '', '  date', '  ```'],
    ],
    [
      'directly under the text of an entry',
      ['1. Look', '       ```bash', '       uptime', '       ```'],
      ['1. Look', '   ```bash', '   uptime', '   ```'],
    ],
  ])('%s is told and moved left', (_name, broken, whole) => {
    const text = lines(...broken);
    expect(problemsOf(text, 'indented-fence')).toHaveLength(1);
    expect(corrected(text, 'indented-fence')).toBe(lines(...whole));
    expect(commandTexts(readRunbook(lines(...whole)))).toContain('uptime');
  });

  it('is told at its marks', () => {
    expect(places(lines('Look:', '', '    ```bash', '    uptime', '    ```'))).toEqual([['indented-fence', 3, 5]]);
  });

  it.each([
    ['a closing line', ['Look:', '', '    ```bash', '    uptime']],
    ['spaces in front of every line', ['Look:', '', '    ```bash', '\tuptime', '    ```']],
  ])('is not moved without %s', (_name, text) => {
    expect(problemsOf(lines(...text), 'indented-fence')).toMatchObject([{ fix: undefined }]);
  });

  it.each([
    ['in an entry as deep as its text', ['1. Look', '', '    ```bash', '    uptime', '    ```']],
    ['in a note of MkDocs', ['!!! note "Output"', '    ```console', '    NAME', '    ```']],
    [
      'in a note of MkDocs, behind a blank line',
      ['!!! note', '', '    Text.', '', '    ```console', '    NAME', '    ```'],
    ],
    ['inside a fence', ['~~~text', '    ```', '~~~']],
    ['as inline code', ['Write', '    ```bash``` there.']],
  ])('is not seen %s', (_name, text) => {
    expect(places(lines(...text))).toEqual([]);
  });
});
