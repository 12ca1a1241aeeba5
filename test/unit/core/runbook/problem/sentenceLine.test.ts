import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../../src/core/runbook/read.ts';
import { corrected, problemsOf, underlined } from '../../../support/problems.ts';
import { commandTexts, fenced } from '../../../support/runbooks.ts';

describe('a line of a known program that was read as a sentence', () => {
  it.each([
    ['kubectl delete configmap where', 'where'],
    ['kubectl get pods -n shop should show all', 'should'],
    ['TIER=a kubectl delete pods -n shop only', 'only'],
  ])('is told with the word that made it one: %s', (line, word) => {
    const text = fenced('bash', 'date', '', `  ${line}`);
    const [problem, ...others] = problemsOf(text, 'read-as-sentence');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ severity: 'info', line: 4, column: 3 });
    expect(problem?.message).toContain('"kubectl"');
    expect(problem?.message).toContain(`"${word}"`);
    expect(problem?.message).toContain('not offered to run');
    expect(problem && underlined(text, problem)).toBe(line);
    expect(commandTexts(readRunbook(text))).toEqual(['date']);
  });

  it.each([
    ['in quotes, as the fix puts it', (text: string) => corrected(text, 'read-as-sentence'), '"where"'],
    ['behind a prompt', (text: string) => text.replace('kubectl', '$ kubectl'), 'where'],
  ])('is a command with the word %s', (_name, mark, word) => {
    const text = mark(fenced('bash', 'kubectl delete configmap where'));
    expect(commandTexts(readRunbook(text))).toEqual([`kubectl delete configmap ${word}`]);
    expect(problemsOf(text, 'read-as-sentence')).toEqual([]);
  });

  it('has no fix where the word stands twice, once in quotes', () => {
    const text = fenced('bash', 'kubectl annotate pod a "b= only c" only');
    expect(problemsOf(text, 'read-as-sentence')).toMatchObject([{ fix: undefined }]);
  });

  it.each([
    ['a command', 'bash', ['kubectl get configmap where -n shop']],
    ['output under a prompt', 'console', ['$ date', 'kubectl get pods -n shop should show all']],
    ['a comment', 'bash', ['# kubectl delete configmap where']],
    ['a sentence about a program', 'bash', ['kubectl is not installed']],
    ['a sentence that begins with an everyday word', 'bash', ['make sure that it is gone', 'find the -name of it']],
    ['a heredoc', 'bash', ["cat <<'END'", 'kubectl delete configmap where', 'END']],
    ['another language', 'text', ['kubectl delete configmap where']],
    ['a block without a language', '', ['kubectl delete configmap where']],
  ])('is not seen in %s', (_name, info, text) => {
    expect(problemsOf(fenced(info, ...text), 'read-as-sentence')).toEqual([]);
  });
});
