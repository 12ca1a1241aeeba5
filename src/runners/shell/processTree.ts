/** Ends a process with all it started, and says what is left of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { hasVariable, readProcess, readProcesses, type ProcessEntry } from './processTable.ts';
import { groupBy } from '../../core/groupBy.ts';

/** Each process of an execution inherits it, also one that left the process group. */
export const COOKIE_VARIABLE = 'PROVEBOOK_EXECUTION';

export interface Leader {
  readonly pid: number;
  /** undefined where the system does not tell. */
  readonly startedAt: string | undefined;
}

const INTERRUPT_MS = 2000;
const TERMINATE_MS = 5000;
const SWEEPS = 40;
const SWEEP_MS = 25;

/**
 * SIGINT and 2 s, SIGTERM and 5 s, then SIGKILL until nothing is left or a second has passed. Where the first process is
 * gone, the rest is not waited for before SIGTERM: a shell lets its children in the background ignore SIGINT.
 *
 * @returns pids that still run
 */
export async function endProcessTree(tree: ProcessTree): Promise<readonly number[]> {
  tree.signal('SIGINT');
  await waitUntil(() => !tree.leaderRuns(), INTERRUPT_MS);
  if (!tree.isEmpty()) {
    tree.signal('SIGTERM');
    await waitUntil(() => tree.isEmpty(), TERMINATE_MS);
  }
  for (let sweep = 0; sweep < SWEEPS && !tree.isEmpty(); sweep += 1) {
    tree.signal('SIGKILL');
    await sleep(SWEEP_MS);
  }
  return tree.pids();
}

async function waitUntil(isSo: () => boolean, ms: number): Promise<void> {
  const until = performance.now() + ms;
  // Looking costs milliseconds on a machine with many processes: less and less often.
  for (let wait = 10; !isSo() && performance.now() < until; wait = Math.min(2 * wait, 100)) await sleep(wait);
}

/**
 * What belongs to one execution: its first process, that one's session and group, whatever carries its cookie (the method
 * of Jenkins' ProcessTreeKiller: `setsid` and daemons escape the group, not their environment), and all that descend from
 * these. Who was seen to descend stays known, so that it is found after its parents have gone.
 */
export class ProcessTree {
  readonly #leader: Leader | undefined;
  readonly #assignment: string;
  readonly #seen = new Set<string>();

  /** @param leader undefined where it is not known or is not the same process any more: then the cookie alone counts */
  constructor(cookie: string, leader?: Leader) {
    this.#leader = leader;
    this.#assignment = `${COOKIE_VARIABLE}=${cookie}`;
  }

  leaderRuns(): boolean {
    if (this.#leader === undefined) return false;
    if (this.#leader.startedAt === undefined) return send(this.#leader.pid, 0);
    return readProcess(this.#leader.pid)?.startedAt === this.#leader.startedAt;
  }

  /** What runs of it now. Only Linux shows it; elsewhere the group is all there is. */
  pids(): readonly number[] {
    return this.#entries().map(({ pid }) => pid);
  }

  isEmpty(): boolean {
    return this.pids().length === 0 && (process.platform === 'linux' || !this.#signalGroup(0));
  }

  signal(signal: NodeJS.Signals): void {
    const entries = this.#entries();
    const leader = this.#leader;
    const isInGroup = ({ group }: ProcessEntry): boolean => group === leader?.pid;
    // The group at once, so that none is born in between; by its number only as long as that is this group's.
    if (leader?.startedAt === undefined || entries.some(isInGroup)) this.#signalGroup(signal);
    for (const entry of entries)
      if (!isInGroup(entry) && readProcess(entry.pid)?.startedAt === entry.startedAt) send(entry.pid, signal);
  }

  /** The leader leads its own group because it was spawned detached; Windows has no groups. */
  #signalGroup(signal: NodeJS.Signals | 0): boolean {
    if (this.#leader === undefined) return false;
    return send(process.platform === 'win32' ? this.#leader.pid : -this.#leader.pid, signal);
  }

  #entries(): readonly ProcessEntry[] {
    const all = readProcesses();
    const own = new Set(all.filter((entry) => this.#isOwn(entry, all)));
    const children = groupBy(all, ({ parent }) => parent);
    // A set is walked to its end, also as it grows.
    for (const { pid } of own) for (const child of children.get(pid) ?? []) own.add(child);
    for (const entry of own) this.#seen.add(keyOf(entry));
    return [...own];
  }

  #isOwn(entry: ProcessEntry, all: readonly ProcessEntry[]): boolean {
    return this.#seen.has(keyOf(entry)) || this.#isLed(entry, all) || hasVariable(entry.pid, this.#assignment);
  }

  /** A pid is not used again as long as it names a group or a session; after that, another process may have it. */
  #isLed({ pid, group, session }: ProcessEntry, all: readonly ProcessEntry[]): boolean {
    const leader = this.#leader;
    if (leader === undefined || ![pid, group, session].includes(leader.pid)) return false;
    return !all.some((other) => other.pid === leader.pid && other.startedAt !== leader.startedAt);
  }
}

function keyOf({ pid, startedAt }: ProcessEntry): string {
  return `${pid} ${startedAt}`;
}

/** False where there is nobody to signal, or nobody we may. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
