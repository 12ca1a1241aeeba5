/** Keeps the start and the end of a stream of bytes and counts the rest: a flood costs bounded memory. */

/** Bytes kept of the start, and again of the end. */
export const CAPTURE_BYTES = 1024 * 1024;

export class OutputCapture {
  readonly #limit: number;
  readonly #head: Buffer[] = [];
  #headBytes = 0;
  /** A ring: the next byte goes to `#next`, over the oldest one. */
  #tail: Buffer | undefined;
  #next = 0;
  #total = 0;

  constructor(limit = CAPTURE_BYTES) {
    this.#limit = limit;
  }

  get totalBytes(): number {
    return this.#total;
  }

  get truncated(): boolean {
    return this.#total > 2 * this.#limit;
  }

  push(chunk: Buffer): void {
    this.#total += chunk.length;
    const room = this.#limit - this.#headBytes;
    if (room > 0) {
      // Copied, because a small piece would keep the whole buffer that it was read into.
      this.#head.push(Buffer.from(chunk.subarray(0, room)));
      this.#headBytes += Math.min(room, chunk.length);
    }
    if (chunk.length > room) this.#pushTail(chunk.subarray(Math.max(room, 0)));
  }

  /** `marker` stands where bytes are missing. */
  text(marker: (bytes: number) => string): string {
    const tail = this.#orderedTail();
    const missing = this.#total - this.#headBytes - tail.length;
    // Decoded as one where nothing is missing: a character may lie across the middle.
    if (missing <= 0) return Buffer.concat([...this.#head, tail]).toString('utf8');
    return Buffer.concat(this.#head).toString('utf8') + marker(missing) + tail.toString('utf8');
  }

  #pushTail(chunk: Buffer): void {
    this.#tail ??= Buffer.allocUnsafe(this.#limit);
    const kept = chunk.subarray(-this.#limit);
    const untilEnd = kept.copy(this.#tail, this.#next);
    kept.copy(this.#tail, 0, untilEnd);
    this.#next = (this.#next + kept.length) % this.#limit;
  }

  #orderedTail(): Buffer {
    const length = Math.min(this.#total - this.#headBytes, this.#limit);
    if (this.#tail === undefined) return Buffer.alloc(0);
    if (length < this.#limit) return this.#tail.subarray(0, length);
    return Buffer.concat([this.#tail.subarray(this.#next), this.#tail.subarray(0, this.#next)]);
  }
}
