import { describe, expect, it } from 'vitest';
import { hasOddCharacters } from '../../../../src/core/runbook/oddCharacters.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { fenced, onlyCommand } from '../../support/runbooks.ts';

describe('characters that the shell does not take for what they look like', () => {
  it.each([
    ['a curly quote', 'echo “one”'],
    ['a long dash', 'kubectl get pods –n orders'],
    ['an ellipsis', 'curl …'],
    ['a space that does not break', 'kubectl\u00a0get pods'],
    ['a space without width', 'kubectl get\u200b pods'],
    ['one that cannot be seen, even in quotes', "echo 'a\u200bb'"],
  ])('are %s', (_name, command) => {
    expect(hasOddCharacters(command)).toBe(true);
  });

  it.each(["git commit -m '“one” – two…'", 'echo "배포 완료"', 'kubectl get pods # look – twice', 'kubectl get pods'])(
    'are not in "%s"',
    (command) => {
      expect(hasOddCharacters(command)).toBe(false);
    },
  );

  it('leave the command in doubt', () => {
    const command = onlyCommand(readRunbook(fenced('bash', 'kubectl get pods –n orders')));
    expect(command).toMatchObject({ text: 'kubectl get pods –n orders', doubt: 'odd characters' });
  });
});
