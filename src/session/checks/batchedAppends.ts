/** Events that come at nearly the same time are written together: each write waits for the disk. */
import type { RunPayload } from '../../core/run/event.ts';

interface Waiting {
  readonly payloads: readonly RunPayload[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export class BatchedAppends {
  readonly #write: (payloads: readonly RunPayload[]) => Promise<void>;
  #waiting: Waiting[] = [];

  /** @param write makes them durable before it resolves */
  constructor(write: (payloads: readonly RunPayload[]) => Promise<void>) {
    this.#write = write;
  }

  /** Resolves once they are durable; rejects together with those that were written with them. */
  append(payloads: readonly RunPayload[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => void this.#flush());
      this.#waiting.push({ payloads, resolve, reject });
    });
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      await this.#write(batch.flatMap(({ payloads }) => payloads));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
