/** What a runner saw of one command or statement. */
import type { ExecutionFinished } from '../run/event.ts';

export interface Observation {
  readonly end: ExecutionFinished['end'];
  /** undefined where a signal ended it or it has none (SQL that failed to connect). SQL that ran has 0, that was refused 1. */
  readonly exitCode: number | undefined;
  /** Name of the signal that ended it. */
  readonly signal?: string | undefined;
  /** Both streams as they came, capped at the runner's limit. */
  readonly output: string;
  readonly stdout: string;
  readonly stderr: string;
  /** Something of either stream is not in the texts above. */
  readonly truncated: boolean;
  /** Bytes written in all, both streams. */
  readonly totalBytes: number;
  /** SHA-256 of all of them in the order in which they came, before anything was left out or masked. */
  readonly outputSha256?: string;
  /** A process that it left behind still holds its output open: what comes later is not in the texts. */
  readonly incomplete?: boolean;
  /** What still runs of it: left behind by a command that has ended by itself, or could not be ended. Process ids. */
  readonly survivors?: readonly number[];
  readonly durationMs: number;
  /** Why it could not be run, or an addition for people. */
  readonly message: string | undefined;
}

/** A person has it in a terminal. `exitCode` is undefined where its end is not known. */
export function handedOver(exitCode: number | undefined, durationMs: number): Observation {
  return { ...notStarted(''), end: 'handed over', exitCode, durationMs, message: undefined };
}

/** A runner could not even begin. */
export function notStarted(message: string): Observation {
  return {
    end: 'not started',
    exitCode: undefined,
    output: '',
    stdout: '',
    stderr: '',
    truncated: false,
    totalBytes: 0,
    durationMs: 0,
    message,
  };
}
