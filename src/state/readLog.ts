/** Reads the log of a run: every line of every file, its chain verified. Nothing is repaired in place. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { LoggedEvent } from '../core/run/event.ts';
import { isCode } from './durableFile.ts';
import { readLogFile, type LogFile, type LogProblem } from './logFile.ts';

export interface RunLog {
  readonly events: readonly LoggedEvent[];
  /** SHA-256 of the newest line of each file, by file name. */
  readonly heads: ReadonlyMap<string, string>;
  readonly problems: readonly LogProblem[];
}

/** Reads a log once, from the disk. */
export function readRunLog(folder: string): RunLog {
  return new RunLogReader(folder).read();
}

/** Reads a log again and again: of a file that has only grown since the last time, only what is new. */
export class RunLogReader {
  readonly #folder: string;
  #known: ReadonlyMap<string, LogFile> = new Map();
  #log: RunLog | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The same object as the last time where nothing has changed. */
  read(): RunLog {
    const before = this.#known;
    this.#known = new Map(
      logFileNames(this.#folder).map((name) => [name, readLogFile(path.join(this.#folder, name), before.get(name))]),
    );
    const isSame =
      this.#known.size === before.size && [...this.#known].every(([name, file]) => before.get(name) === file);
    if (!isSame || this.#log === undefined) this.#log = logOf(this.#known);
    return this.#log;
  }
}

function logOf(byName: ReadonlyMap<string, LogFile>): RunLog {
  const files = [...byName.values()];
  return {
    events: files.flatMap((file) => file.events),
    heads: new Map([...byName].map(([name, { head }]) => [name, head])),
    problems: files.flatMap((file) => file.problems),
  };
}

/** Sorted; none where there is no such folder. */
export function logFileNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}
