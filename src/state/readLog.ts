/** Reads the log of a run: every line of every file, its chain verified. Nothing is repaired in place. */
import { closeSync, fstatSync, openSync, readdirSync, readSync, type Stats } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { RunEvent } from '../core/run/event.ts';
import { sha256 } from './digest.ts';
import { isCode } from './durableFile.ts';

export interface RunLog {
  readonly events: readonly RunEvent[];
  /** SHA-256 of the newest line of each file, by file name. */
  readonly heads: ReadonlyMap<string, string>;
  readonly problems: readonly LogProblem[];
}

export interface LogProblem {
  readonly kind: 'torn' | 'corrupt' | 'broken chain';
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** Only what the order and the chain need; what a newer version adds is kept as it is. */
const envelope = z.looseObject({
  v: z.number(),
  id: z.string(),
  type: z.string(),
  actor: z.string(),
  session: z.string(),
  seq: z.number(),
  lamport: z.number(),
  at: z.string(),
  prev: z.string(),
});

/** Reads a log once, from the disk. */
export function readRunLog(folder: string): RunLog {
  return new RunLogReader(folder).read();
}

/** Reads a log again and again: of a file that has only grown since the last time, only what is new. */
export class RunLogReader {
  readonly #folder: string;
  #known: ReadonlyMap<string, KnownFile> = new Map();

  constructor(folder: string) {
    this.#folder = folder;
  }

  read(): RunLog {
    this.#known = new Map(
      logFiles(this.#folder).map((name) => [name, readLogFile(path.join(this.#folder, name), this.#known.get(name))]),
    );
    const files = [...this.#known.values()];
    return {
      events: files.flatMap((file) => file.events),
      heads: new Map([...this.#known].map(([name, { head }]) => [name, head])),
      problems: files.flatMap((file) => file.problems),
    };
  }
}

function logFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}

interface KnownFile {
  readonly stats: Pick<Stats, 'ino' | 'size' | 'mtimeMs'>;
  /** Bytes of its whole lines, and how many of them there are. */
  readonly bytes: number;
  readonly lines: number;
  readonly events: readonly RunEvent[];
  readonly head: string;
  readonly problems: readonly LogProblem[];
}

const unread: KnownFile = {
  stats: { ino: 0, size: 0, mtimeMs: 0 },
  bytes: 0,
  lines: 0,
  events: [],
  head: '',
  problems: [],
};

function readLogFile(file: string, known: KnownFile = unread): KnownFile {
  const descriptor = openSync(file, 'r');
  try {
    const { ino, size, mtimeMs } = fstatSync(descriptor);
    const stats = { ino, size, mtimeMs };
    if (ino !== known.stats.ino || size < known.stats.size) return readFrom(descriptor, file, { ...unread, stats });
    if (size === known.stats.size && mtimeMs === known.stats.mtimeMs) return known;
    const grown = readFrom(descriptor, file, { ...known, stats });
    // New lines that do not follow the known ones mean that it was written anew.
    return grown.problems.length > known.problems.length ? readFrom(descriptor, file, { ...unread, stats }) : grown;
  } finally {
    closeSync(descriptor);
  }
}

/** What stands behind the whole lines that are known. */
function readFrom(descriptor: number, file: string, known: KnownFile): KnownFile {
  const bytes = readBytes(descriptor, known.bytes, known.stats.size - known.bytes);
  const { lines, tail } = splitLines(bytes);
  const events = [...known.events];
  const problems = known.problems.filter(({ kind }) => kind !== 'torn');
  let head = known.head;
  for (const [index, line] of lines.entries()) {
    const event = parseEvent(line);
    const at = known.lines + index + 1;
    if (event === undefined) {
      problems.push({ kind: 'corrupt', file, line: at });
      continue;
    }
    if (event.prev !== head) problems.push({ kind: 'broken chain', file, line: at });
    head = sha256(line);
    events.push(event);
  }
  const whole = known.lines + lines.length;
  // A writer that died left its last line without an end: it was never acknowledged.
  if (tail.length > 0) problems.push({ kind: 'torn', file, line: whole + 1 });
  return {
    stats: known.stats,
    bytes: known.bytes + bytes.length - tail.length,
    lines: whole,
    events,
    head,
    problems,
  };
}

function readBytes(descriptor: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let count = 0;
  while (count < length) {
    const read = readSync(descriptor, bytes, count, length - count, from + count);
    if (read === 0) break;
    count += read;
  }
  return bytes.subarray(0, count);
}

/** As bytes: the chain is over them, and different bytes may decode to the same text. */
function splitLines(bytes: Buffer): { readonly lines: readonly Buffer[]; readonly tail: Buffer } {
  const lines: Buffer[] = [];
  let from = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return { lines, tail: bytes.subarray(from) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function parseEvent(line: Uint8Array): RunEvent | undefined {
  try {
    const parsed = envelope.safeParse(JSON.parse(utf8.decode(line)));
    // The payload is checked by type where it is reduced; a line that is no event at all stops here.
    return parsed.success ? (parsed.data as unknown as RunEvent) : undefined;
  } catch {
    return undefined;
  }
}
