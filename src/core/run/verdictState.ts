import type { Verdict } from './event.ts';
import type { ExecutionState, ItemState } from './state.ts';

/** Where the end was lost nobody knows what was done, whatever was judged. */
export function executionState({ finished }: Pick<ExecutionState, 'finished'>): ItemState {
  return verdictState(finished?.end === 'lost' ? undefined : finished?.verdict);
}

/** What one execution says of its command; undefined: it was started and has no end. Only `passed` proves anything. */
function verdictState(verdict: Verdict | undefined): ItemState {
  switch (verdict) {
    case 'pass':
      return 'passed';
    case 'warn':
      return 'warned';
    case 'fail':
      return 'failed';
    case 'error':
      return 'error';
    case 'skipped':
    case 'manual':
      return 'open';
    case undefined:
      return 'unknown';
  }
}
