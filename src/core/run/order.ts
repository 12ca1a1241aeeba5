/** One order for the events of all writers of a run: Lamport time, then fixed tie-breaks. Wall clocks never decide. */
import type { RunEvent } from './event.ts';

/** The set of them, sorted; the same result at every replica. Of two with one and the same place the first counts. */
export function orderEvents<E extends RunEvent>(events: readonly E[]): readonly E[] {
  if (isInOrder(events)) return events;
  const sorted = [...events].sort(compareEvents);
  return sorted.filter((event, at) => isAfter(event, sorted[at - 1]));
}

/** As the one file of a run that nobody else has worked on is. */
function isInOrder(events: readonly RunEvent[]): boolean {
  return events.every((event, at) => isAfter(event, events[at - 1]));
}

function isAfter(event: RunEvent, before: RunEvent | undefined): boolean {
  return before === undefined || compareEvents(before, event) < 0;
}

/** Negative where `a` comes first; 0 where they have one and the same place, so that they are one event read twice. */
export function compareEvents(a: RunEvent, b: RunEvent): number {
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
