import type { Verdict } from './event.ts';
import type { ItemState } from './state.ts';

/** What one execution says of its command; undefined: it was started and has no end. Only `passed` proves anything. */
export function verdictState(verdict: Verdict | undefined): ItemState {
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
