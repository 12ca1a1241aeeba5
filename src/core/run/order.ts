/** One order for the events of all writers of a run: Lamport time, then fixed tie-breaks. Wall clocks never decide. */
import type { RunEvent } from './event.ts';

/** The set union by id, sorted; the same result at every replica whatever the order of files. */
export function orderEvents(events: readonly RunEvent[]): readonly RunEvent[] {
  if (isInOrder(events)) return events;
  const byId = new Map<string, RunEvent>();
  for (const event of events) byId.set(event.id, event);
  return [...byId.values()].sort(compareEvents);
}

/** As the one file of a run that nobody else has worked on is. */
function isInOrder(events: readonly RunEvent[]): boolean {
  const ids = new Set<string>();
  let before: RunEvent | undefined;
  for (const event of events) {
    if (before !== undefined && compareEvents(before, event) > 0) return false;
    ids.add(event.id);
    before = event;
  }
  return ids.size === events.length;
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
