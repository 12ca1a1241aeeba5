/** What each observation gets along with what it is asked: its deadline, and how failures are told. */
import * as l10n from '@vscode/l10n';
import type { Duplex } from 'node:stream';
import type { JsonObject } from '../../core/check/json.ts';
import type { Observed } from '../../core/check/subject.ts';

export interface Attempt {
  /** Of the whole attempt. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Opens the way to a server where it is not a plain TCP connection, such as a port-forward. The stream is connected. */
export type OpenWay = (signal: AbortSignal) => Promise<Duplex>;

/** Subjects are plain JSON; their types say what is in them, which an index signature cannot. */
export function observed(subject: object, truncated = false): Observed {
  return { state: 'observed', subject: subject as JsonObject, truncated };
}

export function unobserved(message: string): Observed {
  return { state: 'unobserved', message };
}

/**
 * Runs one attempt against its deadline. `work` gets a signal that ends it; whatever it throws becomes `unobserved`.
 *
 * @param place what is spoken to, for the message: "api.example.com:443"
 */
export async function attempt(
  { timeoutMs, signal }: Attempt,
  place: string,
  work: (signal: AbortSignal) => Promise<Observed>,
): Promise<Observed> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const stop = AbortSignal.any([timeout, signal]);
  try {
    return await rejectOnAbort(work(stop), stop);
  } catch (error) {
    if (signal.aborted) return unobserved(l10n.t('Cancelled.'));
    if (timeout.aborted) return unobserved(l10n.t('{0} gave no answer within {1} s.', place, timeoutMs / 1000));
    return unobserved(l10n.t('{0}: {1}', place, failureText(error)));
  }
}

/** Work that does not listen to its signal is left behind. */
function rejectOnAbort<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('stopped'));
    if (stop.aborted) onAbort();
    stop.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => stop.removeEventListener('abort', onAbort));
  });
}

/** Codes of the operating system and of Node in words; others as they come. */
export function failureText(error: unknown): string {
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return l10n.t('the connection was refused');
    case 'ECONNRESET':
    case 'EPIPE':
      return l10n.t('the connection was closed by the other side');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return l10n.t('the name could not be resolved');
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return l10n.t('there is no way to it');
    case 'ETIMEDOUT':
      return l10n.t('it did not answer');
    default:
      return messageOf(error);
  }
}

export function codeOf(error: unknown): string | undefined {
  const found = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return found instanceof Error && 'code' in found && typeof found.code === 'string' ? found.code : undefined;
}

/** In one line: messages of servers may have more, and the first says what it is. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [first = ''] = error.message.split('\n');
  return first === '' ? (codeOf(error) ?? error.name) : first;
}
