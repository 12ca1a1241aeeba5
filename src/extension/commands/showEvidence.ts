import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Services } from '../services.ts';
import { showEvidenceDocument } from '../evidenceDocument.ts';

/** Shows what an execution of the current run printed or observed, by the file and the id of the execution. */
export async function showEvidence(services: Services, file: unknown, executionId: unknown): Promise<void> {
  const session = await services.sessionOf(file);
  const execution = session?.run?.executions.find(({ id }) => id === executionId);
  const digest = execution?.finished?.evidence?.sha256;
  const text = digest === undefined ? undefined : session?.evidence(digest);
  if (digest === undefined || text === undefined) {
    void window.showInformationMessage(l10n.t('Nothing was kept of it.'));
    return;
  }
  await showEvidenceDocument(digest, text);
}
