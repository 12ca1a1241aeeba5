import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { readState, runbookFile } from '../sampleRunbook.ts';
import { until } from '../until.ts';

const text = `# Tested runbook

- [ ] The list can be read

  \`\`\`bash
  ls tested-release.txt
  - tested-release.txt ✓
  \`\`\`

- [ ] The file goes away

  \`\`\`bash
  kubectl delete pod nothing-of-the-kind
  \`\`\`

- [ ] The release is written down
`;

const sidecar = `version: 1
checks:
  - id: tested
    item: "#the-release-is-written-down"
    file: { path: tested-release.txt }
    expect: { text: { contains: v2 } }
`;

describe('the Testing view', () => {
  const folder = join(runbookFile(), '..');
  const file = join(folder, 'tested-runbook.md');
  const write = (name: string, content: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(vscode.Uri.file(join(folder, name)), Buffer.from(content));

  before(async () => {
    await write('tested-runbook.md', text);
    await write('tested-runbook.checks.yaml', sidecar);
    await write('tested-release.txt', 'v1\n');
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    await (await readState(file)).approve();
  });

  after(async () => {
    for (const name of ['tested-runbook.md', 'tested-runbook.checks.yaml', 'tested-release.txt'])
      await vscode.workspace.fs.delete(vscode.Uri.file(join(folder, name)));
  });

  it('runs the checks and the commands that read of the open file, through the same log, and nothing else', async () => {
    await vscode.commands.executeCommand('testing.refreshTests');
    const executions = await until(async () => {
      await vscode.window.showTextDocument(vscode.Uri.file(file));
      await vscode.commands.executeCommand('testing.runCurrentFile');
      const found = (await readState(file)).run?.executions.filter(({ finished }) => finished !== undefined) ?? [];
      return found.some(({ invocation }) => invocation.commandId.includes('the-list')) ? found : undefined;
    });
    assert.deepEqual(
      executions.filter(({ invocation }) => invocation.command.includes('delete')),
      [],
    );
    assert.ok(executions.every(({ finished }) => finished?.verdict !== undefined));
  });
});
