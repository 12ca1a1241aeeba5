import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { machineSettings } from '../../../src/extension/contributions.ts';
import { callEveryCommand } from '../callEveryCommand.ts';
import { readState, runbookFile, sampleRunbook } from '../sampleRunbook.ts';
import { recordSpawns } from '../spawns.ts';

describe('any command in Restricted Mode, whatever it is given', () => {
  it('starts no program, although the text is approved', async () => {
    const file = runbookFile();
    await vscode.workspace.fs.writeFile(vscode.Uri.file(file), Buffer.from(sampleRunbook));
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    const session = await readState(file);
    await session.approve();
    const ids = session.runbook.commands.map((command) => command.id);
    using record = recordSpawns();
    await callEveryCommand(file, ids);
    assert.deepEqual(record.programs, []);
    assert.equal((await readState(file)).run?.executions.length ?? 0, 0);
  }).timeout(140_000);

  it('takes its settings from the person and not from the workspace', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const before = machineSettings.map((id) => vscode.workspace.getConfiguration().get(id));
    const hostile = Object.fromEntries(machineSettings.map((id) => [id, id.endsWith('s') ? ['*'] : true]));
    const settings = vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
    await vscode.workspace.fs.writeFile(settings, Buffer.from(JSON.stringify(hostile)));
    await sleep(1000);
    const after = machineSettings.map((id) => vscode.workspace.getConfiguration(undefined, folder).get(id));
    await vscode.workspace.fs.delete(settings);
    assert.deepEqual(after, before);
  });
});
