import { describe, expect, it } from 'vitest';
import { approvalDifference, approvedText } from '../../../../src/core/check/approvedText.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { command } from '../../support/commands.ts';
import { fenced } from '../../support/runbooks.ts';
import type { Block } from '../../../../src/core/runbook/model.ts';

function textOf(sidecar: string, ...blocks: readonly string[]): string {
  return approvedText(readRunbook(blocks.join('\n\n')), sidecar);
}

const kept = fenced('bash', 'echo one');

describe('what changed since an approval', () => {
  it('is nothing where commands only moved', () => {
    expect(approvalDifference(textOf('a: 1', kept), textOf('a: 1', 'Some prose.', kept))).toBe('');
  });

  it('is the command that changed, before and after, and none that did not', () => {
    const many = Array.from({ length: 20 }, (_, at) => fenced('bash', `echo ${at}`));
    const difference = approvalDifference(
      textOf('', ...many, fenced('bash', 'rm old')),
      textOf('', ...many, fenced('bash', 'rm -r new')),
    );
    expect(difference).toContain('-rm old\n+rm -r new');
    expect(difference).not.toContain('echo 3');
  });

  it('is the changed lines of the sidecar', () => {
    const before = textOf('version: 1\nvars:\n  a: 1\n', kept);
    expect(approvalDifference(before, textOf('version: 1\nvars:\n  a: 2\n', kept))).toContain('-  a: 1\n+  a: 2');
  });

  it('shows what cannot be seen', () => {
    const difference = approvalDifference(textOf('', kept), textOf('', fenced('bash', 'echo\u00a0one\u202e')));
    expect(difference).toContain('⟦U+00A0⟧');
    expect(difference).toContain('⟦U+202E⟧');
  });
});

describe('what was approved', () => {
  const block = { id: 'node#1', connection: 'ledger' } as Block;

  it('is every command with its language, its connection and its session, then the sidecar', () => {
    const commands = [
      command('SELECT 1', { language: 'sql' }),
      command('uptime', { blockId: 'other', session: 'ssh host\nmore' }),
      command('date', { blockId: undefined, session: '' }),
    ];
    expect(approvedText({ commands, blocks: [block] }, 'version: 1\n')).toBe(
      [
        '# sql, connection=ledger\nSELECT 1\n',
        '# shell, session=ssh host\nuptime\n',
        '# shell\ndate\n',
        'version: 1\n',
      ].join('\n'),
    );
  });

  it('keeps changes apart that lie far from each other, and names no missing line end', () => {
    const lines = (first: string, last: string) => [first, ...Array<string>(20).fill('same'), last].join('\n');
    expect(approvalDifference(lines('a', 'b'), lines('c', 'd'))).toBe(
      '-a\n+c\n same\n same\n⋯\n same\n same\n-b\n+d\n',
    );
  });
});
