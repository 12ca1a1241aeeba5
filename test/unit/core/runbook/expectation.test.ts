import { describe, expect, it } from 'vitest';
import { isExpectationLabel, tickedValue } from '../../../../src/core/runbook/expectation.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { expectationWords, fenced } from '../../support/runbooks.ts';

function expected(...content: readonly string[]): readonly string[] {
  return expectationWords(readRunbook(fenced('bash', ...content)).expectations);
}

describe('a ticked entry', () => {
  it.each([
    ['- orders ✓', 'orders'],
    ['- orders ✔', 'orders'],
    ['* orders ✅', 'orders'],
    ['✓ orders', 'orders'],
    ['- ✅ orders', 'orders'],
    ['- `closing_dates` ✓', 'closing_dates'],
    ['- all nodes are ready ✓', 'all nodes are ready'],
    ['1. first ☑', 'first'],
  ])('"%s" means that "%s" must be there', (text, value) => {
    expect(tickedValue(text)).toBe(value);
  });

  it.each(['- orders', '✓', '- ✓', 'orders ✓ and more', ''])('is not "%s"', (text) => {
    expect(tickedValue(text)).toBeUndefined();
  });

  it('speaks of the command before it', () => {
    const { expectations, commands } = readRunbook(fenced('bash', 'date', '- a ✓', 'uptime', '- b ✓'));
    expect(expectations.map(({ commandId }) => commandId)).toEqual(commands.map(({ id }) => id));
    expect(expectations.map(({ lines }) => lines.from)).toEqual([3, 5]);
  });
});

describe('a label', () => {
  it.each([
    'Expected result:',
    'Example output:',
    'Should show:',
    'Required tables:',
    '예상 결과:',
    '필수 메트릭:',
    '期待：',
    '预期结果：',
  ])('is "%s"', (text) => {
    expect(isExpectationLabel(text)).toBe(true);
  });

  it.each(['Expected result', 'Then:', `Expected ${'very '.repeat(20)}much:`, ''])('is not "%s"', (text) => {
    expect(isExpectationLabel(text)).toBe(false);
  });

  it('gives its entries to a person, and stands for itself without any', () => {
    expect(expected('uptime', 'Expected:', '- load below 1', '- two users')).toEqual(['? load below 1', '? two users']);
    expect(expected('uptime', 'Expected: ', 'something')).toEqual(['? Expected:']);
  });

  it('ends at the next command', () => {
    expect(expected('uptime', 'Expected:', '- one', 'date', '- two')).toEqual(['? one']);
  });
});

describe('a comment', () => {
  it('behind a command that says what to see is left to a person', () => {
    expect(expected('uptime', '# Expected: below 1')).toEqual(['? Expected: below 1']);
    expect(expected('uptime', '# 모든 테스트 PASSED 확인')).toEqual(['? 모든 테스트 PASSED 확인']);
  });

  it('in front of a command announces that command and expects nothing', () => {
    expect(expected('# verify the nodes', 'kubectl get nodes')).toEqual([]);
    expect(expected('uptime', '# verify the nodes', 'kubectl get nodes')).toEqual([]);
  });

  it('that says nothing of the kind is only a comment', () => {
    expect(expected('uptime', '# takes a second')).toEqual([]);
  });
});

describe('lines under a command', () => {
  it('are its output where the block has prompts', () => {
    expect(
      readRunbook(fenced('console', '$ uptime', ' up 3 days', 'load 1', '$ date', 'Monday')).expectations,
    ).toMatchObject([
      { kind: 'statement', text: 'up 3 days load 1', lines: { from: 3, to: 4 } },
      { kind: 'statement', text: 'Monday', lines: { from: 6, to: 6 } },
    ]);
  });

  it('are its output where they begin like a table', () => {
    expect(expected('kubectl get pods', 'NAME   READY   STATUS', 'web-0   1/1   Running')).toEqual([
      '? NAME READY STATUS web-0 1/1 Running',
    ]);
  });

  it('may be a command that nobody knows, and expect nothing', () => {
    expect(expected('uptime', 'ourtool status')).toEqual([]);
  });

  it('may say what to do next', () => {
    expect(readRunbook(fenced('console', '$ uptime', 'Now look at the date:', '$ date')).expectations).toEqual([]);
  });
});

describe('a comment between two commands', () => {
  it.each([
    '# Expected: low',
    '# => low',
    '# Output: low',
    '# 결과: low',
    '# 期待値: low',
    '# 예시 출력: low',
    '# 预期输出：low',
    '# should print low',
  ])('"%s" speaks of the first', (comment) => {
    const { expectations, commands } = readRunbook(fenced('bash', 'uptime', comment, 'date'));
    expect(expectations.map(({ commandId }) => commandId)).toEqual([commands[0]?.id]);
  });

  it('that says what is coming speaks of the second', () => {
    const { expectations, commands } = readRunbook(fenced('bash', 'uptime', '# verify that it is Monday', 'date'));
    expect(expectations.map(({ commandId }) => commandId)).toEqual([commands[1]?.id]);
  });
});

it('a comment behind a command on its line says what that command shows', () => {
  expect(expected('uptime # should be low', 'date # today')).toEqual(['? should be low']);
});

it('a marked heading in a block names nothing to look for', () => {
  expect(expected('uptime', '✅ Better:', 'date')).toEqual([]);
});

it('a block without a command and without a label expects nothing', () => {
  expect(readRunbook(fenced('text', '- a ✓')).expectations).toEqual([]);
});
