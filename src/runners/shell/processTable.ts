/** The processes of this machine as Linux shows them in /proc. Elsewhere none can be seen. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Clock ticks since the machine has started: with the pid it names one process, however often the pid is used again. */
  readonly startedAt: string;
}

/** All that run. One that has ended and is only not collected yet is none of them. */
export function readProcesses(): readonly ProcessEntry[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => readProcess(Number(pid)) ?? []);
}

/** undefined where there is no such process or it has ended. Fields as in proc_pid_stat(5). */
export function readProcess(pid: number): ProcessEntry | undefined {
  const text = readProc(`${pid}/stat`);
  // The name before it may hold any character, parentheses too.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, parent, group, session] = fields ?? [];
  const startedAt = fields?.[19];
  if (state === undefined || startedAt === undefined || 'ZXx'.includes(state)) return undefined;
  return { pid, parent: Number(parent), group: Number(group), session: Number(session), startedAt };
}

/** Whether the process was started with this `NAME=value`. False for those of other users, which show it to nobody. */
export function hasVariable(pid: number, assignment: string): boolean {
  return readProc(`${pid}/environ`)?.split('\0').includes(assignment) ?? false;
}

/** Where a pid means the same: until the machine restarts, and not in another container. undefined where nobody tells. */
export function pidSpace(): string | undefined {
  const boot = readProc('sys/kernel/random/boot_id')?.trim();
  return boot === undefined ? undefined : `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
}

function readProc(name: string): string | undefined {
  try {
    return readFileSync(`/proc/${name}`, 'latin1');
  } catch {
    return undefined;
  }
}
