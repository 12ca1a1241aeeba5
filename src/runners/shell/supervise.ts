/** Sees to it that nothing of an execution survives this process, however it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordActive } from './activeRecords.ts';
import type { Leader } from './processTree.ts';
import { supervisorLine, type SupervisorLine } from './supervisorLine.ts';

/** Most commands end before; a supervisor for them would cost more than they do. */
const SHORT_MS = 100;

/**
 * When this process dies, the supervisor ends the execution. In its first moments, and where the supervisor dies too, the
 * record lets the next start do so.
 *
 * @param leader its first process; undefined where there is none because it could not be started
 * @param activeFolder of the records; without one none is kept
 * @returns to be called once nothing of it runs any more that should not
 */
export function supervise(cookie: string, leader: Leader | undefined, activeFolder: string | undefined): () => void {
  if (leader === undefined) return () => undefined;
  const forget = activeFolder === undefined ? undefined : recordIfPossible(activeFolder, cookie, leader);
  active.set(cookie, leader);
  tell({ kind: 'running', cookie, leader });
  const timer = setTimeout(() => (supervisor ??= startSupervisor()), SHORT_MS).unref();
  return () => {
    clearTimeout(timer);
    active.delete(cookie);
    tell({ kind: 'ended', cookie });
    forget?.();
  };
}

/** The supervisor is there also where the state folder cannot be written. */
function recordIfPossible(folder: string, cookie: string, leader: Leader): (() => void) | undefined {
  try {
    return recordActive(folder, cookie, leader);
  } catch {
    return undefined;
  }
}

/** What runs now, by cookie: a supervisor that starts is told all of it. */
const active = new Map<string, Leader>();

let supervisor: ChildProcess | undefined;

function tell(line: SupervisorLine): void {
  supervisor?.stdin?.write(`${supervisorLine(line)}\n`);
}

/**
 * In a session of its own, so that no signal of a terminal reaches it; this process does not wait for it. What runs by now
 * is among its arguments: this process may be killed before it has written to it.
 */
function startSupervisor(): ChildProcess {
  const program = supervisorProgram();
  const running = [...active].map(([cookie, leader]) => supervisorLine({ kind: 'running', cookie, leader }));
  const child = spawn(process.execPath, [program, ...running], {
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
