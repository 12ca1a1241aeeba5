/** Sees to it that nothing of an execution survives this process, however it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordActive } from './activeRecords.ts';
import type { Leader } from './processTree.ts';
import { supervisorLine, type SupervisorLine } from './supervisorLine.ts';

export interface Supervision {
  /** To be called as soon as the first process is there. */
  readonly started: (leader: Leader) => void;
  /** Nothing of it runs any more that should not. */
  readonly ended: () => void;
}

/**
 * To be called before the start, so that there is no moment in which nobody knows of the execution. The supervisor ends it
 * when this process dies; where the supervisor dies too, the record lets the next start do so.
 *
 * @param activeFolder of the records; without one none is kept
 */
export function supervise(cookie: string, activeFolder: string | undefined): Supervision {
  tell({ kind: 'running', cookie, leader: undefined });
  let forget = (): void => undefined;
  return {
    started: (leader) => {
      tell({ kind: 'running', cookie, leader });
      if (activeFolder !== undefined) forget = recordIfPossible(activeFolder, cookie, leader);
    },
    ended: () => {
      tell({ kind: 'ended', cookie });
      forget();
    },
  };
}

/** A second net: the first one holds where the state folder cannot be written. */
function recordIfPossible(folder: string, cookie: string, leader: Leader): () => void {
  try {
    return recordActive(folder, cookie, leader);
  } catch {
    return () => undefined;
  }
}

/** What runs by now, for a supervisor that has to be started again. */
const active = new Map<string, SupervisorLine>();

let supervisor: ChildProcess | undefined;

function tell(line: SupervisorLine): void {
  if (line.kind === 'ended') active.delete(line.cookie);
  else active.set(line.cookie, line);
  if (supervisor === undefined) {
    supervisor = startSupervisor();
    for (const known of active.values()) supervisor.stdin?.write(supervisorLine(known));
  } else supervisor.stdin?.write(supervisorLine(line));
}

/** In a session of its own, so that no signal of a terminal reaches it; this process does not wait for it. */
function startSupervisor(): ChildProcess {
  const program = supervisorProgram();
  const child = spawn(process.execPath, [program], {
    cwd: path.dirname(program),
    // The editor's own program is a Node when it is asked to be one.
    env: { ELECTRON_RUN_AS_NODE: '1' },
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const forget = (): void => {
    if (supervisor === child) supervisor = undefined;
  };
  child.once('error', forget);
  child.once('exit', forget);
  child.stdin.on('error', forget);
  child.unref();
  // A pipe to a child is a socket, whatever its type says.
  const input: unknown = child.stdin;
  if (input instanceof Socket) input.unref();
  return child;
}

/** Beside this file as it is written; in the bundle beside the chunk that this is in, or above it. */
function supervisorProgram(): string {
  const [first, ...others] = ['supervisor.ts', 'supervisor.js', '../supervisor.js'].map((name) =>
    fileURLToPath(new URL(name, import.meta.url)),
  );
  return [first, ...others].find((file) => file !== undefined && existsSync(file)) ?? 'supervisor.js';
}
