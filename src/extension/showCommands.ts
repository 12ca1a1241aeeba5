/** The exact text that an approval allows, as a read-only document. */
import * as l10n from '@vscode/l10n';
import { EventEmitter, Uri, window, workspace, type Disposable } from 'vscode';
import { commandsText } from '../core/check/commandsText.ts';
import type { RunbookSession } from '../session/runbookSession.ts';

const SCHEME = 'provebook-commands';
const texts = new Map<string, string>();
const changed = new EventEmitter<Uri>();

export function registerCommandsDocument(): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
}

export async function showCommandsOf(session: RunbookSession): Promise<void> {
  const uri = Uri.from({ scheme: SCHEME, path: `${session.file}.sh` });
  texts.set(uri.toString(), shownText(session));
  changed.fire(uri);
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}

/** Everything, unless an earlier text was approved and this one differs from it. */
function shownText(session: RunbookSession): string {
  const difference = session.approval().state === 'approved' ? '' : (session.approvalDifference() ?? '');
  if (difference !== '') return `# ${l10n.t('What differs from what was approved before:')}\n${difference}`;
  const { file, runbook, sidecarText } = session;
  return commandsText({ file, commands: runbook.commands, sidecarText });
}
