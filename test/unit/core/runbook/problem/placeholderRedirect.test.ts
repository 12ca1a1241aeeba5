import { describe, expect, it } from 'vitest';
import { fenced, fixture } from '../../../support/runbooks.ts';
import { places, problemsOf } from '../../../support/problems.ts';

describe('a placeholder that would redirect', () => {
  it('is told at the first of a block, for information', () => {
    const text = fenced('bash', 'kubectl get pods', 'kubectl logs <pod> -n shop', 'kubectl logs <pod> --previous');
    expect(problemsOf(text, 'placeholder-redirect')).toMatchObject([
      { severity: 'info', line: 3, column: 14, end: { line: 3, column: 19 } },
    ]);
  });

  it('is told in a substitution', () => {
    expect(places(fenced('bash', 'echo $(kubectl get pods -n <name> -o name)'))).toEqual([
      ['placeholder-redirect', 2, 28],
    ]);
  });

  it.each([
    ['in quotes', 'kubectl logs "<pod>" -n shop'],
    ['of another kind', 'kubectl logs {{pod}} YOUR_POD your-pod'],
    ['at the end, where the shell itself refuses it', 'kubectl logs <pod>'],
  ])('is not seen %s', (_name, command) => {
    expect(problemsOf(fenced('bash', command), 'placeholder-redirect')).toEqual([]);
  });

  it('is all that is told of the fixture with placeholders', () => {
    expect([...new Set(fixture('placeholders.md').problems.map(({ code }) => code))]).toEqual(['placeholder-redirect']);
  });
});
