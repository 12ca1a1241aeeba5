/** A statement against its deadline, and against a person who cancels it. */
import type { Client } from 'pg';
import type { SessionLimits } from './databaseConnection.ts';
import type { PostgresConnection } from './postgresClient.ts';
import { isAnswer } from './postgresError.ts';
import { stopStatement, type Backend } from './stopStatement.ts';

/** The server stops the statement first. */
const CLIENT_GRACE_MS = 1000;
/** How long the statement is looked for after it was told to stop. */
const LOOK_OUT_MS = 1000;

export class StatementStopped extends Error {
  readonly end: 'timed out' | 'cancelled';
  /** It was told to stop, and nobody has seen that it did. */
  readonly mayStillRun: boolean;

  constructor(end: StatementStopped['end'], mayStillRun: boolean) {
    super(end);
    this.end = end;
    this.mayStillRun = mayStillRun;
  }
}

export interface Running {
  readonly client: Client;
  readonly connection: PostgresConnection;
  readonly backend: Backend;
}

/** Rejects with `StatementStopped` where it took too long or was cancelled, else with the error of `work`. */
export async function withinDeadline<T>(
  { client, connection, backend }: Running,
  { timeoutMs, signal }: SessionLimits,
  work: () => Promise<T>,
): Promise<T> {
  let end: StatementStopped['end'] | undefined;
  let timer: NodeJS.Timeout | undefined;
  let cancel: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    const stop = (why: StatementStopped['end']): void => {
      if (end !== undefined) return;
      end = why;
      void stopStatement(client, connection, backend, AbortSignal.timeout(LOOK_OUT_MS)).then((isGone) =>
        reject(new StatementStopped(why, !isGone)),
      );
    };
    cancel = () => stop('cancelled');
    timer = setTimeout(() => stop('timed out'), timeoutMs + CLIENT_GRACE_MS);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
  });
  // Work that throws at once fails like any other: the deadline would outlive it otherwise.
  const worked = (async () => work())().catch((error: unknown) => {
    if (end === undefined) throw error;
    // The server's own answer says that it has stopped; a broken connection says nothing of the kind.
    if (isAnswer(error)) throw new StatementStopped(end, false);
    return stopped;
  });
  try {
    return await Promise.race([worked, stopped]);
  } finally {
    clearTimeout(timer);
    if (cancel !== undefined) signal.removeEventListener('abort', cancel);
  }
}

const ANSWER_MS = 5000;

/** For what the server does at once, such as BEGIN: rejects where it does not answer. */
export async function promptly<T>(signal: AbortSignal, work: Promise<T>, withinMs = ANSWER_MS): Promise<T> {
  let stop: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new StatementStopped('cancelled', false));
    timer = setTimeout(() => reject(new StatementStopped('timed out', false)), withinMs);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    clearTimeout(timer);
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}
