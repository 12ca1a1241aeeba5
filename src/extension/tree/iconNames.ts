/** The shape of each state, by the names of VS Code's own icons. */
import type { ItemState } from '../../core/run/state.ts';

export const stateIconNames: Readonly<Record<ItemState, string>> = {
  open: 'circle-large-outline',
  running: 'sync~spin',
  passed: 'pass-filled',
  ticked: 'account',
  attested: 'verified',
  waived: 'flag',
  'not applicable': 'dash',
  warned: 'warning',
  failed: 'error',
  error: 'circle-slash',
  unknown: 'question',
  stale: 'history',
  conflicting: 'git-merge',
};
