/** The log of a run, folded while it is read: its events are in memory one at a time, the state they amount to stays. */
import path from 'node:path';
import type { LoggedEvent } from '../core/run/event.ts';
import { RunFold } from '../core/run/fold.ts';
import { mergeFiles, type OrderedFile } from '../core/run/merge.ts';
import { orderEvents } from '../core/run/order.ts';
import type { RunState } from '../core/run/state.ts';
import { isContinued, readLogFile, unread, type LogFile, type LogProblem } from './logFile.ts';
import { logFileNames, readEvents, type LogFiles } from './readLog.ts';

export interface RunLog {
  /** Without the texts that its events speak of. */
  readonly state: RunState;
  /** SHA-256 of the newest line of each file, by file name. */
  readonly heads: ReadonlyMap<string, string>;
  /** Those of them that no line names. */
  readonly unseen: readonly string[];
  readonly problems: readonly LogProblem[];
}

interface Folded {
  readonly fold: RunFold;
  readonly files: LogFiles;
}

/** Reads a log again and again: of a file that has only grown since the last time, only what is new. */
export class RunLogReader {
  readonly #folder: string;
  readonly #runId: string;
  #last: { readonly folded: Folded; readonly log: RunLog } | undefined;

  constructor(folder: string, runId: string) {
    this.#folder = folder;
    this.#runId = runId;
  }

  /** The same object as the last time where nothing has changed. */
  read(): RunLog {
    const last = this.#last;
    // Where reading fails, nothing is known of how far it came.
    this.#last = undefined;
    const folded =
      (last && continued(this.#folder, last.folded)) ??
      merged(this.#folder, this.#runId) ??
      sorted(this.#folder, this.#runId);
    this.#last = last?.folded === folded ? last : { folded, log: logOf(folded) };
    return this.#last.log;
  }
}

/** undefined where what was read before does not stand there any more, or where new events belong before those. */
function continued(folder: string, before: Folded): Folded | undefined {
  const { events, files } = readEvents(folder, before.files);
  for (const [name, file] of before.files) {
    const now = files.get(name);
    if (now === undefined || !isContinued(file, now)) return undefined;
  }
  const isSame =
    files.size === before.files.size && [...files].every(([name, file]) => before.files.get(name) === file);
  if (isSame) return before;
  return orderEvents(events).every((event) => before.fold.add(event)) ? { fold: before.fold, files } : undefined;
}

/** undefined where a file is not in order, as somebody has left it who moved lines, or names one that is not there. */
function merged(folder: string, runId: string): Folded | undefined {
  const files = new Map(logFileNames(folder).map((name) => [name, unread]));
  const fold = new RunFold(runId, { keepsLines: files.size > 1 });
  for (const event of mergeFiles(orderedFiles(folder, files))) if (!fold.add(event)) return undefined;
  return { fold, files };
}

/** @param files where it is said of each, at its end, how far it is read */
function orderedFiles(folder: string, files: Map<string, LogFile>): readonly OrderedFile<LoggedEvent>[] {
  function* eventsOf(name: string): Generator<LoggedEvent> {
    const reading = readLogFile(path.join(folder, name));
    try {
      let next = reading.next();
      for (; next.done !== true; next = reading.next()) yield next.value.event;
      files.set(name, next.value);
    } finally {
      reading.return(unread);
    }
  }
  return [...files.keys()].flatMap((name) => {
    const [first] = eventsOf(name);
    return first === undefined ? [] : [{ first, events: () => eventsOf(name) }];
  });
}

function sorted(folder: string, runId: string): Folded {
  const { events, files } = readEvents(folder);
  const fold = new RunFold(runId);
  for (const event of orderEvents(events)) fold.add(event);
  return { fold, files };
}

function logOf({ fold, files }: Folded): RunLog {
  const heads = new Map([...files].map(([name, { head }]) => [name, head]));
  return {
    state: fold.state(),
    heads,
    unseen: [...heads.values()].filter((head) => head !== '' && !fold.isNamed(head)),
    problems: [...files.values()].flatMap(({ problems }) => problems),
  };
}
