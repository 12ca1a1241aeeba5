import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { recordConnections } from '../connections.ts';
import { assertOpeningRunsNothing } from '../opening.ts';
import { recordSpawns } from '../spawns.ts';

interface Manifest {
  readonly version: string;
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

// From the moment this file is loaded, which is before the extension is used.
const [spawned, connected] = [recordSpawns(), recordConnections()];

describe('activation', () => {
  after(() => {
    spawned[Symbol.dispose]();
    connected[Symbol.dispose]();
  });

  const extension = vscode.extensions.getExtension('provebook.provebook');

  it('activates from the folder under development and reports its version', async () => {
    assert.ok(extension, 'VS Code does not list provebook.provebook');
    await extension.activate();
    assert.equal(extension.isActive, true);
    assert.match((extension.packageJSON as Manifest).version, /^\d+\.\d+\.\d+/);
  });

  it('registers every command of the manifest', async () => {
    assert.ok(extension);
    const registered = new Set(await vscode.commands.getCommands(true));
    const declared = (extension.packageJSON as Manifest).contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
    assert.ok(declared.length > 0, 'the manifest declares no command');
  });

  it('starts no program and opens no connection because a folder is opened and shown', () =>
    assertOpeningRunsNothing(spawned, connected)).timeout(140_000);
});
