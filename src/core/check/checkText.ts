/** A check in words: what its execution records as done and as expected. Another text makes earlier results stale. */
import { stringify } from 'yaml';
import { formatDuration } from './duration.ts';
import { describeMatcher } from './matcher/describe.ts';
import type { Check, Expectations } from './sidecar/model.ts';

/** A check whose texts are not made yet. */
export type Untold = Omit<Check, 'texts'>;

/** The request as the sidecar could have it, secrets by their names. */
export function requestText({ request }: Untold): string {
  const { kind, target, input } = request;
  return stringify({ ...(target === undefined ? {} : { target }), [kind]: input }, { lineWidth: 0 }).trimEnd();
}

/** One line for each expectation, then the rules that decide what becomes of them. */
export function expectedTexts(check: Untold): readonly string[] {
  const { warn, when, severity, empty, sustain } = check;
  return [
    ...expectationTexts(check),
    ...(warn === undefined ? [] : expectationTexts(warn).map((text) => `warn: ${text}`)),
    ...(when === undefined ? [] : [`when: ${when.expr}`]),
    ...(severity === 'error' ? [] : [`severity: ${severity}`]),
    ...(empty === 'error' ? [] : [`empty: ${empty}`]),
    ...(sustain === undefined ? [] : [`sustain: ${sustain.count} × ${formatDuration(sustain.interval)}`]),
  ];
}

function expectationTexts({ expect, cel }: Expectations): readonly string[] {
  return [...expect.map(({ path, matcher }) => `${path}: ${describeMatcher(matcher)}`), ...cel.map(({ expr }) => expr)];
}
