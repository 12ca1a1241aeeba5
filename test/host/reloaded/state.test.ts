import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { readState, runbookFile } from '../sampleRunbook.ts';

describe('the state in a second window', () => {
  it('is the one that the first window left', async () => {
    const { view } = await readState(runbookFile());
    assert.deepEqual([...view.states.values()].slice(0, 3), ['passed', 'failed', 'ticked']);
  });

  it('shows in the CodeLens without running anything again', async () => {
    const uri = vscode.Uri.file(runbookFile());
    await vscode.window.showTextDocument(uri);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    const titles = lenses.map((lens) => lens.command?.title ?? '');
    assert.ok(
      titles.some((title) => title.includes('passed')),
      titles.join(', '),
    );
    assert.ok(
      titles.some((title) => title.includes('failed')),
      titles.join(', '),
    );
  });
});
