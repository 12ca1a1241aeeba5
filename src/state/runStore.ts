/** The runs of one runbook on disk: which there are, reading one, writing to it. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { RunEvent, RunPayload } from '../core/run/event.ts';
import { parseTextRecord } from '../core/run/parseTextRecord.ts';
import type { RunState } from '../core/run/state.ts';
import type { TextRecord } from '../core/run/textRecord.ts';
import { isCode, writeFileAtomic } from './durableFile.ts';
import { sha256 } from './digest.ts';
import { EventLog } from './eventLog.ts';
import { EvidenceStore } from './evidenceStore.ts';
import { logFolder, runsFolder, stateFolder } from './folders.ts';
import { refuseLinks } from './links.ts';
import type { LogProblem } from './logFile.ts';
import { RunLogReader } from './runLog.ts';

export interface RunSnapshot {
  readonly state: RunState;
  readonly problems: readonly LogProblem[];
  /** SHA-256 of the newest line of each file, by file name. */
  readonly heads: ReadonlyMap<string, string>;
}

/** Told which log sessions are this process's own, as long as they are written. */
export interface LogLeases {
  readonly take: (session: string) => void;
  readonly giveBack: (session: string) => void;
}

export class RunStore {
  readonly evidence: EvidenceStore;
  readonly #file: string;
  readonly #now: () => Date;
  readonly #leases: LogLeases | undefined;
  /** This process's log in each run that it has written to. */
  readonly #logs = new Map<string, EventLog>();
  readonly #readers = new Map<string, RunLogReader>();
  /** Texts that events speak of, by SHA-256. They never change, so each is read once. */
  readonly #texts = new Map<string, TextRecord>();
  readonly #textDigests = new WeakMap<TextRecord, string>();

  constructor(file: string, now: () => Date, leases?: LogLeases) {
    this.#file = file;
    this.#now = now;
    this.#leases = leases;
    this.evidence = new EvidenceStore(stateFolder(file));
  }

  /** Oldest first: ids begin with a counter, so that a wrong clock does not change which run is current. */
  runIds(): readonly string[] {
    try {
      const folder = runsFolder(this.#file);
      this.#refuseLinks(folder);
      return readdirSync(folder)
        .filter((name) => isRunId(name) && existsSync(path.join(folder, name, 'log')))
        .sort(byNumber);
    } catch (error) {
      if (isCode(error, 'ENOENT')) return [];
      throw error;
    }
  }

  newRunId(): string {
    const last = this.runIds().at(-1);
    const number = (last === undefined ? 0 : Number.parseInt(last, 10)) + 1;
    const minute = this.#now().toISOString().slice(0, 16).replace(/[-:]/g, '');
    return `${String(number).padStart(4, '0')}-${minute}-${randomBytes(3).toString('hex')}`;
  }

  /** @param now what the text says now: it is known even where its record is lost */
  read(runId: string, now?: TextRecord): RunSnapshot {
    this.#refuseLinks(this.#logFolder(runId));
    const { state, heads, unseen, problems } = this.#reader(runId).read();
    const own = this.#logs.get(runId);
    own?.observe(
      state.lamport,
      unseen.filter((head) => head !== own.head),
    );
    return { state: { ...state, texts: this.#readTexts(state.textDigests, now) }, problems, heads };
  }

  /** Keeps what a text says, for the events that name its ids. Returns its SHA-256. */
  keepText(record: TextRecord): string {
    const known = this.#textDigests.get(record);
    if (known !== undefined) return known;
    const json = JSON.stringify(record);
    const { sha256 } = this.evidence.keep(json, Buffer.byteLength(json), false);
    this.#textDigests.set(record, sha256);
    if (!this.#texts.has(sha256)) this.#texts.set(sha256, record);
    return sha256;
  }

  /** Durable when it returns; throws otherwise, and what is appended after that goes to a file of its own. */
  append(runId: string, actor: string, payload: RunPayload): RunEvent {
    return this.#write(runId, actor, (log) => log.append(payload));
  }

  /** The same for several at once, in one write. */
  appendAll(runId: string, actor: string, payloads: readonly RunPayload[]): readonly RunEvent[] {
    return this.#write(runId, actor, (log) => log.appendAll(payloads));
  }

  close(): void {
    for (const log of this.#logs.values()) this.#end(log);
    this.#logs.clear();
  }

  /** What is missing or altered is left out. */
  #readTexts(digests: readonly string[], now: TextRecord | undefined): ReadonlyMap<string, TextRecord> {
    const isUnknown = (digest: string): boolean => !this.#texts.has(digest);
    for (const digest of digests.filter(isUnknown)) {
      const record = parseTextRecord(this.evidence.read(digest) ?? '');
      if (record !== undefined) this.#texts.set(digest, record);
    }
    if (now !== undefined && digests.some(isUnknown)) this.#texts.set(sha256(JSON.stringify(now)), now);
    return this.#texts;
  }

  #write<T>(runId: string, actor: string, write: (log: EventLog) => T): T {
    const log = this.#log(runId, actor);
    try {
      return write(log);
    } catch (error) {
      // What it has started gets no end any more.
      if (log.isOver) this.#leases?.giveBack(log.session);
      throw error;
    }
  }

  #end(log: EventLog): void {
    log.close();
    this.#leases?.giveBack(log.session);
  }

  #log(runId: string, actor: string): EventLog {
    const open = this.#logs.get(runId);
    if (open?.isOver === false) return open;
    if (open !== undefined) this.#end(open);
    this.#refuseLinks(this.#logFolder(runId));
    this.#markAsData();
    const { state, unseen: seen } = this.#reader(runId).read();
    const lamport = Math.max(state.lamport, open?.lamport ?? 0);
    const log = new EventLog({ folder: this.#logFolder(runId), actor, now: this.#now, lamport, seen });
    this.#logs.set(runId, log);
    this.#leases?.take(log.session);
    return log;
  }

  #reader(runId: string): RunLogReader {
    const reader = this.#readers.get(runId) ?? new RunLogReader(this.#logFolder(runId), runId);
    this.#readers.set(runId, reader);
    return reader;
  }

  /** Git must neither change line ends (the chain is over bytes) nor merge two files into one. */
  #markAsData(): void {
    const file = path.join(stateFolder(this.#file), '.gitattributes');
    if (existsSync(file)) return;
    writeFileAtomic(file, Buffer.from('* -text -merge linguist-generated\n'));
  }

  #refuseLinks(folder: string): void {
    refuseLinks(path.dirname(this.#file), folder);
  }

  #logFolder(runId: string): string {
    return logFolder(this.#file, runId);
  }
}

export function isRunId(name: string): boolean {
  return /^\d{4,}-/.test(name);
}

function byNumber(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);
}
