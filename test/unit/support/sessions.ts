/** Sessions that write to one run and read each other's files when they are told to. */
import type { LoggedEvent, RunPayload } from '../../../src/core/run/event.ts';
import { event } from './events.ts';

export class TestSession {
  readonly events: LoggedEvent[] = [];
  readonly #name: string;
  readonly #known = new Set<LoggedEvent>();

  constructor(name: string) {
    this.#name = name;
  }

  /** Every event that this session has read or written. */
  get known(): ReadonlySet<LoggedEvent> {
    return new Set([...this.#known, ...this.events]);
  }

  /** All that stands in the other's file, and nothing of what the other has only read. */
  read(other: TestSession): this {
    for (const one of other.events) this.#known.add(one);
    return this;
  }

  write(...payloads: readonly RunPayload[]): this {
    for (const payload of payloads) this.#append(payload);
    return this;
  }

  /** As the store does it: the newest line of each file that is known, unless a line that is known names it. */
  #append(payload: RunPayload): void {
    const known = [...this.known];
    const newest = new Map(known.map((one) => [one.session, one.digest]));
    const named = new Set(known.flatMap(({ seen }) => seen));
    const seen = [...newest].filter(([session, digest]) => session !== this.#name && !named.has(digest));
    const seq = this.events.length;
    const lamport = Math.max(0, ...known.map((one) => one.lamport)) + 1;
    const id = `${this.#name}-${seq}`;
    const envelope = { id, session: this.#name, actor: this.#name, seq, seen: seen.map(([, digest]) => digest) };
    this.events.push({ ...event(lamport, payload, envelope), digest: `digest of ${id}` });
  }
}
