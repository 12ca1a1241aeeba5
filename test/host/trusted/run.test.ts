import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds } from '../../../src/extension/contributions.ts';
import { readState, runbookFile, sampleRunbook } from '../sampleRunbook.ts';

describe('running in the editor', () => {
  const file = runbookFile();

  before(async () => {
    await vscode.workspace.fs.writeFile(vscode.Uri.file(file), Buffer.from(sampleRunbook));
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    await (await readState(file)).approve();
  });

  it('offers a CodeLens above the block with commands and none above the others', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      vscode.Uri.file(file),
    );
    assert.deepEqual(
      lenses.map((lens) => [lens.range.start.line + 1, lens.command?.title]),
      [
        [5, '$(play) Run'],
        [11, '$(play) Run'],
      ],
    );
  });

  it('runs the commands that are named by id, and what was expected decides', async () => {
    const commands = (await readState(file)).runbook.commands.map((command) => command.id);
    await vscode.commands.executeCommand(commandIds.run, file, commands);
    const { view, run } = await readState(file);
    assert.deepEqual([...view.states.values()].slice(0, 3), ['passed', 'failed', 'open']);
    assert.deepEqual(
      run?.executions.map((execution) => [execution.invocation.command, execution.finished?.verdict]),
      [
        ['echo alpha beta', 'pass'],
        ['echo gamma', 'fail'],
      ],
    );
  });

  it('runs nothing for ids or files that are not there, whoever calls', async () => {
    const before = (await readState(file)).run?.executions.length;
    await vscode.commands.executeCommand(commandIds.run, file, ['touch /tmp/owned', 'sample#9.9']);
    await vscode.commands.executeCommand(commandIds.run, file, 'echo alpha beta');
    await vscode.commands.executeCommand(commandIds.run, join(file, 'nowhere.md'), []);
    assert.equal((await readState(file)).run?.executions.length, before);
  });

  it('keeps a tick by hand apart from a pass', async () => {
    const session = await readState(file);
    await session.people.tick('sample-runbook/somebody-has-looked', 'seen on the dashboard');
    const { view } = await readState(file);
    assert.equal(view.states.get('sample-runbook/somebody-has-looked'), 'ticked');
    assert.equal(view.marks.get('sample-runbook/somebody-has-looked')?.note, 'seen on the dashboard');
  });
});
