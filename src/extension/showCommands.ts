/** The exact text that an approval allows, as a read-only document. */
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
  texts.set(
    uri.toString(),
    commandsText({ file: session.file, commands: session.runbook.commands, sidecarText: session.sidecarText }),
  );
  changed.fire(uri);
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}
