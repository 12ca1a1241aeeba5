import { describe, expect, it } from 'vitest';
import { fenced } from '../../../support/runbooks.ts';
import { places, problemsOf } from '../../../support/problems.ts';

describe('a command that the shell cannot read', () => {
  it.each([
    ['a quote too many', ['date', 'kubectl get pods -n shop"'], 3, 25, 'double quote'],
    ['a pipe too many', ['  kubectl get pods | | wc -l'], 2, 21, "'|'"],
    ['a word that closes nothing', ['echo a; done'], 2, 9, 'done'],
    ['a loop without an end', ['date', 'for n in 1 2; do', '  echo $n'], 3, 1, "'done'"],
    ['behind a prompt', ['$ date', '$ echo "a', '$ uptime'], 3, 8, 'double quote'],
    ['up to the next prompt', ['$ echo "a', '$ echo "b'], 2, 8, 'double quote'],
  ])('is told with the parser’s reason: %s', (_name, text, line, column, reason) => {
    expect(problemsOf(fenced('bash', ...text), 'shell-syntax')).toMatchObject([
      { severity: 'warning', line, column, message: expect.stringContaining(reason) as string },
    ]);
  });

  it('is told once a block', () => {
    expect(places(fenced('bash', 'echo "a', 'date', 'echo (b'))).toHaveLength(1);
  });

  it.each([
    ['placeholders', 'bash', ['kubectl get pods -n <name of the namespace>', 'kubectl logs <pod>']],
    ['output', 'console', ['$ date', 'it (really) is "late']],
    ['another language', 'bash', ['rate(http_requests_total[5m]) > 10']],
    ['prose', 'bash', ["The host doesn't answer."]],
    ['a block without a language', '', ['echo "a']],
    ['a text block', 'text', ['echo "a']],
  ])('is not seen in %s', (_name, info, text) => {
    expect(problemsOf(fenced(info, ...text), 'shell-syntax')).toEqual([]);
  });
});
