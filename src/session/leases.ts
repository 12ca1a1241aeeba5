/**
 * Which log sessions belong to a process of this machine that lives: what it has started and not ended is running, not
 * lost. Advisory: where a lease is missing or cannot be had, nothing but that is unknown.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import {
  isAlive,
  isOfThisMachine,
  isRecordId,
  readRecord,
  recordFile,
  recordIds,
  recordPlace,
  startedProcess,
  thisProcess,
} from '../runners/shell/processRecords.ts';

const holderSchema = recordPlace.extend(startedProcess.shape);

export class Leases {
  readonly #folder: string;
  readonly #own = new Set<string>();

  /** @param folder in the user's own state folder */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Says that this process writes the log session, until it gives it back or ends. */
  take(session: string): void {
    this.#own.add(session);
    const own = thisProcess();
    if (own === undefined) return;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeFileSync(this.#file(session), JSON.stringify({ ...own.place, ...own.started }), { mode: 0o600, flag: 'wx' });
    } catch {
      // Without it others say "end unknown", which is true as well.
    }
  }

  giveBack(session: string): void {
    if (this.#own.delete(session)) this.#remove(session);
  }

  /** Those of `sessions` that somebody else's living process writes. What a dead one has left is removed. */
  heldElsewhere(sessions: Iterable<string>): ReadonlySet<string> {
    const others = [...new Set(sessions)].filter((session) => isRecordId(session) && !this.#own.has(session));
    return new Set(others.filter((session) => this.#isHeld(session)));
  }

  /** Removes what processes have left that ended without giving back. */
  sweep(): void {
    for (const session of recordIds(this.#folder)) this.#isHeld(session);
  }

  #isHeld(session: string): boolean {
    const holder = readRecord(this.#file(session), holderSchema);
    if (holder === undefined || !isOfThisMachine(holder)) return false;
    if (isAlive(holder, holder)) return true;
    this.#remove(session);
    return false;
  }

  #remove(session: string): void {
    try {
      rmSync(this.#file(session), { force: true });
    } catch {
      // It is looked at again at the next start.
    }
  }

  #file(session: string): string {
    return recordFile(this.#folder, session);
  }
}
