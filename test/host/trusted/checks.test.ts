import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds } from '../../../src/extension/contributions.ts';
import { readState, runbookFile } from '../sampleRunbook.ts';
import { until } from '../until.ts';

const text = `# Checked runbook

- [ ] The release is written down
- [ ] Somebody has read it
`;

const sidecar = `version: 1
checks:
  - id: written
    item: "#the-release-is-written-down"
    file: { path: release.txt }
    expect: { text: { contains: v2 } }
  - id: read
    item: "#somebody-has-read-it"
    manual: { prompt: Who has read it? }
`;

describe('checks in the editor', () => {
  const folder = join(runbookFile(), '..');
  const file = join(folder, 'checked-runbook.md');
  const write = (name: string, content: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(vscode.Uri.file(join(folder, name)), Buffer.from(content));
  const states = async (): Promise<readonly unknown[]> => {
    const { states: all } = (await readState(file)).view;
    return ['the-release-is-written-down', 'somebody-has-read-it'].map((slug) => all.get(`checked-runbook/${slug}`));
  };

  before(async () => {
    await write('checked-runbook.md', text);
    await write('checked-runbook.checks.yaml', sidecar);
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    await (await readState(file)).approve();
  });

  it('are performed all at once, and what cannot be seen ticks nothing', async () => {
    await vscode.commands.executeCommand(commandIds.checkAll, file);
    assert.deepEqual(await states(), ['error', 'open']);
  });

  it('tick the item once what failed is performed again and passes', async () => {
    await write('release.txt', 'v2.0.0\n');
    await vscode.commands.executeCommand(commandIds.checkFailed, file);
    assert.deepEqual(await states(), ['passed', 'open']);
  });

  it('are performed again by themselves while they are watched, until they pass', async () => {
    await write('release.txt', 'v1.0.0\n');
    await vscode.commands.executeCommand(commandIds.checkAll, file);
    assert.deepEqual(await states(), ['failed', 'open']);
    await vscode.commands.executeCommand(commandIds.watchFailed, file);
    await write('release.txt', 'v2.0.1\n');
    for (let second = 0; second < 30 && (await states())[0] !== 'passed'; second += 1)
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.deepEqual(await states(), ['passed', 'open']);
  });

  it('make the item stale when the sidecar expects something else', async () => {
    await write('checked-runbook.checks.yaml', sidecar.replace('contains: v2', 'contains: v3'));
    assert.deepEqual(await states(), ['stale', 'open']);
    await write('checked-runbook.checks.yaml', sidecar);
  });

  it('say at their place in the sidecar that an item is not there', async () => {
    const misplaced = vscode.Uri.file(join(folder, 'checked-runbook.checks.yaml'));
    await write('checked-runbook.checks.yaml', sidecar.replace('#somebody-has-read-it', '#nobody'));
    await vscode.window.showTextDocument(misplaced);
    const found = await until(() =>
      vscode.languages
        .getDiagnostics(misplaced)
        .find(({ message }) => message.includes('#nobody') || message.includes('"nobody"')),
    );
    assert.deepEqual([found.range.start.line + 1, found.severity], [8, vscode.DiagnosticSeverity.Error]);
    await write('checked-runbook.checks.yaml', sidecar);
  });
});
