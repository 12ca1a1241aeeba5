/**
 * Reads again only what an edit can have changed. A block of Markdown depends on the lines before it only through the
 * list that is open, and looks no further than the first blank line or barrier behind it. So reading begins a little
 * before the edit and ends where a chunk begins as one of the last reading did.
 */
import { readChunks, type Chunk } from './chunk.ts';

/** Chunks behind the edit that are read at first; each time that is too few, four times as many. */
const FIRST_WINDOW = 4;

/**
 * The chunks of `after`, the same as `readChunks(after)` gives.
 *
 * @param chunks those of `before`
 */
export function rereadChunks(chunks: readonly Chunk[], before: string, after: string): readonly Chunk[] {
  const edit = findEdit(before, after);
  const starts = startsOf(chunks);
  const first = firstToRead(chunks, starts, before, edit.from);
  const from = starts[first] ?? 0;
  const listMark = first === 0 || chunks[first]?.beginsList === true ? undefined : chunks[first]?.listMark;
  const behind = starts.findIndex((start) => start >= edit.oldEnd);
  const kept = behind < 0 ? chunks.length : behind;
  const shift = after.length - before.length;
  for (let window = FIRST_WINDOW; ; window *= 4) {
    const end = kept + window < chunks.length ? (starts[kept + window] ?? 0) + shift : after.length;
    const text = after.slice(from, end);
    const read = readChunks(text, listMark);
    const meeting = findMeeting({ chunks, starts, kept, read, text, from: from - shift, isAll: end === after.length });
    if (meeting !== undefined)
      return [...chunks.slice(0, first), ...read.slice(0, meeting.read), ...chunks.slice(meeting.chunk)];
  }
}

interface Edit {
  /** First character that differs. */
  readonly from: number;
  /** First character of the old text behind the edit. */
  readonly oldEnd: number;
}

function findEdit(before: string, after: string): Edit {
  const from = commonLength(before, after, 'start', Math.min(before.length, after.length));
  const same = commonLength(before, after, 'end', Math.min(before.length, after.length) - from);
  return { from, oldEnd: before.length - same };
}

/** Characters that are compared at once: a megabyte one by one takes longer than all the rest. */
const STEP = 4096;

/** How many characters two texts have in common at one end, `most` at most. */
function commonLength(a: string, b: string, end: 'start' | 'end', most: number): number {
  const part = (text: string, from: number, to: number): string =>
    end === 'start' ? text.slice(from, to) : text.slice(text.length - to, text.length - from);
  let length = 0;
  for (let step = STEP; step >= 1; step = Math.floor(step / 8))
    while (length + step <= most && part(a, length, length + step) === part(b, length, length + step)) length += step;
  return length;
}

function startsOf(chunks: readonly Chunk[]): readonly number[] {
  let next = 0;
  return chunks.map(({ length }) => {
    const start = next;
    next += length;
    return start;
  });
}

/** The last chunk that the edit cannot have changed: it says whether a list is open behind it. */
function firstToRead(chunks: readonly Chunk[], starts: readonly number[], before: string, edit: number): number {
  const sight = sightInto(before.slice(0, edit));
  let at = chunks.length - 1;
  while (at > 0 && !isPastSight(chunks[at], starts[at] ?? 0, sight)) at -= 1;
  return Math.max(at - 1, 0);
}

/** How far what stands behind a text is seen from in it: nothing looks past a blank line, nor past a barrier. */
interface Sight {
  /** End of the line before the last blank line; -1 where there is none. */
  readonly blank: number;
  /** End of the last line. */
  readonly barrier: number;
}

function sightInto(text: string): Sight {
  const barrier = text.lastIndexOf('\n');
  let end = barrier;
  let blank = lineEndBefore(text, end);
  while (blank >= 0 && !/^[ \t]*$/.test(text.slice(blank + 1, end))) {
    end = blank;
    blank = lineEndBefore(text, end);
  }
  return { blank, barrier };
}

function lineEndBefore(text: string, at: number): number {
  return at <= 0 ? -1 : text.lastIndexOf('\n', at - 1);
}

/** Whether nothing before the chunk, which begins at `start`, can depend on what stands behind the text. */
function isPastSight(chunk: Chunk | undefined, start: number, { blank, barrier }: Sight): boolean {
  return start <= blank || (chunk?.isBarrier === true && start <= barrier);
}

interface Reading {
  readonly chunks: readonly Chunk[];
  readonly starts: readonly number[];
  /** The first chunk behind the edit. */
  readonly kept: number;
  readonly read: readonly Chunk[];
  readonly text: string;
  /** Where `text` would begin in the old text if the whole edit stood before it. */
  readonly from: number;
  /** `text` goes to the end of the file. */
  readonly isAll: boolean;
}

/** Where a chunk that was read begins as an old one does; both readings go on alike from there. */
function findMeeting(reading: Reading): { readonly read: number; readonly chunk: number } | undefined {
  const { chunks, starts, kept, read, text, from, isAll } = reading;
  const sight = sightInto(text);
  let chunk = kept;
  let at = 0;
  for (const [index, candidate] of read.entries()) {
    while (chunk < chunks.length && (starts[chunk] ?? 0) < from + at) chunk += 1;
    const isSame = starts[chunk] === from + at && isSameList(chunks[chunk], candidate);
    if (isSame && (isAll || isPastSight(candidate, at, sight))) return { read: index, chunk };
    at += candidate.length;
  }
  return isAll ? { read: read.length, chunk: chunks.length } : undefined;
}

function isSameList(a: Chunk | undefined, b: Chunk): boolean {
  return a?.listMark === b.listMark && a?.beginsList === b.beginsList;
}
