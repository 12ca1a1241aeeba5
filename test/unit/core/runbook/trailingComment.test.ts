import { expect, it } from 'vitest';
import type { Command } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { trailingComment } from '../../../../src/core/runbook/trailingComment.ts';
import { fenced, onlyCommand } from '../../support/runbooks.ts';

const command = (info: string, ...text: readonly string[]): Command => onlyCommand(readRunbook(fenced(info, ...text)));

it.each([
  ['date # today', '# today'],
  ['kubectl get pods \\\n  -n a  # of a', '# of a'],
  ["echo 'a # b' # c", '# c'],
  ['echo "a # b"', undefined],
  ["echo 'a # b'", undefined],
  ['echo a#b', undefined],
  ['date', undefined],
])('the comment behind %j is %j', (text, comment) => {
  expect(trailingComment(command('bash', text))).toBe(comment);
});

it('behind a SQL statement it begins with two dashes', () => {
  expect(trailingComment({ ...command('sql', 'SELECT 1'), text: 'SELECT 1 -- one' })).toBe('-- one');
});
