/** Checks of a part of a runbook. */
import type { PlacedCheck } from '../../core/check/placedCheck.ts';
import { isFailed } from '../../core/run/combine.ts';
import { allNodes } from '../../core/runbook/find.ts';
import type { RunbookNode } from '../../core/runbook/model.ts';
import type { RunbookSession } from '../runbookSession.ts';

/** Those that prove the node or a node in it, in the order of the sidecar. */
export function checksUnder({ placement }: RunbookSession, node: RunbookNode): readonly PlacedCheck[] {
  const ids = new Set(allNodes([node]).map(({ id }) => id));
  return placement.checks.filter(({ nodeId }) => nodeId !== undefined && ids.has(nodeId));
}

/** Those that failed, or could not be observed, when they were performed last. */
export function failedChecks({ placement, view }: RunbookSession): readonly PlacedCheck[] {
  return placement.checks.filter(({ commandId }) => isFailed(view.commandStates.get(commandId) ?? 'open'));
}
