/** What came of a command or check the time before. */
import { isOfCheck } from '../check/placedCheck.ts';
import type { ExecutionState, Invocation, RunState } from './state.ts';

/**
 * The newest execution before this one that has ended, of the same check, or of the same text of a command.
 *
 * @param runs newest first, beginning with the one that `latest` is of
 */
export function previousExecution(latest: ExecutionState, runs: readonly RunState[]): ExecutionState | undefined {
  for (const [index, { executions }] of runs.entries()) {
    const found = executions.findLast(
      (candidate) =>
        candidate.finished !== undefined &&
        isSame(candidate.invocation, latest.invocation) &&
        (index > 0 || candidate.lamport < latest.lamport),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Ids of commands belong to one text; those of checks stay. */
function isSame(one: Invocation, other: Invocation): boolean {
  if (isOfCheck(one.commandId) || isOfCheck(other.commandId)) return one.commandId === other.commandId;
  return one.template === other.template && one.language === other.language;
}
