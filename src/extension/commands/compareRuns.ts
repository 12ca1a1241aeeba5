import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Services } from '../services.ts';

/** Asks for another run, and shows in the report what has changed since. */
export async function compareRuns(services: Services, target: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  session.reports.orThrow();
  const others = session.runIds.filter((id) => id !== session.run?.runId).toReversed();
  if (others.length === 0) {
    void window.showInformationMessage(l10n.t('There is no other run of this runbook.'));
    return;
  }
  const none = { label: l10n.t('With none'), runId: undefined };
  const items = [...others.map((id) => ({ label: id, description: session.readRun(id).name, runId: id })), none];
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Compare with which run?') });
  if (chosen !== undefined) services.reports.compare(session, chosen.runId);
}
