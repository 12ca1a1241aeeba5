/** The checks of a sidecar in their places in the runbook. */
import type { Problem, Runbook } from '../runbook/model.ts';
import { checkCommandId, expectedTexts, requestText } from './checkText.ts';
import { linkItems } from './linkItems.ts';
import type { Check, Sidecar } from './sidecar/model.ts';

export interface PlacedCheck {
  readonly check: Check;
  /** Under which its executions are recorded. */
  readonly commandId: string;
  /** The node that it proves; undefined where it speaks of the whole runbook. */
  readonly nodeId: string | undefined;
  /** See `requestText`. */
  readonly text: string;
  /** See `expectedTexts`. */
  readonly expected: readonly string[];
}

export interface Placement {
  /** In the order of the file. One whose item is not found, or found twice, is not among them. */
  readonly checks: readonly PlacedCheck[];
  /** In the sidecar. */
  readonly problems: readonly Problem[];
}

export function placeChecks({ checks }: Sidecar, runbook: Runbook): Placement {
  const { nodeIds, problems } = linkItems(checks, runbook);
  return {
    checks: checks
      .filter(({ id, item }) => item === undefined || nodeIds.has(id))
      .map((check) => ({
        check,
        commandId: checkCommandId(check.id),
        nodeId: nodeIds.get(check.id),
        text: requestText(check),
        expected: expectedTexts(check),
      })),
    problems,
  };
}
