/** The exit codes of the command line: a contract with CI. */
import type { ExecutionOutcome, LeftOutcome, RefusalCode } from '../core/check/outcome.ts';
import type { ErrorCode } from '../core/errors.ts';

export const exitCodes = {
  pass: 0,
  usage: 1,
  invalidFile: 2,
  failed: 3,
  warnings: 4,
  notObserved: 5,
  refused: 6,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function exitCodeOfError(code: ErrorCode): ExitCode {
  switch (code) {
    case 'file too large':
    case 'not UTF-8':
    case 'sidecar invalid':
    case 'kubeconfig invalid':
    case 'settings invalid':
      return exitCodes.invalidFile;
    case 'evidence incomplete':
      return exitCodes.notObserved;
    case 'usage':
    case 'no context':
    case 'file not found':
    case 'file unreadable':
    case 'state not writable':
    case 'no run':
    case 'busy':
    case 'unknown node':
    case 'value invalid':
      return exitCodes.usage;
  }
}

/**
 * The worst of a run: a failed check outweighs what was refused, that what could not be observed, that a warning. What
 * only a person can decide stands in nobody's way.
 */
export function exitCodeOf(outcomes: readonly (ExecutionOutcome | LeftOutcome)[]): ExitCode {
  const codes = new Set(outcomes.map(exitCodeOfOutcome));
  const order: readonly ExitCode[] = [exitCodes.failed, exitCodes.refused, exitCodes.notObserved, exitCodes.warnings];
  return order.find((code) => codes.has(code)) ?? exitCodes.pass;
}

function exitCodeOfOutcome(outcome: ExecutionOutcome | LeftOutcome): ExitCode {
  if (outcome.state === 'left to a person') return exitCodes.pass;
  if (outcome.state === 'refused') return exitCodeOfRefusal(outcome.refusal.code);
  switch (outcome.execution.finished?.verdict) {
    case 'fail':
      return exitCodes.failed;
    case 'error':
    case undefined:
      return exitCodes.notObserved;
    case 'warn':
      return exitCodes.warnings;
    case 'pass':
    case 'skipped':
    case 'manual':
      return exitCodes.pass;
  }
}

function exitCodeOfRefusal(code: RefusalCode): ExitCode {
  switch (code) {
    case 'no target':
    case 'target unreachable':
    case 'no connection':
      return exitCodes.notObserved;
    case 'state not writable':
      return exitCodes.usage;
    // The command before it has already said what went wrong.
    case 'earlier command failed':
    case 'earlier command handed over':
      return exitCodes.pass;
    case 'untrusted workspace':
    case 'not approved':
    case 'placeholder':
    case 'interactive':
    case 'alternatives':
    case 'inside a session':
    case 'not runnable':
    case 'target changed':
    case 'not confirmed':
    case 'read-only':
    case 'kubeconfig not approved':
    case 'cancelled':
      return exitCodes.refused;
  }
}
