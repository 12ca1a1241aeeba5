/** Runs a program in this process's own terminal: a person talks to it, and nothing of what it shows is seen here. */
import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { handedOver, notStarted } from '../../core/check/observation.ts';
import { exitOf, startFailure, startSupervised, type ProcessRequest, type ProcessResult } from './runProcess.ts';

/** A grandchild may hold the pipe open. */
const DRAIN_MS = 250;

export type AttachedRequest = Omit<ProcessRequest, 'timeoutMs' | 'onOutput' | 'onBytes' | 'onStopping'>;

/**
 * It stays in this process's group, so that Ctrl-C reaches it; it has no timeout. Its output goes to standard error,
 * because standard output is for the result of the command line.
 */
export async function attachProcess(request: AttachedRequest): Promise<ProcessResult> {
  const startedAt = performance.now();
  const { child, release } = startSupervised(request, (env) =>
    spawn(request.program, request.args, { cwd: request.cwd, env, stdio: ['inherit', 2, 2, 'pipe', 'pipe'] }),
  );
  const [, , , back, input] = child.stdio as unknown as [null, null, null, Readable, Writable];
  const report: Buffer[] = [];
  back.on('data', (chunk: Buffer) => report.push(chunk));
  const closed = new Promise<void>((resolve) => back.once('close', resolve));
  // A child that ends early closes its side; that is no failure of ours.
  for (const stream of [back, input]) stream.on('error', () => undefined);
  input.end(request.input);
  const stop = (): void => void child.kill('SIGTERM');
  request.signal.addEventListener('abort', stop, { once: true });
  const end = await exitOf(child);
  request.signal.removeEventListener('abort', stop);
  release();
  if ('error' in end) return { observation: notStarted(startFailure(request, end.error)), report: '' };
  await Promise.race([closed, sleep(DRAIN_MS, undefined, { ref: false })]);
  back.destroy();
  return {
    observation: {
      ...handedOver(end.exitCode, Math.round(performance.now() - startedAt)),
      signal: end.signal,
    },
    report: Buffer.concat(report).toString('utf8'),
  };
}
