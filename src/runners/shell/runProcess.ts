/** The only place of the project that starts a program for a runbook: pipes, caps, timeout, cancel, one result. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import { notStarted, type Observation } from '../../core/check/observation.ts';
import { OutputCapture } from './outputCapture.ts';
import { COOKIE_VARIABLE, endProcessTree } from './processTree.ts';

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
}

export interface ProcessResult {
  readonly observation: Observation;
  /** What it wrote to file descriptor 3. */
  readonly report: string;
}

/** A grandchild may hold the pipes open; output that comes later than this is not waited for. */
const DRAIN_MS = 250;

export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  const startedAt = performance.now();
  const cookie = randomBytes(8).toString('hex');
  const child = spawn(request.program, request.args, {
    cwd: request.cwd,
    env: { ...request.env, [COOKIE_VARIABLE]: cookie },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  const streams = collect(child, request);
  const ended = await waitForEnd(child, cookie, request);
  if (ended.end === 'not started') return { observation: notStarted(ended.message), report: '' };
  await streams.drained();
  return {
    observation: { ...ended, ...streams.result(), durationMs: Math.round(performance.now() - startedAt) },
    report: streams.report(),
  };
}

interface End {
  readonly end: 'exited' | 'timed out' | 'cancelled';
  readonly exitCode: number | undefined;
  readonly message: string | undefined;
}

async function waitForEnd(
  child: ChildProcess,
  cookie: string,
  request: ProcessRequest,
): Promise<End | { readonly end: 'not started'; readonly message: string }> {
  const exit = new Promise<End | { readonly end: 'not started'; readonly message: string }>((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined)
        resolve({
          end: 'not started',
          message: l10n.t('{0} could not be started: {1}', request.program, error.message),
        });
    });
    child.once('exit', (code, signal) => {
      resolve({
        end: 'exited',
        exitCode: code ?? undefined,
        message: signal === null ? undefined : l10n.t('ended by signal {0}', signal),
      });
    });
  });
  const stop = new AbortController();
  const stopped = stopReason(request, stop.signal);
  const first = await Promise.race([exit, stopped]);
  stop.abort();
  if (typeof first !== 'string') return first;
  let hasExited = false;
  void exit.then(() => (hasExited = true));
  const left = child.pid === undefined ? [] : await endProcessTree(child.pid, cookie, () => hasExited);
  const message = left.length > 0 ? l10n.t('{0} processes still run: {1}', left.length, left.join(', ')) : undefined;
  return { end: first, exitCode: undefined, message };
}

/** Settles when the command has to be stopped; rests for ever once `done` is aborted. */
function stopReason(request: ProcessRequest, done: AbortSignal): Promise<'timed out' | 'cancelled'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('timed out'), request.timeoutMs);
    const cancel = (): void => resolve('cancelled');
    if (request.signal.aborted) cancel();
    request.signal.addEventListener('abort', cancel, { once: true });
    done.addEventListener('abort', () => {
      clearTimeout(timer);
      request.signal.removeEventListener('abort', cancel);
    });
  });
}

interface Streams {
  readonly drained: () => Promise<void>;
  readonly report: () => string;
  readonly result: () => Pick<Observation, 'output' | 'stdout' | 'stderr' | 'truncated' | 'totalBytes'>;
}

function collect(child: ChildProcess, request: ProcessRequest): Streams {
  const both = new OutputCapture();
  const stdout = new OutputCapture();
  const stderr = new OutputCapture(64 * 1024);
  const report: Buffer[] = [];
  const [, out, err, back, input] = child.stdio as unknown as [null, Readable, Readable, Readable, Writable];
  const closed = [out, err, back].map((stream) => new Promise<void>((resolve) => stream.once('close', resolve)));
  for (const [stream, own] of [
    [out, stdout],
    [err, stderr],
  ] as const) {
    const decoder = new StringDecoder('utf8');
    stream.on('data', (chunk: Buffer) => {
      both.push(chunk);
      own.push(chunk);
      request.onOutput(decoder.write(chunk));
    });
  }
  back.on('data', (chunk: Buffer) => report.push(chunk));
  // A child that ends early closes its side; that is no failure of ours.
  for (const stream of [out, err, back, input]) stream.on('error', () => undefined);
  input.end(request.input);
  // Part of the evidence, so the same in every language.
  const marker = (bytes: number): string => `\n… ${bytes} bytes left out …\n`;
  return {
    drained: async () => {
      const abort = new AbortController();
      await Promise.race([
        Promise.all(closed),
        sleep(DRAIN_MS, undefined, { signal: abort.signal }).catch(() => undefined),
      ]);
      abort.abort();
      for (const stream of [out, err, back]) stream.destroy();
    },
    report: () => Buffer.concat(report).toString('utf8'),
    result: () => ({
      output: both.text(marker),
      stdout: stdout.text(marker),
      stderr: stderr.text(marker),
      truncated: both.truncated || stdout.truncated,
      totalBytes: both.totalBytes,
    }),
  };
}
