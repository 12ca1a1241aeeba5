/** The log file of one session of one run: one writer ever, hash-chained, each line durable before `append` returns. */
import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { EVENT_VERSION, type RunEvent, type RunPayload } from '../core/run/event.ts';
import { sha256 } from './digest.ts';
import { appendDurably, makeFolder, syncFolder } from './durableFile.ts';

/** A longer line would not be one write; what is long belongs into evidence. */
export const MAX_LINE_BYTES = 64 * 1024;

export interface EventLogOptions {
  /** `…/<run-id>/log`. */
  readonly folder: string;
  readonly actor: string;
  readonly now: () => Date;
  /** Highest Lamport time of this run, and heads of other files that no line of it names yet. */
  readonly lamport: number;
  readonly seen: readonly string[];
}

/** So many heads a line names: a run of thousands of files must not make lines too long. The next line names the rest. */
const MAX_SEEN = 64;

interface Line {
  readonly event: RunEvent;
  readonly bytes: Buffer;
}

export class EventLog {
  readonly session = randomBytes(16).toString('hex');
  readonly #options: EventLogOptions;
  #descriptor: number | undefined;
  #isBroken = false;
  #seq = 0;
  #lamport: number;
  #prev = '';
  #seen: readonly string[];

  constructor(options: EventLogOptions) {
    this.#options = options;
    this.#lamport = options.lamport;
    this.#seen = options.seen;
  }

  get file(): string {
    return path.join(this.#options.folder, `${actorSlug(this.#options.actor)}-${this.session}.jsonl`);
  }

  /** SHA-256 of the newest line; '' before the first. */
  get head(): string {
    return this.#prev;
  }

  /** Nothing more is written to it: a write failed, or somebody removed or replaced the file, as git does. */
  get isOver(): boolean {
    return this.#isBroken || (this.#descriptor !== undefined && !isAt(this.file, this.#descriptor));
  }

  get lamport(): number {
    return this.#lamport;
  }

  /** What other writers have done by now: later events come after it in the order of the run. */
  observe(lamport: number, seen: readonly string[]): void {
    this.#lamport = Math.max(this.#lamport, lamport);
    this.#seen = seen;
  }

  /** Throws when the line could not be made durable; the session writes nothing more then. */
  append(payload: RunPayload): RunEvent {
    this.#refuseIfBroken();
    const line = this.#line(payload, 0, this.#prev);
    this.#write([line]);
    return line.event;
  }

  /** One write for all of them: they are durable together. Throws as `append` does. */
  appendAll(payloads: readonly RunPayload[]): readonly RunEvent[] {
    this.#refuseIfBroken();
    let prev = this.#prev;
    const lines = payloads.map((payload, at) => {
      const line = this.#line(payload, at, prev);
      prev = sha256(line.bytes);
      return line;
    });
    this.#write(lines);
    return lines.map(({ event }) => event);
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #refuseIfBroken(): void {
    if (this.#isBroken) throw new Error(l10n.t('{0} could not be written earlier. Open the runbook again.', this.file));
  }

  /** Each line names the one before it. Nothing of it counts before it is written. */
  #line(payload: RunPayload, at: number, prev: string): Line {
    const event: RunEvent = {
      v: EVENT_VERSION,
      id: randomBytes(16).toString('hex'),
      actor: this.#options.actor,
      session: this.session,
      seq: this.#seq + at,
      lamport: this.#lamport + 1 + at,
      at: this.#options.now().toISOString(),
      prev,
      seen: this.#seen.slice(MAX_SEEN * at, MAX_SEEN * (at + 1)),
      ...payload,
    };
    const bytes = Buffer.from(JSON.stringify(event));
    if (bytes.length > MAX_LINE_BYTES)
      throw new Error(l10n.t('An event of {0} bytes is longer than a log line may be.', bytes.length));
    return { event, bytes };
  }

  #write(lines: readonly Line[]): void {
    try {
      this.#descriptor ??= this.#open();
      appendDurably(this.#descriptor, Buffer.concat(lines.flatMap(({ bytes }) => [bytes, Buffer.from('\n')])));
    } catch (error) {
      this.#isBroken = true;
      this.close();
      throw error;
    }
    const last = lines.at(-1);
    if (last !== undefined) {
      this.#seq = last.event.seq + 1;
      this.#lamport = last.event.lamport;
      this.#prev = sha256(last.bytes);
      this.#seen = this.#seen.slice(MAX_SEEN * lines.length);
    }
  }

  #open(): number {
    makeFolder(this.#options.folder);
    const descriptor = openSync(this.file, 'ax');
    syncFolder(this.#options.folder);
    return descriptor;
  }
}

function isAt(file: string, descriptor: number): boolean {
  const here = statSync(file, { throwIfNoEntry: false });
  return here !== undefined && here.ino === fstatSync(descriptor).ino;
}

/** Safe as a file name on every system. */
function actorSlug(actor: string): string {
  return (
    actor
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 32) || 'someone'
  );
}
