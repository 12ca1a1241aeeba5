import { describe, expect, it } from 'vitest';
import { fenced } from '../../../support/runbooks.ts';
import { corrected, places, problemsOf } from '../../../support/problems.ts';

describe('a quotation mark or dash of a word processor', () => {
  it.each([
    ['a double quote', 'git tag -m “first', 'git tag -m "first', 13],
    ['a single quote', 'git tag -m ‘first', "git tag -m 'first", 13],
    ['a short option', 'kubectl get pods –n shop', 'kubectl get pods -n shop', 19],
    ['a long option', 'kubectl get pods —all-namespaces', 'kubectl get pods --all-namespaces', 19],
    ['half a long option', 'kubectl get pods –-all-namespaces', 'kubectl get pods --all-namespaces', 19],
    ['an option in a substitution', 'echo "$(git log –n 1)"', 'echo "$(git log -n 1)"', 18],
  ])('is told and replaced: %s', (_name, broken, whole, column) => {
    const text = fenced('bash', 'date', `$ ${broken}`, '$ uptime').replace('date', '$ date');
    expect(problemsOf(text, 'smart-character')[0]).toMatchObject({ severity: 'warning', line: 3, column: column + 1 });
    expect(corrected(text, 'smart-character')).toBe(text.replace(broken, whole));
  });

  it('is told in inline code', () => {
    const text = '- [ ] Run `tail –n 3 notes` there\n';
    expect(places(text)).toEqual([['smart-character', 1, 17]]);
    expect(corrected(text, 'smart-character')).toBe('- [ ] Run `tail -n 3 notes` there\n');
  });

  it('of a long option is not replaced without a look: some programs have long ones with one dash', () => {
    const safe = (command: string): unknown => problemsOf(fenced('bash', command), 'smart-character')[0]?.fix?.isSafe;
    expect(safe('find . –name notes')).toBe(false);
    expect(safe('tail –n 3 notes')).toBe(true);
  });

  it.each([
    ['in quotes', 'echo "done — it’s “there”"'],
    ['in a comment', 'date # don’t – really'],
    ['in a heredoc', 'cat <<EOF\n“a” –n\nEOF'],
    ['between words', 'echo a – b'],
  ])('is text %s', (_name, command) => {
    expect(places(fenced('bash', command))).toEqual([]);
  });
});
