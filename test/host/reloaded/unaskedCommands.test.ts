import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { callEveryCommand } from '../callEveryCommand.ts';
import { readState, sampleRunbook } from '../sampleRunbook.ts';
import { recordSpawns } from '../spawns.ts';

/** Programs that commands of a runbook start with; who a person is, is asked of git. */
const shells = ['bash', 'sh', 'touch', 'kubectl'];

// After the others of its workspace: a command without a file acts on the row that happens to be selected.
describe('any command that another extension calls in a trusted window', () => {
  it('runs nothing that a person has not approved, and approves nothing', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'the window has no folder');
    const file = join(folder.uri.fsPath, 'unasked.md');
    await vscode.workspace.fs.writeFile(vscode.Uri.file(file), Buffer.from(sampleRunbook));
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    const ids = (await readState(file)).runbook.commands.map((command) => command.id);
    using record = recordSpawns();
    await callEveryCommand(file, ids);
    assert.deepEqual(
      record.programs.filter((program) => shells.includes(program.split('/').at(-1) ?? '')),
      [],
    );
    assert.equal(existsSync('/tmp/provebook-hostile'), false);
    const after = await readState(file);
    assert.equal(after.approval().state, 'not approved');
    assert.equal(after.run?.executions.length ?? 0, 0);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  }).timeout(140_000);
});
