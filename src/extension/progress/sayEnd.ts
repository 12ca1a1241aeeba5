/** Tells who looks elsewhere that a run has ended. Who looks at the window sees it in the tree. */
import * as l10n from '@vscode/l10n';
import { commands, window } from 'vscode';
import type { ExecutionOutcome } from '../../core/check/outcome.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { commandIds, viewIds } from '../contributions.ts';
import { plain } from '../describeError.ts';

export function sayEnd(session: RunbookSession, outcomes: readonly ExecutionOutcome[]): void {
  if (window.state.focused || outcomes.length === 0) return;
  const title = session.runbook.title ?? session.file;
  const bad = outcomes.filter(isBad).length;
  const results = l10n.t('Show Results');
  const report = l10n.t('Show Report');
  const message =
    bad === 0
      ? l10n.t('"{0}" has ended, and nothing failed. Steps: {1}.', title, outcomes.length)
      : l10n.t('"{0}" has ended. Failed or not run: {1} of {2}.', title, bad, outcomes.length);
  const text = plain(message);
  const shown =
    bad === 0 ? window.showInformationMessage(text, results, report) : window.showWarningMessage(text, results, report);
  void shown.then((answer) => {
    if (answer === results) void commands.executeCommand(`${viewIds.results}.focus`);
    if (answer === report) void commands.executeCommand(commandIds.showReport, session.file);
  });
}

function isBad(outcome: ExecutionOutcome): boolean {
  if (outcome.state === 'refused') return true;
  const verdict = outcome.execution.finished?.verdict;
  return verdict === undefined || verdict === 'fail' || verdict === 'error';
}
