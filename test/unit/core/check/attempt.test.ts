import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStep, type AttemptRules } from '../../../../src/core/check/attempt.ts';
import type { Verdict } from '../../../../src/core/run/event.ts';

const never: AttemptRules = { retry: undefined, sustain: undefined };
const retry: AttemptRules = { retry: { count: 2, interval: 5000 }, sustain: undefined };
const sustain: AttemptRules = { retry: undefined, sustain: { count: 3, interval: 1000 } };
const both: AttemptRules = { retry: { count: 2, interval: 5000 }, sustain: { count: 2, interval: 1000 } };

/** "again after N ms", or the attempts of all allowed. */
function step(verdicts: readonly Verdict[], rules: AttemptRules): string {
  const next = nextStep(verdicts, rules);
  return next.step === 'done' ? `done ${next.attempts}/${next.allowed}` : `${next.reason} after ${next.afterMs}`;
}

describe('after an attempt', () => {
  it.each<[string, readonly Verdict[], AttemptRules, string]>([
    ['without rules the first counts', ['fail'], never, 'done 1/1'],
    ['what failed is tried again', ['fail'], retry, 'retry after 5000'],
    ['what could not be observed is tried again', ['fail', 'error'], retry, 'retry after 5000'],
    ['the last retry counts', ['fail', 'error', 'fail'], retry, 'done 3/3'],
    ['a pass ends it', ['error', 'pass'], retry, 'done 2/3'],
    ['a warning ends it', ['warn'], retry, 'done 1/3'],
    ['a pass has to last', ['pass', 'pass'], sustain, 'sustain after 1000'],
    ['enough passes in a row are the end', ['pass', 'pass', 'pass'], sustain, 'done 3/1'],
    ['a break in the row is the end', ['pass', 'fail'], sustain, 'done 2/1'],
    ['a break uses up a retry', ['pass', 'fail'], both, 'retry after 5000'],
    ['and the row begins again', ['pass', 'fail', 'pass'], both, 'sustain after 1000'],
    ['until there is no retry left', ['fail', 'pass', 'fail', 'pass', 'fail'], both, 'done 5/3'],
    ['what is skipped is not tried again', ['skipped'], both, 'done 1/3'],
    ['what a person decides is not tried again', ['manual'], both, 'done 1/3'],
  ])('%s', (_name, verdicts, rules, expected) => {
    expect(step(verdicts, rules)).toBe(expected);
  });

  it('there is an end, and no pass without as many in a row as are asked for', () => {
    const rule = fc.option(fc.record({ count: fc.integer({ min: 1, max: 5 }), interval: fc.constant(1) }), {
      nil: undefined,
    });
    const outcomes = fc.infiniteStream(fc.constantFrom<Verdict>('pass', 'warn', 'fail', 'error'));
    fc.assert(
      fc.property(rule, rule, outcomes, (retries, sustained, stream) => {
        const rules = { retry: retries, sustain: sustained };
        const verdicts: Verdict[] = [];
        do verdicts.push(stream.next().value as Verdict);
        while (nextStep(verdicts, rules).step === 'again' && verdicts.length < 1000);
        expect(verdicts.length).toBeLessThan(1000);
        const row = verdicts.slice(-(sustained?.count ?? 1));
        if (verdicts.at(-1) === 'pass')
          expect(row.every((verdict) => verdict === 'pass' || verdict === 'warn')).toBe(true);
      }),
    );
  });
});
