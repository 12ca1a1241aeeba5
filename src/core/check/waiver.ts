/** Exemptions from checks, which end. */
import type { Waiver } from './sidecar/schema.ts';

/** @param now milliseconds since 1970 */
export function waiverInForce(checkId: string, waivers: readonly Waiver[], now: number): Waiver | undefined {
  return waivers.find((candidate) => candidate.check === checkId && isInForce(candidate.until, now));
}

const DAY_MS = 86_400_000;

/**
 * @param until its last day, in UTC: it counts through the end of it
 * @param now milliseconds since 1970
 */
export function isInForce(until: string, now: number): boolean {
  return now < Date.parse(`${until}T00:00:00Z`) + DAY_MS;
}
