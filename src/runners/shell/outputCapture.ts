/** Keeps the start and the end of a stream of bytes and counts the rest: a flood costs bounded memory. */

/** Bytes kept of the start, and again of the end. */
export const CAPTURE_BYTES = 1024 * 1024;

export class OutputCapture {
  readonly #limit: number;
  readonly #head: Buffer[] = [];
  #headBytes = 0;
  #tail: Buffer[] = [];
  #tailBytes = 0;
  #total = 0;

  constructor(limit = CAPTURE_BYTES) {
    this.#limit = limit;
  }

  get totalBytes(): number {
    return this.#total;
  }

  get truncated(): boolean {
    return this.#total > this.#headBytes + Math.min(this.#tailBytes, this.#limit);
  }

  push(chunk: Buffer): void {
    this.#total += chunk.length;
    const room = this.#limit - this.#headBytes;
    if (room > 0) {
      this.#head.push(chunk.subarray(0, room));
      this.#headBytes += Math.min(room, chunk.length);
    }
    if (chunk.length > room) this.#pushTail(room > 0 ? chunk.subarray(room) : chunk);
  }

  /** `marker` stands where bytes are missing. */
  text(marker: (bytes: number) => string): string {
    const tail = Buffer.concat(this.#tail).subarray(-this.#limit);
    const missing = this.#total - this.#headBytes - tail.length;
    // Decoded as one where nothing is missing: a character may lie across the middle.
    if (missing <= 0) return Buffer.concat([...this.#head, tail]).toString('utf8');
    return Buffer.concat(this.#head).toString('utf8') + marker(missing) + tail.toString('utf8');
  }

  #pushTail(chunk: Buffer): void {
    this.#tail.push(Buffer.from(chunk.subarray(-this.#limit)));
    this.#tailBytes += chunk.length;
    const kept = this.#tail.reduce((sum, part) => sum + part.length, 0);
    // Compacted now and then, not at each chunk: copying a megabyte for every line would be the flood itself.
    if (kept > 2 * this.#limit || this.#tail.length > 4096)
      this.#tail = [Buffer.concat(this.#tail).subarray(-this.#limit)];
  }
}
