/** What a program writes: kept with caps, counted and digested whole, and shown as it comes. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Observation } from '../../core/check/observation.ts';
import { LiveOutput } from './liveOutput.ts';
import { OutputCapture } from './outputCapture.ts';
import type { ProcessRequest } from './runProcess.ts';

/** A grandchild may hold the pipes open; output that comes later than this is not waited for. */
const DRAIN_MS = 250;

const STDERR_BYTES = 64 * 1024;

export interface OutputStreams {
  readonly out: Readable;
  readonly err: Readable;
  /** What is for Provebook alone. */
  readonly back: Readable;
}

export interface CollectedOutput {
  /** Resolves, after the program's end, once its output is there. False where somebody still holds a pipe open. */
  readonly drained: () => Promise<boolean>;
  readonly report: () => string;
  readonly result: () => Pick<
    Observation,
    'output' | 'stdout' | 'stderr' | 'truncated' | 'totalBytes' | 'outputSha256'
  >;
}

export function collectOutput(
  { out, err, back }: OutputStreams,
  { onOutput, onBytes }: Pick<ProcessRequest, 'onOutput' | 'onBytes'>,
): CollectedOutput {
  const both = new OutputCapture();
  const stdout = new OutputCapture();
  const stderr = new OutputCapture(STDERR_BYTES);
  const digest = createHash('sha256');
  const live = new LiveOutput(onOutput);
  const report: Buffer[] = [];
  const streams = [out, err, back];
  const closed = streams.map((stream) => new Promise<void>((resolve) => stream.once('close', resolve)));
  for (const [stream, own] of [
    [out, stdout],
    [err, stderr],
  ] as const) {
    const show = live.stream();
    stream.on('data', (chunk: Buffer) => {
      digest.update(chunk);
      both.push(chunk);
      own.push(chunk);
      show(chunk);
      onBytes?.(both.totalBytes);
    });
  }
  back.on('data', (chunk: Buffer) => report.push(chunk));
  return {
    drained: async () => {
      const isWhole = await settlesWithin(DRAIN_MS, Promise.all(closed));
      for (const stream of streams) stream.destroy();
      live.end();
      return isWhole;
    },
    report: () => Buffer.concat(report).toString('utf8'),
    result: () => ({
      output: both.text(leftOutText),
      stdout: stdout.text(leftOutText),
      stderr: stderr.text(leftOutText),
      truncated: both.truncated || stdout.truncated,
      totalBytes: both.totalBytes,
      outputSha256: digest.digest('hex'),
    }),
  };
}

async function settlesWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  const done = { isSo: false };
  void work.then(() => (done.isSo = true));
  const timer = new AbortController();
  await Promise.race([work, sleep(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
  // After a pause of this process its timers fire before it reads what has come meanwhile.
  for (let turn = 0; turn < 3 && !done.isSo; turn += 1) await nextTurn();
  return done.isSo;
}

/** Part of the evidence, so the same in every language. */
function leftOutText(bytes: number): string {
  return `\n… ${bytes} bytes left out …\n`;
}
