import { setTimeout as delay } from 'node:timers/promises';
import type { Program } from './program.ts';

export interface Wait {
  /** What is waited for, as the end of "waited 60 s for …". */
  readonly what: string;
  /** Those that make it true: when one ends, there is nothing more to wait for. */
  readonly programs: readonly Program[];
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks every 50 ms until `isTrue` resolves to true; a rejection counts as "not yet".
 *
 * @throws Error with the logs of `programs`, when one of them ends or after `timeoutMs` (60 s when absent).
 * @throws the signal's reason, when it aborts.
 */
export async function waitUntil(isTrue: () => Promise<boolean>, wait: Wait): Promise<void> {
  const { what, programs, timeoutMs = 60_000, signal } = wait;
  const end = performance.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    signal?.throwIfAborted();
    const ended = programs.filter((program) => !program.isRunning);
    if (ended.length > 0) throw await failure(`waiting for ${what}`, ended, lastError);
    if (performance.now() > end) throw await failure(`waited ${timeoutMs / 1000} s for ${what}`, programs, lastError);
    try {
      if (await isTrue()) return;
    } catch (error) {
      lastError = error;
    }
    await delay(50);
  }
}

async function failure(what: string, programs: readonly Program[], cause: unknown): Promise<Error> {
  const reports = await Promise.all(programs.map((program) => program.describe()));
  return new Error([`The start failed: ${what}.`, ...reports].join('\n\n'), { cause });
}
