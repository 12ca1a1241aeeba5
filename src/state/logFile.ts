/** One log file, read a piece at a time: every line of it, its chain verified. Nothing is repaired in place. */
import { closeSync, constants, fstatSync, openSync, type Stats } from 'node:fs';
import type { LoggedEvent } from '../core/run/event.ts';
import { isCode } from './durableFile.ts';
import { parseLine, readLines } from './logLine.ts';

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

export interface LogFile {
  readonly stats: Pick<Stats, 'ino' | 'size' | 'mtimeMs'>;
  /** Bytes of its whole lines, and how many of them there are. */
  readonly bytes: number;
  readonly lines: number;
  readonly events: readonly LoggedEvent[];
  /** SHA-256 of its newest line that is an event; '' where there is none. */
  readonly head: string;
  readonly problems: readonly LogProblem[];
}

const unread: LogFile = {
  stats: { ino: 0, size: 0, mtimeMs: 0 },
  bytes: 0,
  lines: 0,
  events: [],
  head: '',
  problems: [],
};

/** @param known what was read of it before: of a file that has only grown since, only what is new is read */
export function readLogFile(file: string, known: LogFile = unread): LogFile {
  const descriptor = openUnlinked(file);
  if (descriptor === undefined) return { ...unread, problems: [{ kind: 'symbolic link', file, line: 1 }] };
  try {
    const { ino, size, mtimeMs } = fstatSync(descriptor);
    const stats = { ino, size, mtimeMs };
    const isSameFile = ino === known.stats.ino;
    if (isSameFile && size === known.stats.size && mtimeMs === known.stats.mtimeMs) return known;
    // What was written since and is no longer for it stands in place of what was there.
    if (!isSameFile || size <= known.stats.size) return readFrom(descriptor, file, { ...unread, stats });
    const grown = readFrom(descriptor, file, { ...known, stats });
    // New lines that do not follow the known ones mean that it was written anew.
    return grown.problems.length > known.problems.length ? readFrom(descriptor, file, { ...unread, stats }) : grown;
  } finally {
    closeSync(descriptor);
  }
}

/** undefined where it is a symbolic link. Windows has no such flag, which then counts as 0; making a link there takes a right of its own. */
function openUnlinked(file: string): number | undefined {
  try {
    return openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (isCode(error, 'ELOOP')) return undefined;
    throw error;
  }
}

/** What stands behind the whole lines that are known. */
function readFrom(descriptor: number, file: string, known: LogFile): LogFile {
  const events = [...known.events];
  const problems = known.problems.filter(({ kind }) => kind !== 'torn');
  let { bytes, lines, head } = known;
  for (const line of readLines(descriptor, bytes, known.stats.size)) {
    lines += 1;
    bytes += line.length + 1;
    const event = parseLine(line, events.at(-1));
    if (event === undefined) {
      problems.push({ kind: 'corrupt', file, line: lines });
      continue;
    }
    if (event.prev !== head) problems.push({ kind: 'broken chain', file, line: lines });
    head = event.digest;
    events.push(event);
  }
  // A writer that died left its last line without an end: it was never acknowledged.
  if (bytes < known.stats.size) problems.push({ kind: 'torn', file, line: lines + 1 });
  return { stats: known.stats, bytes, lines, events, head, problems };
}
