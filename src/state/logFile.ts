/** One log file, read a piece at a time: every line of it, its chain verified. Nothing is repaired in place. */
import { closeSync, constants, fstatSync, openSync, type Stats } from 'node:fs';
import type { LoggedEvent } from '../core/run/event.ts';
import { isCode } from './durableFile.ts';
import { parseLine, readLines, type OpenFile } from './logLine.ts';

export interface LogProblem {
  /** `symbolic link`: nothing is read through it, because it may lead anywhere. */
  readonly kind: 'torn' | 'corrupt' | 'broken chain' | 'symbolic link';
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** A torn last line is none: its writer was stopped before anybody was told of it. */
export function isDamage({ kind }: LogProblem): boolean {
  return kind !== 'torn';
}

/** How far a file has been read, and what was found. */
export interface LogFile {
  readonly stats: Pick<Stats, 'ino' | 'size' | 'mtimeMs'>;
  /** Bytes of its whole lines, and how many of them there are. */
  readonly bytes: number;
  readonly lines: number;
  /** SHA-256 of its newest line that is an event; '' where there is none. */
  readonly head: string;
  readonly problems: readonly LogProblem[];
}

export interface PlacedEvent {
  readonly event: LoggedEvent;
  /** 1-based. */
  readonly line: number;
}

export const unread: LogFile = {
  stats: { ino: 0, size: 0, mtimeMs: 0 },
  bytes: 0,
  lines: 0,
  head: '',
  problems: [],
};

/**
 * Its events one at a time, and when there are no more, how far it is read: `known` itself where nothing has changed.
 *
 * @param known how far it was read before: of a file that has only grown since, only what is new is read, see `isContinued`
 */
export function* readLogFile(file: string, known: LogFile = unread): Generator<PlacedEvent, LogFile> {
  const opened = openUnlinked(file);
  if (opened === undefined) return { ...unread, problems: [{ kind: 'symbolic link', file, line: 1 }] };
  try {
    const { ino, size, mtimeMs } = fstatSync(opened.descriptor);
    const stats = { ino, size, mtimeMs };
    const isSameFile = ino === known.stats.ino;
    if (isSameFile && size === known.stats.size && mtimeMs === known.stats.mtimeMs) return known;
    // What was written since and is no longer for it stands in place of what was there.
    const isGrown = isSameFile && size > known.stats.size;
    const from = isGrown ? known : unread;
    const problems = from.problems.filter(isDamage);
    let { bytes, lines, head } = from;
    for (const line of readLines(opened, bytes, size)) {
      lines += 1;
      bytes += line.length + 1;
      const event = parseLine(line);
      if (event === undefined) {
        problems.push({ kind: 'corrupt', file, line: lines });
        continue;
      }
      if (event.prev !== head) problems.push({ kind: 'broken chain', file, line: lines });
      head = event.digest;
      yield { event, line: lines };
    }
    // A writer that died left its last line without an end: it was never acknowledged.
    if (bytes < size) problems.push({ kind: 'torn', file, line: lines + 1 });
    return { stats, bytes, lines, head, problems };
  } finally {
    opened.close();
  }
}

/** The same at once: its events as a list. */
export function readWholeFile(
  file: string,
  known?: LogFile,
): { readonly events: readonly PlacedEvent[]; readonly read: LogFile } {
  const events: PlacedEvent[] = [];
  const reading = readLogFile(file, known);
  let next = reading.next();
  for (; next.done !== true; next = reading.next()) events.push(next.value);
  return { events, read: next.value };
}

/** Whether a file still began with what was known of it. New lines that do not follow the known ones mean that it was written anew. */
export function isContinued(known: LogFile, file: LogFile): boolean {
  if (known === file) return true;
  const isGrown = file.stats.ino === known.stats.ino && file.stats.size > known.stats.size;
  return isGrown && file.problems.filter(isDamage).length === known.problems.filter(isDamage).length;
}

/** undefined where it is a symbolic link. Windows has no such flag, which then counts as 0; making a link there takes a right of its own. */
function openUnlinked(file: string): OpenFile | undefined {
  try {
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    let isOpen = true;
    const close = (): void => {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    };
    return { descriptor, close };
  } catch (error) {
    if (isCode(error, 'ELOOP')) return undefined;
    throw error;
  }
}
