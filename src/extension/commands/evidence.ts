import * as l10n from '@vscode/l10n';
import { commands, window, workspace } from 'vscode';
import type { ExecutionState } from '../../core/run/state.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { evidenceUri } from '../evidence/evidenceDocuments.ts';
import { isResultElement } from '../results/resultsTree.ts';
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
  if (!isResultElement(target)) return;
  const session = await services.sessions.open(target.file);
  const { title, execution, previous } = target.result;
  const now = evidenceUri(session, execution, title);
  const before = previous && evidenceUri(session, previous, `${title} ${previous.startedAt}`);
  if (now === undefined || before === undefined) {
    void window.showInformationMessage(l10n.t('Nothing was kept of it.'));
    return;
  }
  await commands.executeCommand('vscode.diff', before, now, l10n.t('{0} (before ↔ now)', title), { preview: true });
}

interface Newest {
  readonly session: RunbookSession;
  readonly title: string;
  readonly execution: ExecutionState | undefined;
}

async function newest(services: Services, target: unknown): Promise<Newest | undefined> {
  if (isResultElement(target)) {
    const { title, execution } = target.result;
    return { session: await services.sessions.open(target.file), title, execution };
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
    case 'runbook':
      return { session, title: '', execution: undefined };
  }
}
