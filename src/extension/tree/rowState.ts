/** State and progress of a row. */
import { combineDone, worstOf } from '../../core/run/combine.ts';
import { sumProgress } from '../../core/run/progress.ts';
import type { RunView } from '../../core/run/rollup.ts';
import type { ItemState, Progress } from '../../core/run/state.ts';
import type { RangeElement, TreeElement } from './element.ts';

/** A range has that of a section with the same rows. */
export function stateOf(element: TreeElement, view: RunView): ItemState {
  switch (element.kind) {
    case 'runbook':
      return 'open';
    case 'range': {
      const states = element.rows.map((row) => stateOf(row, view));
      return worstOf(states) ?? combineDone(states);
    }
    case 'node':
      return view.states.get(element.node.id) ?? 'open';
    case 'check':
      return view.commandStates.get(element.placed.commandId) ?? 'open';
    case 'command':
      return view.commandStates.get(element.command.id) ?? 'open';
  }
}

/** What is counted in a range and under it. */
export function progressOf({ rows }: RangeElement, view: RunView): Progress {
  return sumProgress(rows.flatMap((row) => (row.kind === 'node' ? (view.progress.get(row.node.id) ?? []) : [])));
}
