import { describe, expect, test } from 'vitest';
import { combineChecks, combineCommands, combineDone, isFailed, isSaid } from '../../../../src/core/run/combine.ts';
import type { Expectation } from '../../../../src/core/runbook/model.ts';

const place = { lines: { from: 0, to: 1 }, commandId: undefined };
const contains: Expectation = { kind: 'contains', text: 'Running', value: 'Running', ...place };
const statement: Expectation = { kind: 'statement', text: 'looks healthy', ...place };

describe('states of several parts', () => {
  test('pass only where output was expected and a machine can judge all of it', () => {
    expect(combineCommands(['passed', 'passed'], [contains])).toBe('passed');
    expect(combineCommands(['passed', 'passed'], [])).toBe('open');
    expect(combineCommands(['passed'], [contains, statement])).toBe('open');
    expect(combineCommands(['passed', 'open'], [contains])).toBe('open');
  });

  test('are a warning where one of them is, and bad news whatever stands beside it', () => {
    expect(combineCommands(['passed', 'warned'], [contains])).toBe('warned');
    expect(combineCommands(['passed', 'failed', 'unknown'], [contains])).toBe('failed');
  });

  test('of checks pass by themselves: commands beside them add bad news and nothing else', () => {
    expect(combineChecks(['passed', 'warned'], ['open'])).toBe('warned');
    expect(combineChecks(['open'], ['passed'])).toBe('open');
    expect(combineChecks(['passed'], ['failed'])).toBe('failed');
    expect(combineChecks(['error'], ['passed'])).toBe('error');
  });

  test('are as much as the weakest of them when all are done', () => {
    expect(combineDone(['passed', 'attested', 'not applicable'])).toBe('attested');
    expect(combineDone(['not applicable'])).toBe('not applicable');
    expect(combineDone(['passed', 'open'])).toBe('open');
  });

  test('are known for what somebody said and for what failed', () => {
    const states = ['ticked', 'attested', 'waived', 'not applicable', 'passed', 'warned', 'failed', 'error'] as const;
    expect(states.filter(isSaid)).toEqual(['ticked', 'attested', 'waived', 'not applicable']);
    expect(states.filter(isFailed)).toEqual(['failed', 'error']);
  });
});
