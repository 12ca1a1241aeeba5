import { describe, expect, it } from 'vitest';
import { fenced } from '../../../support/runbooks.ts';
import { corrected, problemsOf } from '../../../support/problems.ts';

describe('a space behind a backslash', () => {
  const broken = fenced('bash', 'kubectl get pods \\  ', '  -n shop');

  it('is told where the backslash stands and deleted', () => {
    expect(problemsOf(broken, 'broken-continuation')).toMatchObject([{ line: 2, column: 18 }]);
    expect(corrected(broken, 'broken-continuation')).toBe(fenced('bash', 'kubectl get pods \\', '  -n shop'));
  });

  it.each([
    ['a heredoc', ['cat <<EOF', 'a \\ ', 'EOF']],
    ['quotes', ["echo 'a \\ ", "b'"]],
    ['a comment', ['date # a \\ ', 'uptime']],
  ])('is nothing in %s', (_name, text) => {
    expect(problemsOf(fenced('bash', ...text), 'broken-continuation')).toEqual([]);
  });
});
