import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { isNamedRunbook } from '../../core/runbook/discovery.ts';
import { starterRunbook } from '../../core/runbook/starter.ts';

/** Asks for a name, writes a first runbook and opens it. Without a folder it is a document that nobody has saved yet. */
export async function createRunbook(): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) {
    await window.showTextDocument(
      await workspace.openTextDocument({ language: 'markdown', content: starterRunbook() }),
    );
    return;
  }
  const name = await window.showInputBox({
    ignoreFocusOut: true,
    title: l10n.t('Create a runbook'),
    prompt: l10n.t('File name in {0}', folder.name),
    value: 'readiness-checklist.md',
    valueSelection: [0, 'readiness-checklist'.length],
    validateInput: (value) => nameProblem(value, folder.uri),
  });
  if (name === undefined) return;
  const uri = Uri.joinPath(folder.uri, name);
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { contents: Buffer.from(starterRunbook()) });
  await workspace.applyEdit(edit);
  await window.showTextDocument(uri);
}

async function nameProblem(value: string, folder: Uri): Promise<string | undefined> {
  if (path.isAbsolute(value) || path.normalize(value).startsWith('..'))
    return l10n.t('The file has to be inside the folder.');
  if (!isNamedRunbook(value))
    return l10n.t('A runbook ends in .md, and its name says runbook, checklist, playbook or readiness.');
  const isThere = await workspace.fs.stat(Uri.joinPath(folder, value)).then(
    () => true,
    () => false,
  );
  return isThere ? l10n.t('There is a file of this name already.') : undefined;
}
