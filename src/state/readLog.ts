/** The files of a run's log, and their events as a list. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { LoggedEvent } from '../core/run/event.ts';
import { isCode } from './durableFile.ts';
import { readWholeFile, type LogFile } from './logFile.ts';

/** How far each file of a log is read, by its name, sorted. */
export type LogFiles = ReadonlyMap<string, LogFile>;

/** @param known how far they were read before: of a file that has only grown, only the new events are read */
export function readEvents(
  folder: string,
  known: LogFiles = new Map(),
): { readonly events: readonly LoggedEvent[]; readonly files: LogFiles } {
  const events: LoggedEvent[] = [];
  const files = new Map<string, LogFile>();
  for (const name of logFileNames(folder)) {
    const { events: placed, read } = readWholeFile(path.join(folder, name), known.get(name));
    for (const { event } of placed) events.push(event);
    files.set(name, read);
  }
  return { events, files };
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
