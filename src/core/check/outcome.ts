/** What becomes of asking for a command to run: refused with a reason, or finished with a verdict. */
import type { ExecutionState } from '../run/state.ts';

export type ExecutionOutcome = RefusedOutcome | FinishedOutcome;

export interface RefusedOutcome {
  readonly state: 'refused';
  readonly commandId: string;
  readonly refusal: Refusal;
}

export interface FinishedOutcome {
  readonly state: 'finished';
  readonly commandId: string;
  readonly execution: ExecutionState;
}

/** Only a person can decide a check; nothing was observed or recorded. */
export interface LeftOutcome {
  readonly state: 'left to a person';
}

/** Why nothing ran. `message` says what to do next, in the user's language. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
}

export type RefusalCode =
  | 'untrusted workspace'
  | 'not approved'
  | 'placeholder'
  | 'interactive'
  | 'inside a session'
  | 'not runnable'
  | 'no target'
  | 'target unreachable'
  | 'target changed'
  | 'no connection'
  | 'not confirmed'
  | 'read-only'
  | 'kubeconfig not approved'
  | 'state not writable'
  | 'alternatives'
  | 'earlier command failed'
  | 'earlier command handed over'
  | 'cancelled';
