import { describe, expect, it } from 'vitest';
import { endDateProblem } from '../../../../src/core/run/endDateCheck.ts';

const now = Date.UTC(2027, 1, 28, 12);

describe('the end of a waiver', () => {
  it.each(['2027-02-28', '2027-03-01', '2028-02-29'])('may be %j', (until) =>
    expect(endDateProblem(until, now)).toBeUndefined(),
  );

  it.each(['', 'tomorrow', '2027-02-29', '2027-13-01', '27-03-01', '2027-3-1', '2027-03-01T00:00:00Z'])(
    'knows that %j is no date',
    (until) => expect(endDateProblem(until, now)).toContain('no date'),
  );

  it('does not take a day that is over', () => {
    expect(endDateProblem('2027-02-27', now)).toContain('is over');
  });
});
