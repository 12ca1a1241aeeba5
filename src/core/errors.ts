/** Failures that end an operation, with a code for programs and a next step for people. */

export type ErrorCode =
  | 'usage'
  | 'file not found'
  | 'file unreadable'
  | 'file too large'
  | 'not UTF-8'
  | 'sidecar invalid'
  | 'kubeconfig invalid'
  | 'settings invalid'
  | 'no context'
  | 'state not writable'
  | 'evidence incomplete'
  | 'no run'
  | 'busy'
  | 'unknown node'
  | 'value invalid';

/** `message` says what and where, `hint` what to do; both in the user's language. */
export class ProvebookError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ProvebookError';
    this.code = code;
    this.hint = hint;
  }
}
