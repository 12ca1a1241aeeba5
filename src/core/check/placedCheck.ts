/** The checks of a sidecar in their places in the runbook. */
import type { Problem, Runbook } from '../runbook/model.ts';
import { linkItems } from './linkItems.ts';
import type { Check, Sidecar } from './sidecar/model.ts';
import type { Waiver } from './sidecar/schema.ts';

export interface PlacedCheck {
  readonly check: Check;
  /** Under which its executions are recorded; no command of a text has an id like it. */
  readonly commandId: string;
  /** The node that it proves; undefined where it speaks of the whole runbook. */
  readonly nodeId: string | undefined;
  /** Its own, whether or not they have ended. */
  readonly waivers: readonly Waiver[];
}

export interface Placement {
  /** In the order of the file. One whose item is not found, or found twice, is not among them. */
  readonly checks: readonly PlacedCheck[];
  /** In the sidecar. */
  readonly problems: readonly Problem[];
}

const CHECK = 'check:';

/** Whether executions under this id are of a check, not of a command of the text. */
export function isOfCheck(commandId: string): boolean {
  return commandId.startsWith(CHECK);
}

export function placeChecks({ checks, waivers }: Sidecar, runbook: Runbook): Placement {
  const { nodeIds, problems } = linkItems(checks, runbook);
  return {
    checks: checks
      .filter(({ id, item }) => item === undefined || nodeIds.has(id))
      .map((check) => ({
        check,
        commandId: `${CHECK}${check.id}`,
        nodeId: nodeIds.get(check.id),
        waivers: waivers.filter((waiver) => waiver.check === check.id),
      })),
    problems,
  };
}
