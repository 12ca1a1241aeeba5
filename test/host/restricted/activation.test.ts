import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('activation in Restricted Mode', () => {
  it('finds the workspace untrusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('activates all the same, as it may read and show', async () => {
    const extension = vscode.extensions.getExtension('provebook.provebook');
    assert.ok(extension, 'VS Code does not list provebook.provebook');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
