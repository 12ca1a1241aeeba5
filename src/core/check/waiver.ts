/** Exemptions from checks, which end. */
import type { Waiver } from './sidecar/schema.ts';

/** @param now milliseconds since 1970 */
export function waiverInForce(checkId: string, waivers: readonly Waiver[], now: number): Waiver | undefined {
  return waivers.find((candidate) => candidate.check === checkId && isInForce(candidate, now));
}

const DAY_MS = 86_400_000;

/** Through the end of its last day, in UTC. */
function isInForce(waiver: Waiver, now: number): boolean {
  return now < Date.parse(`${waiver.until}T00:00:00Z`) + DAY_MS;
}
