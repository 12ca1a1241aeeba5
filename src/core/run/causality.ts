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

type Line = EventEnvelope & { readonly digest?: string };

/** Collects who had seen what while the events of a run go by. */
export class Causality {
  /** Where each line stands, by its digest: any may be named later. */
  readonly #lines = new Map<string, Position>();
  /** Whether all are in there. Otherwise only the newest is remembered until a line is named, and those that follow. */
  readonly #isWhole: boolean;
  #newest: Line | undefined;
  /** Each once, for all of its lines. */
  readonly #sessions = new Map<string, string>();
  readonly #naming: { readonly by: Position; readonly heads: readonly string[] }[] = [];
  readonly #named = new Set<string>();

  /** @param keepsLines false where no line but the newest is expected to be named, as in the file of a lone writer */
  constructor(keepsLines: boolean) {
    this.#isWhole = keepsLines;
  }

  /**
   * @param event the next one in the order of the run
   * @returns false where it names a line that may have been there and was not kept
   */
  add(event: Line): boolean {
    const heads = seenBy(event);
    if (!this.#isWhole && heads.length === 0 && this.#naming.length === 0) {
      this.#newest = event;
      return true;
    }
    if (this.#newest !== undefined) this.#keep(this.#newest);
    this.#newest = undefined;
    if (!this.#isWhole && !heads.every((head) => this.#lines.has(head))) return false;
    const by = this.#keep(event);
    if (heads.length > 0) this.#naming.push({ by, heads });
    for (const head of heads) this.#named.add(head);
    return true;
  }

  /** Whether a line names it: whatever follows that line has seen it too. */
  isNamed(head: string): boolean {
    return this.#named.has(head);
  }

  /** A head that is no line of the run, as of a file that is missing, was not seen. */
  sightings(): Sightings {
    const sightings = this.#naming.flatMap(({ by, heads }) =>
      heads.flatMap((head): readonly Sighting[] => {
        const of = this.#lines.get(head);
        return of === undefined ? [] : [{ by, of }];
      }),
    );
    return groupBy(sightings, ({ by }) => by.session);
  }

  #keep(line: Line): Position {
    const session = this.#sessions.get(line.session) ?? line.session;
    this.#sessions.set(session, session);
    const position = { ...positionOf(line), session };
    if (line.digest !== undefined) this.#lines.set(line.digest, position);
    return position;
  }
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
