import { describe, expect, it } from 'vitest';
import { gravest, itemVerdicts } from '../../../../src/core/check/gravest.ts';
import type { Verdict } from '../../../../src/core/run/event.ts';

describe('of several verdicts', () => {
  it.each<[readonly Verdict[], Verdict]>([
    [['pass', 'fail', 'error'], 'fail'],
    [['pass', 'error', 'warn'], 'error'],
    [['pass', 'manual', 'warn'], 'manual'],
    [['pass', 'warn'], 'warn'],
    [['pass', 'skipped'], 'pass'],
    [['skipped', 'skipped'], 'skipped'],
    [[], 'error'],
  ])('%j the gravest counts', (verdicts, expected) => {
    expect(gravest(verdicts)).toBe(expected);
  });
});

describe('an item', () => {
  const nodeIds = new Map([
    ['a', 'disks'],
    ['b', 'disks'],
    ['c', 'pods'],
  ]);

  it('is as its gravest check', () => {
    const verdicts = new Map<string, Verdict>([
      ['a', 'pass'],
      ['b', 'warn'],
      ['c', 'pass'],
    ]);
    expect([...itemVerdicts(nodeIds, verdicts)]).toEqual([
      ['disks', 'warn'],
      ['pods', 'pass'],
    ]);
  });

  it('does not pass while one of its checks was not judged', () => {
    expect(itemVerdicts(nodeIds, new Map<string, Verdict>([['a', 'pass']])).get('disks')).toBe('manual');
  });
});
