/** State as a pure fold over the events of a run. */
import type { LoggedEvent, RunEvent } from './event.ts';
import { RunFold } from './fold.ts';
import { orderEvents } from './order.ts';
import type { RunState } from './state.ts';

/** @param events in any order, with duplicates; a replica that has the same set gets the same state. */
export function reduceRun(runId: string, events: readonly (RunEvent | LoggedEvent)[]): RunState {
  const fold = new RunFold(runId);
  for (const event of orderEvents(events)) fold.add(event);
  return fold.state();
}
