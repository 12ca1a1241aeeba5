/** One verdict for several: of the lines of a check, of the checks of an item. */
import type { Verdict } from '../run/event.ts';

const order: readonly Verdict[] = ['fail', 'error', 'manual', 'warn', 'pass'];

/** The gravest. What was skipped counts only where there is nothing else; of nothing at all, nothing is known. */
export function gravest(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return 'error';
  return order.find((verdict) => verdicts.includes(verdict)) ?? 'skipped';
}

/**
 * What the checks say of each item.
 *
 * @param nodeIds node id by check id
 * @param verdicts by check id; a check without one was not judged, so its item cannot pass
 */
export function itemVerdicts(
  nodeIds: ReadonlyMap<string, string>,
  verdicts: ReadonlyMap<string, Verdict>,
): ReadonlyMap<string, Verdict> {
  const byNode = new Map<string, Verdict[]>();
  for (const [check, node] of nodeIds) {
    const verdict = verdicts.get(check) ?? 'manual';
    byNode.set(node, [...(byNode.get(node) ?? []), verdict]);
  }
  return new Map([...byNode].map(([node, found]) => [node, gravest(found)]));
}
