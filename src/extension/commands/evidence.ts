import * as l10n from '@vscode/l10n';
import { commands, window, workspace } from 'vscode';
import type { ExecutionState } from '../../core/run/state.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { evidenceUri } from '../evidence/evidenceDocuments.ts';
import type { Result } from '../results/result.ts';
import { summaryOf } from '../results/resultText.ts';
import { isResultElement, sessionResults, type ResultElement } from '../results/resultsTree.ts';
import type { Services } from '../services.ts';

/** Opens what the newest execution of a check or command has written down, to read. */
export async function openEvidence(services: Services, target: unknown): Promise<void> {
  const found = await newest(services, target);
  if (found === undefined) return;
  await show(found);
}

/** The same of one execution of the current run, by the file and its id. */
export async function showEvidence(services: Services, file: unknown, executionId: unknown): Promise<void> {
  const session = await services.sessionOf(file);
  const execution = session?.run?.executions.find(({ id }) => id === executionId);
  if (session !== undefined) await show({ session, title: '', execution });
}

async function show({ session, title, execution }: Newest): Promise<void> {
  const uri = execution === undefined ? undefined : evidenceUri(session, execution, title);
  if (uri === undefined) {
    void window.showInformationMessage(l10n.t('Nothing was kept of it.'));
    return;
  }
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}

/** The output of the time before beside that of now. */
export async function compareEvidence(services: Services, target: unknown): Promise<void> {
  const isComparable = ({ previous }: Result): boolean => previous?.finished?.evidence !== undefined;
  const chosen = isResultElement(target) ? target : await chooseResult(services, isComparable);
  if (chosen === undefined) return;
  const session = await services.sessions.open(chosen.file);
  const { title, execution, previous } = chosen.result;
  const now = evidenceUri(session, execution, title);
  const before = previous && evidenceUri(session, previous, `${title} ${previous.startedAt}`);
  if (now === undefined || before === undefined) {
    void window.showInformationMessage(l10n.t('Nothing was kept of it.'));
    return;
  }
  await commands.executeCommand('vscode.diff', before, now, l10n.t('{0} (before ↔ now)', title), { preview: true });
}

/** Where no row says which result is meant, as in the command palette. */
async function chooseResult(
  services: Services,
  isOffered: (result: Result) => boolean,
): Promise<ResultElement | undefined> {
  const session = await services.sessionOf(undefined);
  if (session === undefined) return undefined;
  const items = sessionResults(session)
    .filter(isOffered)
    .map((result) => ({ label: result.title, description: summaryOf(result), result }));
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('No result of this run has that yet.'));
    return undefined;
  }
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Which result?') });
  return chosen && { file: session.file, result: chosen.result };
}

interface Newest {
  readonly session: RunbookSession;
  readonly title: string;
  readonly execution: ExecutionState | undefined;
}

async function newest(services: Services, target: unknown): Promise<Newest | undefined> {
  const isEvidenced = ({ execution }: Result): boolean => execution.finished?.evidence !== undefined;
  const result = target === undefined ? await chooseResult(services, isEvidenced) : target;
  if (result === undefined) return undefined;
  if (isResultElement(result)) {
    const { title, execution } = result.result;
    return { session: await services.sessions.open(result.file), title, execution };
  }
  const [row] = services.chosenRows(target, undefined);
  if (row === undefined) return undefined;
  const session = await services.sessions.open(row.file);
  const { latest } = session.view;
  switch (row.kind) {
    case 'check': {
      const { check, commandId } = row.placed;
      return { session, title: check.title ?? check.id, execution: latest.get(commandId) };
    }
    case 'command':
      return { session, title: row.command.text.split('\n')[0] ?? '', execution: latest.get(row.command.id) };
    case 'node':
    case 'range':
    case 'runbook':
      return { session, title: '', execution: undefined };
  }
}
