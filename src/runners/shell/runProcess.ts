/** The only place of the project that starts a program for a runbook: pipes, caps, timeout, cancel, one result. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import * as l10n from '@vscode/l10n';
import { notStarted, type Observation } from '../../core/check/observation.ts';
import { collectOutput } from './collectOutput.ts';
import { readProcess } from './processTable.ts';
import { COOKIE_VARIABLE, endProcessTree, ProcessTree } from './processTree.ts';
import { supervise } from './supervise.ts';

export interface ProcessRequest {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Written to file descriptor 4. */
  readonly input: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onOutput: (text: string) => void;
  /** Called with the number of bytes so far; `onOutput` is for eyes, and leaves out most of a flood. */
  readonly onBytes?: ((total: number) => void) | undefined;
  /** Called once it is being stopped; it has stopped when the result is there. */
  readonly onStopping?: (() => void) | undefined;
  /** Where a record of it lies while it runs, see `recordActive`. */
  readonly activeFolder: string | undefined;
}

export interface ProcessResult {
  readonly observation: Observation;
  /** What it wrote to file descriptor 3. */
  readonly report: string;
}

export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  const startedAt = performance.now();
  const { child, tree, release } = startSupervised(request, (env) =>
    spawn(request.program, request.args, {
      cwd: request.cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    }),
  );
  const [, out, err, back, input] = child.stdio as unknown as [null, Readable, Readable, Readable, Writable];
  // A child that ends early closes its side; that is no failure of ours.
  for (const stream of [out, err, back, input]) stream.on('error', () => undefined);
  const collected = collectOutput({ out, err, back }, request);
  input.end(request.input);
  const exit = exitOf(child);
  const reason = await firstOf(exit, request);
  const left = reason === 'exited' ? [] : await stop(tree, request);
  if (left.length === 0) release();
  const end = left.length === 0 ? await exit : unfinished;
  if ('error' in end) return { observation: notStarted(startFailure(request, end.error)), report: '' };
  const isWhole = await collected.drained();
  const observation: Observation = {
    end: reason,
    ...end,
    ...collected.result(),
    incomplete: !isWhole,
    // What a command that ended by itself has left is looked for only where it shows.
    survivors: reason === 'exited' && !isWhole ? tree.pids() : left,
    durationMs: Math.round(performance.now() - startedAt),
    message: reason === 'exited' && end.signal !== undefined ? l10n.t('ended by signal {0}', end.signal) : undefined,
  };
  return { observation, report: collected.report() };
}

/** The process marked with a cookie of its own; `release` ends the supervision. */
export function startSupervised<Child extends ChildProcess>(
  { env, activeFolder }: Pick<ProcessRequest, 'env' | 'activeFolder'>,
  start: (env: Readonly<Record<string, string>>) => Child,
): { readonly child: Child; readonly tree: ProcessTree; readonly release: () => void } {
  const cookie = randomBytes(16).toString('hex');
  const child = start({ ...env, [COOKIE_VARIABLE]: cookie });
  const leader = child.pid === undefined ? undefined : { pid: child.pid, startedAt: readProcess(child.pid)?.startedAt };
  const release = supervise(cookie, leader, activeFolder);
  return { child, tree: new ProcessTree(cookie, leader), release };
}

export type Exit =
  { readonly exitCode: number | undefined; readonly signal: string | undefined } | { readonly error: Error };

const unfinished = { exitCode: undefined, signal: undefined };

export function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined) resolve({ error });
    });
    child.once('exit', (code, signal) => resolve({ exitCode: code ?? undefined, signal: signal ?? undefined }));
  });
}

export function startFailure({ program }: Pick<ProcessRequest, 'program'>, error: Error): string {
  return l10n.t('{0} could not be started: {1}', program, error.message);
}

function firstOf(exit: Promise<Exit>, request: ProcessRequest): Promise<'exited' | 'timed out' | 'cancelled'> {
  return new Promise((resolve) => {
    // After a pause of this process its timers fire before it sees that the child has ended meanwhile.
    const timer = setTimeout(() => setImmediate(() => resolve('timed out')), request.timeoutMs);
    const cancel = (): void => resolve('cancelled');
    if (request.signal.aborted) cancel();
    request.signal.addEventListener('abort', cancel, { once: true });
    void exit.then(() => {
      clearTimeout(timer);
      request.signal.removeEventListener('abort', cancel);
      resolve('exited');
    });
  });
}

function stop(tree: ProcessTree, { onStopping }: ProcessRequest): Promise<readonly number[]> {
  onStopping?.();
  return endProcessTree(tree);
}
