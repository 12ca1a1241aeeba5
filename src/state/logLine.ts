/** Lines of a log file: bytes in, events out. */
import { isAscii, isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';
import type { EventEnvelope, LoggedEvent } from '../core/run/event.ts';
import { sha256 } from './digest.ts';

/** So much of a file is read at once. A longer line makes it grow. */
const PIECE_BYTES = 256 * 1024;

/** A file that is open for reading. */
export interface OpenFile {
  readonly descriptor: number;
  /** May be called again. */
  readonly close: () => void;
}

/**
 * The whole lines of a part of a file, as bytes: the chain is over them, and different bytes may decode to the same text.
 * Each is valid until the next one is asked for, because a long log is never in memory as a whole. The file is closed before
 * the lines of its last piece are given: thousands of short files may be read beside each other.
 *
 * @param from where a line begins
 */
export function* readLines(file: OpenFile, from: number, to: number): Generator<Buffer> {
  let buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, Math.max(0, to - from)));
  let filled = 0;
  for (let at = from; at < to;) {
    if (filled === buffer.length) buffer = Buffer.concat([buffer], 2 * filled);
    const count = readSync(file.descriptor, buffer, filled, Math.min(buffer.length - filled, to - at), at);
    if (count === 0) return;
    at += count;
    if (at === to) file.close();
    const end = filled + count;
    let begin = 0;
    for (let stop = buffer.indexOf(0x0a, filled); stop >= 0 && stop < end; stop = buffer.indexOf(0x0a, begin)) {
      yield buffer.subarray(begin, stop);
      begin = stop + 1;
    }
    buffer.copyWithin(0, begin, end);
    filled = end - begin;
  }
}

/** undefined where the line is no event. What a newer version adds to one is kept as it is. */
export function parseLine(line: Buffer): LoggedEvent | undefined {
  const encoding = isAscii(line) ? 'latin1' : 'utf8';
  if (encoding === 'utf8' && !isUtf8(line)) return undefined;
  try {
    const value: unknown = JSON.parse(line.toString(encoding));
    if (!isEnvelope(value)) return undefined;
    value.digest = sha256(line);
    // The payload is checked by type where it is reduced.
    return value as unknown as LoggedEvent;
  } catch {
    return undefined;
  }
}

type Envelope = { -readonly [Key in keyof Omit<EventEnvelope, 'seen'>]: EventEnvelope[Key] } & { digest?: string };

/** Only what the order and the chain need. By hand: a schema takes longer than all the rest of reading. */
function isEnvelope(value: unknown): value is Envelope {
  // Of null, a number or a text it has none of the fields.
  const fields = Object(value) as Readonly<Record<string, unknown>>;
  return (
    typeof fields['v'] === 'number' &&
    typeof fields['seq'] === 'number' &&
    typeof fields['lamport'] === 'number' &&
    typeof fields['id'] === 'string' &&
    typeof fields['type'] === 'string' &&
    typeof fields['actor'] === 'string' &&
    typeof fields['session'] === 'string' &&
    typeof fields['at'] === 'string' &&
    typeof fields['prev'] === 'string'
  );
}
