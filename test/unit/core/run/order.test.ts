import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../../src/core/run/event.ts';
import { orderEvents } from '../../../../src/core/run/order.ts';
import { event } from '../../support/events.ts';

function noted(lamport: number, fields: Partial<RunEvent>): RunEvent {
  const { actor = 'kim', session = 's', seq = 0, id = 'a', at = '' } = fields;
  return event(lamport, { type: 'run.noted', note: '' }, { actor, session, seq, id, at });
}

const anyEvent = fc
  .record({
    lamport: fc.nat(5),
    actor: fc.constantFrom('kim', 'lee', 'Ångström'),
    session: fc.constantFrom('s1', 's2'),
    seq: fc.nat(3),
    at: fc.constantFrom('2026-01-01T00:00:00Z', '1999-01-01T00:00:00Z'),
  })
  .map(({ lamport, ...fields }) => noted(lamport, fields));

const anyEvents = fc
  .array(anyEvent, { maxLength: 30 })
  .map((events) => events.map((found, index): RunEvent => ({ ...found, id: `id-${index}` })));

describe('the order of events', () => {
  it('is the same whatever order the files were read in', () => {
    const shuffled = anyEvents.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([events, other]) => {
        expect(orderEvents(other)).toEqual(orderEvents(events));
      }),
    );
  });

  it('has every event once, however often it was read', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const ordered = orderEvents([...events, ...events]);
        expect(ordered.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
      }),
    );
  });

  it('is that of the log itself where it is in order already, without a copy of it', () => {
    const events = [1, 2, 3].map((lamport) => noted(lamport, { id: `id-${lamport}` }));
    expect(orderEvents(events)).toBe(events);
  });

  it('goes by Lamport time, never by a clock', () => {
    const late = noted(1, { id: 'first', at: '2030-01-01T00:00:00Z' });
    const early = noted(2, { id: 'second', at: '1999-01-01T00:00:00Z' });
    expect(orderEvents([early, late]).map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('breaks ties by actor, session, place in the file and id, in this order', () => {
    const events = [
      noted(1, { actor: 'lee', session: 'a', seq: 0, id: '1' }),
      noted(1, { actor: 'kim', session: 'b', seq: 0, id: '2' }),
      noted(1, { actor: 'kim', session: 'a', seq: 1, id: '3' }),
      noted(1, { actor: 'kim', session: 'a', seq: 0, id: '5' }),
      noted(1, { actor: 'kim', session: 'a', seq: 0, id: '4' }),
    ];
    expect(orderEvents(events).map(({ id }) => id)).toEqual(['4', '5', '3', '2', '1']);
  });

  it('sorts names by code unit, so that it is the same on every machine', () => {
    const events = ['a', 'Z', 'é', 'z'].map((actor) => noted(1, { actor, id: actor }));
    expect(orderEvents(events).map(({ actor }) => actor)).toEqual(['Z', 'a', 'z', 'é']);
  });
});
