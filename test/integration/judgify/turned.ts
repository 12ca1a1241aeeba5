/** What a mutation of the demo does to the checks of the checklist. */
import type { Verdict } from '../../../src/core/run/event.ts';
import { serviceNames, type ServiceName } from '../../cluster/services/ports.ts';

/** The verdict that a check turns to, and a part of the message that says why. */
export type Turned = readonly [verdict: Exclude<Verdict, 'pass'>, message: string];

/** The checks that turn, by id: these and no others. */
export type TurnedChecks = Readonly<Record<string, Turned>>;

/** Nothing of it can be seen through checks, and why. */
export interface Unseen {
  readonly unseen: string;
}

/** Several checks that turn for the same reason. */
export function all(ids: readonly string[], turned: Turned): TurnedChecks {
  return Object.fromEntries(ids.map((id) => [id, turned]));
}

/** The same row for each of the six services, as SERVICE-SUFFIX. */
export function perService<Suffix extends string>(
  suffix: Suffix,
  row: (name: ServiceName) => TurnedChecks,
): Readonly<Record<`${ServiceName}-${Suffix}`, TurnedChecks>> {
  const entries = serviceNames.map((name) => [`${name}-${suffix}`, row(name)] as const);
  return Object.fromEntries(entries) as Record<`${ServiceName}-${Suffix}`, TurnedChecks>;
}
