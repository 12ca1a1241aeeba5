import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Causality, hasSeen, seenBy, type Sightings } from '../../../../src/core/run/causality.ts';
import { orderEvents } from '../../../../src/core/run/order.ts';
import type { LoggedEvent, RunEvent } from '../../../../src/core/run/event.ts';
import { event, ticked } from '../../support/events.ts';
import { TestSession } from '../../support/sessions.ts';

const names = ['ada', 'bob', 'cli'];

/** Who does something, and whom it reads before it writes: nobody where that is itself. */
const steps = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 30 });

/** @param events in their order */
function sightingsOf(events: readonly (RunEvent | LoggedEvent)[]): Sightings {
  const causality = new Causality(true);
  for (const event of events) causality.add(event);
  return causality.sightings();
}

describe('what had been seen', () => {
  it('is what had been read, directly or through the files of others', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const sessions = names.map((name) => new TestSession(name));
        const knownBy = new Map<LoggedEvent, ReadonlySet<LoggedEvent>>();
        for (const [who, whom] of made) {
          const [session, other] = [sessions[who], sessions[whom]];
          if (session === undefined || other === undefined) continue;
          session.read(other).write(ticked('a'));
          const written = session.events.at(-1);
          // What those had seen whose lines were read, it has seen too.
          const direct = [...session.known].flatMap((one) => [one, ...(knownBy.get(one) ?? [])]);
          if (written !== undefined) knownBy.set(written, new Set(direct));
        }
        const events = orderEvents(sessions.flatMap(({ events }) => events));
        const sightings = sightingsOf(events);
        for (const later of events)
          for (const earlier of events)
            expect(hasSeen(sightings, later, earlier)).toBe(knownBy.get(later)?.has(earlier));
      }),
    );
  });

  it('is told soon where two have read each other all day, and neither has read a third', () => {
    const [ada, bob, cli] = [new TestSession('ada'), new TestSession('bob'), new TestSession('cli').write(ticked('a'))];
    for (let round = 0; round < 100; round += 1) {
      ada.read(bob).write(ticked('a'));
      bob.read(ada).write(ticked('a'));
    }
    const events = [ada, bob, cli].flatMap((session) => session.events);
    expect(hasSeen(sightingsOf(events), bob.events.at(-1), cli.events[0])).toBe(false);
    expect(hasSeen(sightingsOf(events), bob.events.at(-1), ada.events[0])).toBe(true);
  });

  it('is nothing where the line that was seen is missing, or where "seen" is no list', () => {
    const earlier = { ...event(1, ticked('a'), { session: 's1', seq: 0 }), digest: 'one' };
    const later = event(2, ticked('a'), { session: 's2', seq: 0, seen: ['another'] });
    const odd = { ...event(3, ticked('a'), { session: 's3', seq: 0 }), seen: 'one' as unknown as string[] };
    const odder = { ...event(4, ticked('a'), { session: 's4', seq: 0 }), seen: [{ digest: 'one' }, 1, null, 'one'] };
    const sightings = sightingsOf([earlier, later, odd, odder as unknown as LoggedEvent]);
    expect(hasSeen(sightings, later, earlier)).toBe(false);
    expect(hasSeen(sightings, odd, earlier)).toBe(false);
    // What else stands in the list takes nothing from the line that it names.
    expect(hasSeen(sightings, odder, earlier)).toBe(true);
    expect(seenBy(odder)).toEqual(['one']);
  });

  it('is taken from the order alone where no positions are known', () => {
    expect(hasSeen(undefined, { session: 'a', seq: 0, lamport: 1 }, { session: 'b', seq: 0, lamport: 1 })).toBe(true);
    expect(hasSeen(new Map(), undefined, { session: 'b', seq: 0, lamport: 1 })).toBe(true);
    expect(hasSeen(new Map(), { session: 'b', seq: 0, lamport: 1 }, undefined)).toBe(true);
  });
});
