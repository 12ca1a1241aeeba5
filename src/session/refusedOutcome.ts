/** Commands that do not run because of the others that they were asked for with. */
import * as l10n from '@vscode/l10n';
import type { RefusalCode, RefusedOutcome } from '../core/check/outcome.ts';
import type { Alternatives, Command } from '../core/runbook/model.ts';

/** None of several commands runs where a person would not give the values that they need. */
export function valueRefusal(command: Command, hasValues: boolean): RefusedOutcome | undefined {
  if (hasValues) return undefined;
  return refused(command, 'cancelled', l10n.t('A value that was asked for was not given, so nothing ran.'));
}

/** Several ways to do the same are no sequence: a person runs the one that fits. */
export function refusedChoice(command: Command, { lines }: Alternatives): RefusedOutcome {
  const message = l10n.t(
    'The commands of lines {0} to {1} are several ways to do the same. Choose one and run it by itself.',
    lines.from,
    lines.to,
  );
  return refused(command, 'alternatives', message);
}

/** The text was edited while the commands before it ran, and says something else by the time it is this one's turn. */
export function changeRefusal(command: Command): RefusedOutcome {
  return refused(command, 'not approved', l10n.t('This command was changed while others ran, so it did not run.'));
}

function refused(command: Command, code: RefusalCode, message: string): RefusedOutcome {
  return { state: 'refused', commandId: command.id, refusal: { code, message } };
}
