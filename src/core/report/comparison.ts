/** This run beside another one of the same runbook: what got better, what got worse. */
import { isDone, isFailed } from '../run/combine.ts';
import { nothingCounted } from '../run/progress.ts';
import type { ItemState } from '../run/state.ts';
import { targetDifferences } from '../target/identity.ts';
import { reference } from './blockers.ts';
import type { ReportInput } from './build.ts';
import type { Comparison, ItemChange, ReportEntry, ReportSection } from './model.ts';

export function compareRuns(
  input: ReportInput,
  sections: readonly ReportSection[],
  isCounted: (entry: ReportEntry) => boolean,
): Comparison | undefined {
  const { against, run } = input;
  if (against === undefined) return undefined;
  const before = against.view.countedStates;
  const { runId, name, startedAt, context, target } = against.run;
  return {
    run: { id: runId, name, startedAt, context },
    progress: against.view.progress.get('') ?? nothingCounted,
    differs: target === undefined || run.target === undefined ? [] : targetDifferences(target, run.target),
    changes: sections.flatMap((section) =>
      section.entries.filter(isCounted).flatMap((entry): readonly ItemChange[] => {
        const was = before.get(entry.id) ?? 'open';
        const { state } = entry;
        return was === state ? [] : [{ ...reference(section, entry), trend: trendOf(was, state), was, state }];
      }),
    ),
  };
}

function trendOf(was: ItemState, state: ItemState): ItemChange['trend'] {
  if (isDone(was) !== isDone(state)) return isDone(state) ? 'better' : 'worse';
  if (isFailed(was) !== isFailed(state)) return isFailed(state) ? 'worse' : 'better';
  return 'other';
}
