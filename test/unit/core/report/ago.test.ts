import { describe, expect, it } from 'vitest';
import { agoText } from '../../../../src/core/report/ago.ts';

const now = Date.parse('2026-03-02T12:05:00Z');

describe('an age', () => {
  it.each([
    ['2026-03-02T12:04:30Z', 'just now'],
    ['2026-03-02T12:00:00Z', '5 min ago'],
    ['2026-03-02T09:00:00Z', '3 h ago'],
    ['2026-02-27T12:00:00Z', '3 d ago'],
  ])('of %s is "%s"', (iso, words) => {
    expect(agoText(iso, now)).toBe(words);
  });

  it.each(['2026-03-02T12:10:00Z', 'no time'])('of %s, which no clock can tell, is as it is written', (iso) => {
    expect(agoText(iso, now)).toBe(iso);
  });
});
