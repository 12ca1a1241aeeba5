import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../../src/core/runbook/read.ts';
import { commandTexts, fenced } from '../../../support/runbooks.ts';
import { corrected, problemsOf } from '../../../support/problems.ts';

describe('a command that goes on without a backslash', () => {
  it.each([
    ['in its namespace', ['kubectl get pods -n', 'shop']],
    ['in a quoted patch', ['oc patch cm settings --type json --patch', `'[{ "op": "add" }]'`]],
    ['in a long option', ['kubectl get pods', '  --namespace shop']],
    ['in short options', ['curl https://shop.example', '-o page.html', '-H "Accept: text/html"']],
    ['in a pipe', ['kubectl get pods', '| grep shop']],
    ['behind a prompt', ['$ kubectl get pods', '    --all-namespaces', '$ date']],
  ])('%s is told in its second line and joined', (_name, broken) => {
    const text = fenced('bash', ...broken);
    expect(problemsOf(text, 'wrapped-command')).toMatchObject([{ severity: 'warning', line: 3 }]);
    const fixed = corrected(text, 'wrapped-command');
    expect(problemsOf(fixed, 'wrapped-command')).toEqual([]);
    const [first = '', ...others] = broken;
    expect(commandTexts(readRunbook(fixed))[0]).toContain(`${first.replace('$ ', '')} \\\n`);
    expect(readRunbook(fixed).commands.length).toBe(others.filter((line) => line.startsWith('$')).length + 1);
  });

  it('behind a comment has no fix: the backslash would be part of the comment', () => {
    expect(problemsOf(fenced('bash', 'kubectl get pods # all', '--namespace shop'), 'wrapped-command')).toMatchObject([
      { line: 3, fix: undefined },
    ]);
  });

  it.each([
    ['a list of files', ['ls -l', '-rw-r--r-- 1 root root 12 notes.txt']],
    ['a quoted value', ['jq .name shop.json', '"shop"']],
    ['a table', ['psql -c "TABLE a"', '| id | name |']],
    ['a help text', ['kubectl get --help', '--namespace string  The namespace']],
    ['a difference', ['diff a b', '-a line that is gone']],
    ['bullets', ['kubectl get secrets', '- shop-database ✓']],
    ['a word of output', ['echo -n', 'shop']],
    ['a separator', ['cat notes.md', '---']],
  ])('is not seen in front of %s', (_name, text) => {
    expect(problemsOf(fenced('bash', ...text), 'wrapped-command')).toEqual([]);
  });
});
