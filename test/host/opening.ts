/** What happens by itself once a folder is opened: nothing, whether it is trusted or not. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ConnectionRecord } from './connections.ts';
import { hostileNeighbours, hostileRunbooks } from './hostileRunbooks.ts';
import type { SpawnRecord } from './spawns.ts';

/** @param spawned and connected: recording since before the extension was activated */
export async function assertOpeningRunsNothing(spawned: SpawnRecord, connected: ConnectionRecord): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the window has no folder');
  const texts = {
    ...hostileNeighbours,
    ...Object.fromEntries(hostileRunbooks.map((text, at) => [`opened-${at}.md`, text])),
  };
  const uris = Object.keys(texts).map((name) => vscode.Uri.joinPath(folder.uri, name));
  for (const [at, text] of Object.values(texts).entries())
    await vscode.workspace.fs.writeFile(uris[at] ?? folder.uri, Buffer.from(text));
  try {
    await showAll(await vscode.workspace.findFiles('**/*.md'));
    assert.deepEqual(spawned.programs, []);
    assert.deepEqual(connected.places, []);
    assert.equal(existsSync('/tmp/provebook-opened'), false);
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of uris) await vscode.workspace.fs.delete(uri);
  }
}

/** Everything that the editor asks of the extension about each file. */
async function showAll(files: readonly vscode.Uri[]): Promise<void> {
  assert.ok(files.length >= hostileRunbooks.length);
  for (const uri of files) {
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri, 100);
    await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, new vscode.Position(2, 3));
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
  }
}
