import { expect, it } from 'vitest';
import { isFromPlan } from '../../../src/protocol/planMessages.ts';

it('takes choices of steps, a cancel and a place to open', () => {
  expect(isFromPlan({ type: 'run', version: 1, steps: ['check:a', 'command:b'] })).toBe(true);
  expect(isFromPlan({ type: 'select', version: 2, steps: [] })).toBe(true);
  expect(isFromPlan({ type: 'cancel' })).toBe(true);
  expect(isFromPlan({ type: 'reveal', step: 'check:a' })).toBe(true);
});

it('drops everything else', () => {
  const others = [
    undefined,
    'run',
    {},
    { type: 'run' },
    { type: 'run', version: '1', steps: [] },
    { type: 'run', version: 1, steps: 'check:a' },
    { type: 'run', version: 1, steps: [1] },
    { type: 'reveal', step: 'x'.repeat(10_001) },
    { type: 'approve' },
  ];
  expect(others.filter(isFromPlan)).toEqual([]);
});
