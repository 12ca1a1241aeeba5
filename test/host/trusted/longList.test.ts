import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds, viewIds } from '../../../src/extension/contributions.ts';
import { readState, runbookFile } from '../sampleRunbook.ts';

/** More than the tree shows under one row, and a command in one of the last. */
const ITEMS = 650;
const WITH_COMMAND = 640;

const text = `# Long list\n\n${Array.from({ length: ITEMS }, (_, at) => item(at + 1)).join('')}`;

function item(place: number): string {
  const block = '\n  ```bash\n  echo of the long list\n  ```\n\n';
  return `- [ ] Item ${place}\n${place === WITH_COMMAND ? block : ''}`;
}

/** 0-based. */
function lineOf(place: number): number {
  return text.split('\n').indexOf(`- [ ] Item ${place}`);
}

describe('a list whose rows stand in ranges', () => {
  const file = join(runbookFile(), '..', 'long-list-runbook.md');
  const uri = vscode.Uri.file(file);
  const executed = async (): Promise<readonly string[]> =>
    (await readState(file)).run?.executions.map(({ invocation }) => invocation.command) ?? [];

  before(async () => {
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    await vscode.window.showTextDocument(uri);
    await (await readState(file)).approve();
    await vscode.commands.executeCommand(`${viewIds.runbooks}.focus`);
    await vscode.commands.executeCommand(commandIds.refresh);
  });

  after(async () => {
    await vscode.workspace.fs.delete(uri);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('has the row of the line at the cursor, which the keyboard then runs', async () => {
    const line = lineOf(WITH_COMMAND);
    const editor = await vscode.window.showTextDocument(uri);
    editor.selection = new vscode.Selection(line, 0, line, 0);
    await vscode.commands.executeCommand(commandIds.revealInTree);
    await vscode.commands.executeCommand(commandIds.run);
    assert.deepEqual(await executed(), ['echo of the long list']);
  });

  it('runs from a range what is in its rows, and opens the text at the first', async () => {
    const { runbook } = await readState(file);
    const rows = runbook.nodes.flatMap(({ children }) => children).map((node) => ({ kind: 'node', file, node }));
    const range = (from: number, to: number): unknown => ({
      kind: 'range',
      file,
      from,
      rows: rows.slice(from - 1, to),
    });
    await vscode.commands.executeCommand(commandIds.run, range(1, 200));
    assert.equal((await executed()).length, 1);
    await vscode.commands.executeCommand(commandIds.run, range(601, ITEMS));
    assert.equal((await executed()).length, 2);
    await vscode.commands.executeCommand(commandIds.openNode, range(601, ITEMS));
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, lineOf(601));
  });
});
