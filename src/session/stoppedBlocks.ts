/** Commands of one block build on each other: after one that did not succeed, the rest of its block does not run. */
import * as l10n from '@vscode/l10n';
import type { ExecutionOutcome, RefusedOutcome } from '../core/check/outcome.ts';
import type { Command } from '../core/runbook/model.ts';

export class StoppedBlocks {
  readonly #reasons = new Map<string, RefusedOutcome['refusal']>();

  /** Why the command does not run; undefined where nothing stands against it. */
  refusal(command: Command): RefusedOutcome | undefined {
    const refusal = this.#reasons.get(command.blockId ?? '');
    return refusal === undefined ? undefined : { state: 'refused', commandId: command.id, refusal };
  }

  note({ blockId }: Command, outcome: ExecutionOutcome): void {
    if (blockId === undefined || this.#reasons.has(blockId)) return;
    const finished = outcome.state === 'refused' ? undefined : outcome.execution.finished;
    if (finished?.end === 'handed over') {
      // What follows `ssh host` in a block is meant for the other side, not for this machine.
      const message = l10n.t('An earlier command of this block went to the terminal. Go on there.');
      this.#reasons.set(blockId, { code: 'earlier command handed over', message });
    } else if (finished?.end !== 'exited' || finished.exitCode !== 0) {
      const message = l10n.t('An earlier command of this block did not succeed.');
      this.#reasons.set(blockId, { code: 'earlier command failed', message });
    }
  }
}
