/** Whether a check is observed once more: `retry` until it holds, `sustain` as long as it has to hold. */
import type { Verdict } from '../run/event.ts';
import type { Repetition } from './sidecar/checkSchema.ts';

export type NextStep =
  | { readonly step: 'again'; readonly afterMs: number; readonly reason: 'retry' | 'sustain' }
  /** The last judgement is the check's. */
  | { readonly step: 'done'; readonly attempts: number; readonly allowed: number };

export interface AttemptRules {
  readonly retry: Repetition | undefined;
  readonly sustain: Repetition | undefined;
}

/**
 * @param verdicts of all attempts so far, in order; at least one
 *
 * `retry.count` more attempts follow a first one that failed or could not be observed. With `sustain` a check has passed
 * after `count` passes in a row; a break in the row uses up a retry, and without one left it is final.
 */
export function nextStep(verdicts: readonly Verdict[], { retry, sustain }: AttemptRules): NextStep {
  const allowed = 1 + (retry?.count ?? 0);
  const setbacks = verdicts.filter((verdict) => !isGood(verdict)).length;
  const done: NextStep = { step: 'done', attempts: verdicts.length, allowed };
  const last = verdicts.at(-1);
  if (last === undefined || last === 'skipped' || last === 'manual') return done;
  if (!isGood(last)) {
    return retry !== undefined && setbacks < allowed
      ? { step: 'again', afterMs: retry.interval, reason: 'retry' }
      : done;
  }
  const inARow = verdicts.length - 1 - verdicts.findLastIndex((verdict) => !isGood(verdict));
  return sustain !== undefined && inARow < sustain.count
    ? { step: 'again', afterMs: sustain.interval, reason: 'sustain' }
    : done;
}

function isGood(verdict: Verdict): boolean {
  return verdict === 'pass' || verdict === 'warn';
}
