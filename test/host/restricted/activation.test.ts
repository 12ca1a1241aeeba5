import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { recordConnections } from '../connections.ts';
import { assertOpeningRunsNothing } from '../opening.ts';
import { recordSpawns } from '../spawns.ts';

// From the moment this file is loaded, which is before the extension is used.
const [spawned, connected] = [recordSpawns(), recordConnections()];

describe('activation in Restricted Mode', () => {
  after(() => {
    spawned[Symbol.dispose]();
    connected[Symbol.dispose]();
  });

  it('finds the workspace untrusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('activates all the same, as it may read and show', async () => {
    const extension = vscode.extensions.getExtension('provebook.provebook');
    assert.ok(extension, 'VS Code does not list provebook.provebook');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('starts no program and opens no connection because a folder is opened and shown', () =>
    assertOpeningRunsNothing(spawned, connected)).timeout(140_000);
});
