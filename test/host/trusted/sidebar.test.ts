import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds, viewIds } from '../../../src/extension/contributions.ts';
import type { RunbookSession } from '../../../src/session/runbookSession.ts';
import { readState, runbookFile } from '../sampleRunbook.ts';
import { until } from '../until.ts';

const text = `# Sidebar runbook

## First

- [ ] The words are there

  \`\`\`bash
  echo alpha beta
  - beta ✓
  \`\`\`

## Second

- [ ] The word is missing

  \`\`\`bash
  echo gamma
  - delta ✓
  \`\`\`

- [ ] The release is written down
`;

const sidecar = `version: 1
checks:
  - id: written
    item: "#the-release-is-written-down"
    file: { path: sidebar-release.txt }
    expect: { text: { contains: v2 } }
`;

describe('the side bar', () => {
  const folder = join(runbookFile(), '..');
  const file = join(folder, 'sidebar-runbook.md');
  const uri = vscode.Uri.file(file);
  const write = (name: string, content: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(vscode.Uri.file(join(folder, name)), Buffer.from(content));
  const state = (title: string, { runbook, view }: RunbookSession): unknown => {
    const node = runbook.nodes[0]?.children.flatMap(({ children }) => children).find((one) => one.title === title);
    return view.states.get(node?.id ?? '');
  };
  const executed = async (): Promise<readonly string[]> =>
    (await readState(file)).run?.executions.map(({ invocation }) => invocation.commandId) ?? [];
  const count = async (): Promise<number> => (await executed()).length;

  const putCursor = async (line: number): Promise<void> => {
    const editor = await vscode.window.showTextDocument(uri);
    editor.selection = new vscode.Selection(line - 1, 0, line - 1, 0);
  };

  before(async () => {
    await write('sidebar-runbook.md', text);
    await write('sidebar-runbook.checks.yaml', sidecar);
    await write('sidebar-release.txt', 'v1\n');
    await vscode.window.showTextDocument(uri);
    await (await readState(file)).approve();
    await vscode.commands.executeCommand(`${viewIds.runbooks}.focus`);
    await vscode.commands.executeCommand(commandIds.refresh);
  });

  after(async () => {
    for (const name of ['sidebar-runbook.md', 'sidebar-runbook.checks.yaml', 'sidebar-release.txt'])
      await vscode.workspace.fs.delete(vscode.Uri.file(join(folder, name)));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows the plan before everything runs, and runs nothing that it is not told to', async () => {
    const running = vscode.commands.executeCommand(commandIds.runAll, file);
    const tab = await until(() => planTab());
    assert.deepEqual(await executed(), []);
    await vscode.window.tabGroups.close(tab);
    assert.equal(await running, undefined);
    assert.deepEqual(await executed(), []);
  });

  it('runs the whole plan once it is confirmed', async () => {
    const running = vscode.commands.executeCommand(commandIds.runAll, file);
    await until(() => planTab());
    await vscode.commands.executeCommand(commandIds.confirmPlan);
    await running;
    const session = await readState(file);
    assert.equal(session.run?.executions.length, 3);
    assert.equal(state('The words are there', session), 'passed');
    assert.equal(state('The word is missing', session), 'failed');
    assert.equal(state('The release is written down', session), 'failed');
    await until(() => (planTab() === undefined ? true : undefined));
  });

  it('shows no plan where the setting says so', async () => {
    const before = await count();
    const setting = vscode.workspace.getConfiguration('provebook');
    await setting.update('showPlan', false, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand(commandIds.runAll, file);
    await setting.update('showPlan', undefined, vscode.ConfigurationTarget.Workspace);
    assert.equal(await count(), before + 3);
  });

  it('finds the row of the line at the cursor, which the keyboard then runs', async () => {
    await putCursor(7);
    await vscode.commands.executeCommand(commandIds.revealInTree);
    const before = await count();
    await vscode.commands.executeCommand(commandIds.run);
    const ids = await executed();
    assert.equal(ids.length, before + 1);
    assert.match(ids.at(-1) ?? '', /the-words-are-there/);
  });

  it('goes from problem to problem and back', async () => {
    const visited: string[] = [];
    for (let step = 0; step < 2; step += 1) {
      await vscode.commands.executeCommand(commandIds.nextProblem);
      await vscode.commands.executeCommand(commandIds.run);
      visited.push((await executed()).at(-1) ?? '');
    }
    assert.match(visited[0] ?? '', /the-word-is-missing/);
    assert.equal(visited[1], 'check:written');
    await vscode.commands.executeCommand(commandIds.previousProblem);
    await vscode.commands.executeCommand(commandIds.rerun);
    assert.equal((await executed()).at(-1), visited[0]);
  });

  it('runs several rows at once, each thing once', async () => {
    const { runbook } = await readState(file);
    const [first, second] = runbook.nodes[0]?.children ?? [];
    const rows = [first, second, second?.children[0]].map((node) => ({ kind: 'node', file, node }));
    const before = await count();
    await vscode.commands.executeCommand(commandIds.run, rows[0], rows);
    assert.equal(await count(), before + 3);
  });

  it('opens the evidence of a check as a document that cannot be edited', async () => {
    const [placed] = (await readState(file)).placement.checks;
    await vscode.commands.executeCommand(commandIds.openEvidence, { kind: 'check', file, placed });
    const document = await until(() => vscode.window.activeTextEditor?.document);
    assert.equal(document.uri.scheme, 'provebook-evidence');
    assert.match(document.getText(), /v1/);
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(document.isDirty, false);
  });

  it('goes on with an earlier run, in which everything is recorded then', async () => {
    const session = await readState(file);
    const first = session.run?.runId ?? '';
    const second = (await session.startRun('second')).runId;
    await vscode.commands.executeCommand(commandIds.refresh);
    await vscode.commands.executeCommand(commandIds.resumeRun, file, first);
    const [placed] = session.placement.checks;
    const executions = (runId: string): number => session.readRun(runId).executions.length;
    const before = executions(first);
    await vscode.commands.executeCommand(commandIds.run, { kind: 'check', file, placed });
    assert.equal((await readState(file)).readRun(first).executions.length, before + 1);
    assert.equal((await readState(file)).readRun(second).executions.length, 0);
    await vscode.commands.executeCommand(commandIds.resumeRun, file, second);
  });

  it('sorts and filters without losing anything that runs', async () => {
    await vscode.commands.executeCommand(commandIds.sort, 'attention');
    await vscode.commands.executeCommand(commandIds.filter, 'stale');
    await vscode.commands.executeCommand(commandIds.clearFilter);
    await vscode.commands.executeCommand(commandIds.sort, 'written');
    const [placed] = (await readState(file)).placement.checks;
    await write('sidebar-release.txt', 'v2\n');
    await vscode.commands.executeCommand(commandIds.run, { kind: 'check', file, placed });
    assert.equal(state('The release is written down', await readState(file)), 'passed');
  });
});

function planTab(): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('provebook.plan'));
}
