/** All that a log says, as a list: its events, and what was found. Reading it event by event has to come to the same. */
import assert from 'node:assert/strict';
import { reduceRun } from '../src/core/run/reduce.ts';
import type { LoggedEvent } from '../src/core/run/event.ts';
import type { LogProblem } from '../src/state/logFile.ts';
import { readEvents } from '../src/state/readLog.ts';
import { RunLogReader } from '../src/state/runLog.ts';

export interface ReadLog {
  readonly events: readonly LoggedEvent[];
  readonly heads: ReadonlyMap<string, string>;
  readonly problems: readonly LogProblem[];
}

export function readRunLog(folder: string): ReadLog {
  const { events, files } = readEvents(folder);
  const heads = new Map([...files].map(([name, { head }]) => [name, head]));
  const problems = [...files.values()].flatMap((file) => file.problems);
  const folded = new RunLogReader(folder, 'run').read();
  assert.deepEqual(folded.state, reduceRun('run', events));
  assert.deepEqual(folded.heads, heads);
  assert.deepEqual(folded.problems, problems);
  return { events, heads, problems };
}
