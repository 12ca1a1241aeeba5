/** Reads the log of a run: every line of every file, its chain verified. Nothing is repaired in place. */
import { readdirSync, readFileSync } from 'node:fs';
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

export function readRunLog(folder: string): RunLog {
  const events: RunEvent[] = [];
  const heads = new Map<string, string>();
  const problems: LogProblem[] = [];
  for (const name of logFiles(folder)) {
    const read = readLogFile(path.join(folder, name));
    events.push(...read.events);
    problems.push(...read.problems);
    heads.set(name, read.head);
  }
  return { events, heads, problems };
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

interface ReadFile {
  readonly events: readonly RunEvent[];
  readonly head: string;
  readonly problems: readonly LogProblem[];
}

function readLogFile(file: string): ReadFile {
  const { lines, tail } = splitLines(readFileSync(file));
  const events: RunEvent[] = [];
  const problems: LogProblem[] = [];
  let head = '';
  for (const [index, line] of lines.entries()) {
    const event = parseEvent(line);
    if (event === undefined) {
      problems.push({ kind: 'corrupt', file, line: index + 1 });
      continue;
    }
    if (event.prev !== head) problems.push({ kind: 'broken chain', file, line: index + 1 });
    head = sha256(line);
    events.push(event);
  }
  // A writer that died left its last line without an end: it was never acknowledged.
  if (tail.length > 0) problems.push({ kind: 'torn', file, line: lines.length + 1 });
  return { events, head, problems };
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
