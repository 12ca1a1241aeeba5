/** Merges the files of several writers, each in order, without holding their events. */
import type { RunEvent } from './event.ts';
import { compareEvents } from './order.ts';

export interface OrderedFile<E extends RunEvent> {
  readonly first: E;
  /** Opens it: all of its events, `first` too. */
  readonly events: () => Iterator<E, unknown>;
}

interface Opened<E extends RunEvent> {
  readonly event: E;
  readonly rest: Iterator<E, unknown>;
  /** Place of the file among all: of two events that are the same, that of the first file comes first. */
  readonly file: number;
}

/**
 * All events in the order of the run, as long as each file is in order; an event that is in two files comes twice.
 * A file is opened when its first event is due: sessions that followed one another are open one at a time.
 */
export function* mergeFiles<E extends RunEvent>(files: readonly OrderedFile<E>[]): Generator<E> {
  // Both with the one that is due last first, since the end is where an array is changed at no cost.
  const closed = files.map((opens, file) => ({ ...opens, file })).sort((a, b) => compareEvents(b.first, a.first));
  const opened: Opened<E>[] = [];
  try {
    for (;;) {
      const [next, due] = [opened.at(-1), closed.at(-1)];
      if (due !== undefined && (next === undefined || compareEvents(due.first, next.event) <= 0)) {
        closed.pop();
        advance(opened, due.events(), due.file);
      } else if (next !== undefined) {
        yield next.event;
        opened.pop();
        advance(opened, next.rest, next.file);
      } else return;
    }
  } finally {
    for (const { rest } of opened) rest.return?.();
  }
}

/** Puts the file to where its next event is due: at the end where its events go on, as those of a lone writer do. */
function advance<E extends RunEvent>(opened: Opened<E>[], rest: Iterator<E, unknown>, file: number): void {
  const next = rest.next();
  if (next.done === true) return;
  const following = { event: next.value, rest, file };
  const at =
    opened.findLastIndex((other) => (compareEvents(other.event, following.event) || other.file - file) > 0) + 1;
  if (at === opened.length) opened.push(following);
  else opened.splice(at, 0, following);
}
