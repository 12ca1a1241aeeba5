import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../../../src/core/check/duration.ts';

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['10s', 10_000],
    ['5m', 300_000],
    ['24h', 86_400_000],
    ['14d', 1_209_600_000],
    ['2w', 1_209_600_000],
    ['1h30m', 5_400_000],
    ['1.5s', 1500],
  ])('%s has %d milliseconds', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '10', 's', '10 s', '-1s', '1y', '1h 30m', '1e3s'])('"%s" is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it('is written with its two largest units', () => {
    expect([0, 90, 61_000, 187_200_000, 86_400_000].map(formatDuration)).toEqual(['0s', '90ms', '1m1s', '2d4h', '1d']);
  });

  it('of whole seconds below an hour is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3599 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});
