/** An error as one message for a notification, where text from files must not become a link. */
import { ProvebookError } from '../core/errors.ts';
import { thrownMessage } from '../core/thrownMessage.ts';

export function describeError(error: unknown): string {
  if (error instanceof ProvebookError)
    return plain(error.hint === undefined ? error.message : `${error.message} ${error.hint}`);
  return plain(thrownMessage(error));
}

/** Notifications render `[text](command:…)` as a link; a runbook must not be able to offer one. */
export function plain(text: string): string {
  return text
    .replace(/\]\(/g, '] (')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');
}
