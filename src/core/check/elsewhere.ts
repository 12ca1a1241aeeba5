/** A command that another process of this machine is running at the moment, in words. */
import * as l10n from '@vscode/l10n';
import { localTimeText } from '../report/localTime.ts';
import type { ExecutionState } from '../run/state.ts';

export type Elsewhere = Pick<ExecutionState, 'actor' | 'startedAt'>;

/** A sentence, for a question and for the row. */
export function elsewhereText({ actor, startedAt }: Elsewhere): string {
  return l10n.t(
    'It runs at the moment in another window or on the command line, started by {0} at {1}.',
    actor,
    localTimeText(startedAt),
  );
}
