/** One order for the events of all writers of a run: Lamport time, then fixed tie-breaks. Wall clocks never decide. */
import type { RunEvent } from './event.ts';

/** The set union by id, sorted; the same result at every replica whatever the order of files. */
export function orderEvents(events: readonly RunEvent[]): readonly RunEvent[] {
  const byId = new Map<string, RunEvent>();
  for (const event of events) byId.set(event.id, event);
  return [...byId.values()].sort(compareEvents);
}

function compareEvents(a: RunEvent, b: RunEvent): number {
  return (
    a.lamport - b.lamport ||
    compare(a.actor, b.actor) ||
    compare(a.session, b.session) ||
    a.seq - b.seq ||
    compare(a.id, b.id)
  );
}

/** By code units: `localeCompare` would order differently on another machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
