/** The exact text that an approval allows, as a read-only document. */
import { EventEmitter, Uri, window, workspace, type Disposable } from 'vscode';
import { effectWord } from '../core/check/words.ts';
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
  texts.set(uri.toString(), commandsText(session));
  changed.fire(uri);
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}

function commandsText(session: RunbookSession): string {
  const commands = session.runbook.commands.map(
    (command) =>
      `# ${session.file}:${command.lines.from} (${command.language}, ${effectWord(command.effect)})\n${visible(command.text)}\n`,
  );
  return [...commands, session.sidecarText].join('\n');
}

/** What cannot be seen or turns the direction of text is written out. */
function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
