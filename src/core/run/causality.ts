/**
 * Which events of a run had seen which: those before them in their own file, and what the heads that they name had seen.
 * Wall clocks say nothing of it.
 */
import { groupBy } from '../groupBy.ts';
import type { EventEnvelope } from './event.ts';

export type Position = Pick<EventEnvelope, 'session' | 'seq' | 'lamport'>;

/** By session: which event of another it had read by when, in the order of its file. */
export type Sightings = ReadonlyMap<string, readonly Sighting[]>;

interface Sighting {
  readonly by: Position;
  readonly of: Position;
}

type Named = EventEnvelope & { readonly digest?: string };

/** @param events in their order; a head that is none of their digests, as of a file that is missing, was not seen */
export function sightingsOf(events: readonly Named[]): Sightings {
  // In a log of one writer, however long, nothing is named.
  const naming = events.filter((event) => seenBy(event).length > 0);
  if (naming.length === 0) return new Map();
  const heads = new Set(naming.flatMap(seenBy));
  const isNamed = ({ digest }: Named): boolean => digest !== undefined && heads.has(digest);
  const known = new Map(events.filter(isNamed).map((event) => [event.digest, event]));
  const sightings = naming.flatMap((event) =>
    seenBy(event).flatMap((head): readonly Sighting[] => {
      const of = known.get(head);
      return of === undefined ? [] : [{ by: positionOf(event), of: positionOf(of) }];
    }),
  );
  return groupBy(sightings, ({ by }) => by.session);
}

export function positionOf({ session, seq, lamport }: Position): Position {
  return { session, seq, lamport };
}

/** The heads that an event names. Somebody else's log may say anything. */
export function seenBy({ seen }: { readonly seen: unknown }): readonly string[] {
  return Array.isArray(seen) ? seen.filter((head): head is string => typeof head === 'string') : [];
}

/**
 * Whether whoever wrote `later`, which is not before `earlier` in the order of the run, knew of it. Where a position is not
 * known the order decides.
 */
export function hasSeen(
  sightings: Sightings | undefined,
  later: Position | undefined,
  earlier: Position | undefined,
): boolean {
  if (sightings === undefined || later === undefined || earlier === undefined) return true;
  const visited = new Map<string, number>();
  const open = [later];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.session === earlier.session && at.seq >= earlier.seq) return true;
    if (at.lamport <= earlier.lamport || (visited.get(at.session) ?? -1) >= at.seq) continue;
    visited.set(at.session, at.seq);
    const { seq } = at;
    const isOnTheWay = ({ by }: Sighting): boolean => by.seq <= seq && by.lamport > earlier.lamport;
    open.push(...(sightings.get(at.session) ?? []).filter(isOnTheWay).map(({ of }) => of));
  }
  return false;
}
