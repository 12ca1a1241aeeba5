/** Ends a process with all it started, and says whether anything is left. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Each process of an execution inherits it, also one that left the process group. */
export const COOKIE_VARIABLE = 'PROVEBOOK_EXECUTION';

const INTERRUPT_MS = 2000;
const TERMINATE_MS = 5000;
const SWEEPS = 5;

/**
 * SIGINT, 2 s, SIGTERM, 5 s, SIGKILL to the group; then what still carries the cookie.
 *
 * @returns pids that still run
 */
export async function endProcessTree(pid: number, cookie: string, hasEnded: () => boolean): Promise<readonly number[]> {
  for (const [signal, wait] of [
    ['SIGINT', INTERRUPT_MS],
    ['SIGTERM', TERMINATE_MS],
  ] as const) {
    signalGroup(pid, signal);
    if (await endsWithin(wait, hasEnded)) break;
  }
  signalGroup(pid, 'SIGKILL');
  return sweep(cookie);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    // The child leads its own group because it was spawned detached.
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Nobody left to signal.
  }
}

async function endsWithin(ms: number, hasEnded: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 20) {
    if (hasEnded()) return true;
    await sleep(20);
  }
  return hasEnded();
}

/** `setsid` and daemons escape the group, not their environment (the method of Jenkins' ProcessTreeKiller). */
async function sweep(cookie: string): Promise<readonly number[]> {
  let left: readonly number[] = [];
  for (let round = 0; round < SWEEPS; round += 1) {
    left = processesWith(cookie);
    if (left.length === 0) return left;
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Ended in between.
      }
    }
    await sleep(10);
  }
  return processesWith(cookie);
}

/** Linux only; elsewhere the group kill is all there is. */
function processesWith(cookie: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const needle = `${COOKIE_VARIABLE}=${cookie}`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/environ`, 'latin1').split('\0').includes(needle);
      } catch {
        return false;
      }
    })
    .map(Number);
}
