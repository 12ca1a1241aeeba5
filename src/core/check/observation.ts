/** What a runner saw of one command or statement. */
import type { ExecutionFinished } from '../run/event.ts';

export interface Observation {
  readonly end: ExecutionFinished['end'];
  /** undefined where a signal ended it or it has none (SQL that failed to connect). SQL that ran has 0, that was refused 1. */
  readonly exitCode: number | undefined;
  /** Both streams as they came, capped at the runner's limit. */
  readonly output: string;
  readonly stdout: string;
  readonly stderr: string;
  /** Something of either stream is not in the texts above. */
  readonly truncated: boolean;
  /** Bytes written in all, both streams. */
  readonly totalBytes: number;
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
