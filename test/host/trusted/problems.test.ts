import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { runbookFile } from '../sampleRunbook.ts';

const text = `# Misleading runbook

- [ ] The pods are there

  \`\`\`bash
  kubectl get\u00a0pods –n shop
  \`\`\`
`;

describe('problems of an open runbook', () => {
  const uri = vscode.Uri.file(join(runbookFile(), '..', 'misleading-runbook.md'));
  let document: vscode.TextDocument;

  before(async () => {
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
  });

  after(() => vscode.workspace.fs.delete(uri));

  it('are shown with their code and source', async () => {
    const shown = await diagnosticsOnce(uri, (found) => found.length === 2);
    assert.deepEqual(
      shown.map(({ source, code, range }) => [source, code, range.start.line + 1, range.start.character + 1]),
      [
        ['provebook', 'invisible-character', 6, 14],
        ['provebook', 'smart-character', 6, 20],
      ],
    );
  });

  it('have a preferred quick fix, after which they are gone', async () => {
    const [first] = await diagnosticsOnce(uri, (found) => found.length === 2);
    assert.ok(first);
    const fix = await actionOnce(uri, first.range, vscode.CodeActionKind.QuickFix);
    assert.equal(fix.isPreferred, true);
    assert.ok(fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /kubectl get pods –n shop/);
    const left = await diagnosticsOnce(uri, (found) => found.length === 1);
    assert.deepEqual(
      left.map(({ code }) => code),
      ['smart-character'],
    );
  });

  it('are all corrected by "fix all"', async () => {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const fix = await actionOnce(uri, whole, vscode.CodeActionKind.SourceFixAll.append('provebook'));
    assert.ok(fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /kubectl get pods -n shop/);
    await diagnosticsOnce(uri, (found) => found.length === 0);
  });
});

/** The diagnostics of the file as soon as they are as wanted; Mocha's timeout ends the wait. */
async function diagnosticsOnce(
  uri: vscode.Uri,
  isWanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const current = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri);
  while (!isWanted(current())) {
    await new Promise<void>((resolve) => {
      const changed = vscode.languages.onDidChangeDiagnostics(() => {
        changed.dispose();
        resolve();
      });
    });
  }
  return current();
}

/** The first action of the kind. While other extensions start, VS Code drops the answers to what it asked before. */
async function actionOnce(
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction> {
  for (;;) {
    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      kind.value,
    );
    if (action !== undefined) return action;
  }
}
