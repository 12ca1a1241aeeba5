import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

interface Manifest {
  readonly version: string;
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('activation', () => {
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
});
