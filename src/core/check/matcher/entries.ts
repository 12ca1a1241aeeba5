/** The operators of a matcher, one by one. */
import type { Matcher, MatcherMap } from '../sidecar/matcherSchema.ts';

/** One operator of a matcher with what it is given. */
export type Entry = {
  [Operator in keyof MatcherMap]-?: {
    readonly operator: Operator;
    readonly operand: Exclude<MatcherMap[Operator], undefined>;
  };
}[keyof MatcherMap];

/** A bare value stands for `eq`. */
export function entriesOf(matcher: Matcher): readonly Entry[] {
  if (typeof matcher !== 'object' || matcher === null) return [{ operator: 'eq', operand: matcher }];
  return Object.entries(matcher).map(([operator, operand]: [string, unknown]) => ({ operator, operand }) as Entry);
}
