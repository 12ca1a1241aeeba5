import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds } from '../../../src/extension/contributions.ts';
import { readState, runbookFile } from '../sampleRunbook.ts';

describe('Restricted Mode', () => {
  it('runs nothing by any command, although the text is approved', async () => {
    const file = runbookFile();
    const marker = join(dirname(file), 'ran.txt');
    const text = `# Sample runbook\n\n- [ ] Writes a file\n\n  \`\`\`bash\n  date > ${marker}\n  \`\`\`\n`;
    await vscode.workspace.fs.writeFile(vscode.Uri.file(file), Buffer.from(text));
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    const session = await readState(file);
    await session.approve();
    const ids = session.runbook.commands.map((command) => command.id);
    assert.equal(ids.length, 1);
    // Neither is awaited to its end: a refusal is a message that waits for somebody to close it.
    void vscode.commands.executeCommand(commandIds.run, file, ids);
    void vscode.commands.executeCommand(commandIds.runAll, file);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    assert.equal(existsSync(marker), false);
    assert.equal((await readState(file)).run, undefined);
  });

  it('still reads and shows the runbook', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      vscode.Uri.file(runbookFile()),
    );
    assert.equal(lenses.length, 1);
  });
});
