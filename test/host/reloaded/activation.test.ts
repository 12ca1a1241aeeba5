import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('activation in a second window', () => {
  it('activates again on the workspace that the trusted pass left', async () => {
    const extension = vscode.extensions.getExtension('provebook.provebook');
    assert.ok(extension, 'VS Code does not list provebook.provebook');
    await extension.activate();
    assert.equal(extension.isActive, true);
    assert.equal(vscode.workspace.isTrusted, true);
  });
});
