/**
 * Which log sessions belong to a process of this machine that lives: what it has started and not ended is running, not
 * lost. Advisory: where a lease is missing or cannot be had, nothing but that is unknown.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { pidSpace, readProcess } from '../runners/shell/processTable.ts';

/** A process by what nobody else has: pids are used again, and mean something else in another container. */
const holderSchema = z.object({
  machine: z.string(),
  pidSpace: z.string(),
  pid: z.int().positive(),
  /** See `ProcessEntry`. */
  startedAt: z.string(),
});

type Holder = z.infer<typeof holderSchema>;

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
    const holder = thisProcess();
    if (holder === undefined) return;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeFileSync(this.#file(session), JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
    } catch {
      // Without it others say "end unknown", which is true as well.
    }
  }

  giveBack(session: string): void {
    if (this.#own.delete(session)) this.#remove(session);
  }

  /** Those of `sessions` that somebody else's living process writes. What a dead one has left is removed. */
  heldElsewhere(sessions: Iterable<string>): ReadonlySet<string> {
    const others = [...new Set(sessions)].filter((session) => isSessionId(session) && !this.#own.has(session));
    return new Set(others.filter((session) => this.#isHeld(session)));
  }

  /** Removes what processes have left that ended without giving back. */
  sweep(): void {
    for (const session of sessionsIn(this.#folder)) this.#isHeld(session);
  }

  #isHeld(session: string): boolean {
    const holder = readHolder(this.#file(session));
    // Another machine may share this folder: whether its process lives is not seen from here.
    if (holder?.machine !== hostname()) return false;
    if (holder.pidSpace === pidSpace() && readProcess(holder.pid)?.startedAt === holder.startedAt) return true;
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
    return path.join(this.#folder, `${session}.json`);
  }
}

/** It comes from a log that anybody may have written, and becomes a file name. */
function isSessionId(session: string): boolean {
  return /^[0-9a-f]{32}$/.test(session);
}

/** undefined where the system does not tell start times. */
function thisProcess(): Holder | undefined {
  const startedAt = readProcess(process.pid)?.startedAt;
  const space = pidSpace();
  if (startedAt === undefined || space === undefined) return undefined;
  return { machine: hostname(), pidSpace: space, pid: process.pid, startedAt };
}

function sessionsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .map((name) => path.basename(name, '.json'))
      .filter(isSessionId);
  } catch {
    return [];
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
