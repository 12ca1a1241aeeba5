import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../../src/core/run/event.ts';
import { mergeFiles, type OrderedFile } from '../../../../src/core/run/merge.ts';
import { orderEvents } from '../../../../src/core/run/order.ts';
import { event } from '../../support/events.ts';

/** Files of which it is known which are open, and how many were at most. */
class TestFiles {
  readonly open = new Set<string>();
  most = 0;

  of(lists: readonly (readonly RunEvent[])[]): readonly OrderedFile<RunEvent>[] {
    return lists.flatMap((events, at) => {
      const [first] = events;
      return first === undefined ? [] : [{ first, events: () => this.#read(String(at), events) }];
    });
  }

  *#read(name: string, events: readonly RunEvent[]): Generator<RunEvent> {
    this.open.add(name);
    this.most = Math.max(this.most, this.open.size);
    try {
      yield* events;
    } finally {
      this.open.delete(name);
    }
  }
}

function noted(lamport: number, session: string, note = ''): RunEvent {
  return event(lamport, { type: 'run.noted', note }, { session, id: `${session} ${lamport}` });
}

const sessions = ['a', 'b', 'c', 'd'];
const lists = fc.tuple(
  ...sessions.map((session) =>
    fc
      .uniqueArray(fc.nat(30), { maxLength: 12 })
      .map((times) => times.toSorted((a, b) => a - b).map((at) => noted(at, session))),
  ),
);

describe('files of several writers', () => {
  it('give the events of all of them in the order of the run, and none stays open', () => {
    fc.assert(
      fc.property(lists, (events) => {
        const files = new TestFiles();
        expect([...mergeFiles(files.of(events))]).toEqual(orderEvents(events.flat()));
        expect(files.open.size).toBe(0);
      }),
    );
  });

  it('that were written one after the other are open one at a time', () => {
    const files = new TestFiles();
    const events = [[noted(5, 'a'), noted(6, 'a')], [], [noted(1, 'b'), noted(2, 'b')], [noted(3, 'c')]];
    expect([...mergeFiles(files.of(events))].map(({ lamport }) => lamport)).toEqual([1, 2, 3, 5, 6]);
    expect(files.most).toBe(1);
  });

  it('are closed when nobody wants the rest', () => {
    const files = new TestFiles();
    const events = sessions.map((session) => [noted(1, session), noted(9, session)]);
    for (const { lamport, session } of mergeFiles(files.of(events))) if (lamport === 9 && session === 'a') break;
    expect(files.most).toBe(4);
    expect(files.open.size).toBe(0);
  });

  it('that hold the same event give it twice, that of the first file first', () => {
    const events = [[noted(1, 'a', 'one'), noted(2, 'a')], [noted(1, 'a', 'two')], [noted(1, 'a', 'three')]];
    const notes = [...mergeFiles(new TestFiles().of(events))].map((one) => 'note' in one && one.note);
    expect(notes).toEqual(['one', 'two', 'three', '']);
  });
});
