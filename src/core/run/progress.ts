/** How far a runbook is: its items are counted; one without a single box counts the steps that have something to do. */
import { allNodes } from '../runbook/find.ts';
import type { Runbook } from '../runbook/model.ts';
import { isDone, isFailed } from './combine.ts';
import type { ItemState, Progress } from './state.ts';

/** Steps are numbered entries and headings with commands or checks of their own. */
export type Counted = 'items' | 'steps';

export function countedIn({ nodes }: Runbook): Counted {
  return allNodes(nodes).some(({ kind }) => kind === 'item') ? 'items' : 'steps';
}

export const nothingCounted: Progress = { done: 0, total: 0, failed: 0 };

export function progressOf(states: readonly ItemState[]): Progress {
  return { done: states.filter(isDone).length, total: states.length, failed: states.filter(isFailed).length };
}

export function sumProgress(parts: readonly Progress[]): Progress {
  return parts.reduce(
    (total, part) => ({
      done: total.done + part.done,
      total: total.total + part.total,
      failed: total.failed + part.failed,
    }),
    nothingCounted,
  );
}
