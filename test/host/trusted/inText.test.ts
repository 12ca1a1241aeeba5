import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds } from '../../../src/extension/contributions.ts';
import { linkedCommands } from '../../../src/extension/text/commandLink.ts';
import { readState, runbookFile } from '../sampleRunbook.ts';
import { until } from '../until.ts';

const text = `# Marked runbook

- [ ] It says so

  \`\`\`bash
  echo '[x](command:provebook.approve) https://example.com'
  - never-there ✓
  \`\`\`

- [ ] The release is written down
- [ ] Nobody has looked
`;

const sidecar = `version: 1
checks:
  - id: written
    item: "#the-release-is-written-down"
    title: Written [down](command:provebook.approve)
    file: { path: marked.txt }
    expect: { text: { contains: v2 } }
  - id: again
    item: "#the-release-is-written-down"
    file: { path: marked.txt }
    expect: { text: { contains: v2 } }
`;

describe('in the text of a runbook', () => {
  const folder = join(runbookFile(), '..');
  const uri = vscode.Uri.file(join(folder, 'marked-runbook.md'));
  const checks = vscode.Uri.file(join(folder, 'marked-runbook.checks.yaml'));
  const files = { [uri.fsPath]: text, [checks.fsPath]: sidecar, [join(folder, 'marked.txt')]: 'v1\n' };
  let document: vscode.TextDocument;

  before(async () => {
    for (const [file, content] of Object.entries(files))
      await vscode.workspace.fs.writeFile(vscode.Uri.file(file), Buffer.from(content));
    document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const state = await readState(uri.fsPath);
    await state.approve();
    const { runbook, placement } = state;
    const ids = [...runbook.commands.map(({ id }) => id), ...placement.checks.map(({ commandId }) => commandId)];
    await vscode.commands.executeCommand(commandIds.run, uri.fsPath, ids);
  });

  after(async () => {
    for (const file of Object.keys(files)) await vscode.workspace.fs.delete(vscode.Uri.file(file));
  });

  it('an item with checks has a lens that performs them', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    const lens = lenses.find(({ command }) => command?.title === '$(beaker) Perform 2 checks');
    assert.equal(lens?.range.start.line, 9);
    const [, ids] = lens.command?.arguments as [string, readonly string[]];
    assert.deepEqual(ids, ['check:written', 'check:again']);
    await vscode.workspace.fs.writeFile(vscode.Uri.file(join(folder, 'marked.txt')), Buffer.from('v2\n'));
    await vscode.commands.executeCommand(commandIds.run, uri.fsPath, ids);
    const { states } = (await readState(uri.fsPath)).view;
    assert.equal(states.get('marked-runbook/the-release-is-written-down'), 'passed');
    assert.equal(states.get('marked-runbook/it-says-so'), 'failed');
  });

  it('a hover tells of the last result, and none of what programs or authors wrote is a link', async () => {
    const [block, item] = await Promise.all([hoverAt(5), hoverAt(9)]);
    assert.match(block.value, /failed/);
    assert.match(block.value, /never/);
    assert.match(item.value, /passed/);
    for (const { value, isTrusted } of [block, item]) {
      assert.deepEqual(isTrusted, { enabledCommands: [...linkedCommands] });
      const links = [...withoutCode(value).matchAll(/\]\(command:([\w.]+)\?/g)].map(([, command]) => command);
      assert.deepEqual(
        links.filter((command) => !(linkedCommands as readonly (string | undefined)[]).includes(command)),
        [],
      );
      assert.equal(/https?:\/\//.test(withoutCode(value)), false);
    }
  });

  it('nothing is told of what has not run', async () => {
    assert.deepEqual(await hoversAt(10), []);
  });

  it('the evidence of a result opens as a document that cannot be changed', async () => {
    const { value } = await hoverAt(5);
    const [, args = ''] = /command:provebook\.showEvidence\?([^)]+)\)/.exec(value) ?? [];
    const [file, execution] = JSON.parse(decodeURIComponent(decodeURIComponent(args))) as [string, string];
    await vscode.commands.executeCommand(commandIds.showEvidence, file, execution);
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.uri.scheme, 'provebook-evidence');
    assert.match(shown.getText(), /command:provebook\.approve/);
  });

  it('the preview has a badge behind each item with a state', async () => {
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
    assert.match(html, /It says so <span class="provebook-state provebook-bad">✗ failed<\/span>/);
    assert.match(html, /written down <span class="provebook-state provebook-good">✓ passed<\/span>/);
    assert.doesNotMatch(html, /Nobody has looked <span/);
  });

  it('leads from an item to its checks, and back', async () => {
    const toChecks = await locations('vscode.executeDefinitionProvider', uri, new vscode.Position(9, 8));
    assert.deepEqual(
      toChecks.map((one) => [one.uri.fsPath, one.range.start.line]),
      [
        [checks.fsPath, 2],
        [checks.fsPath, 7],
      ],
    );
    const toItem = await locations('vscode.executeDefinitionProvider', checks, new vscode.Position(3, 14));
    assert.deepEqual(
      toItem.map((one) => [one.uri.fsPath, one.range.start.line]),
      [[uri.fsPath, 9]],
    );
    const all = await locations('vscode.executeReferenceProvider', checks, new vscode.Position(3, 14));
    assert.deepEqual(all.map((one) => one.range.start.line).sort(), [2, 7, 9]);
  });

  it('helps to write the sidecar: items, fields and what they mean', async () => {
    const at = async (line: number, character: number): Promise<readonly vscode.CompletionItem[]> => {
      const position = new vscode.Position(line, character);
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        checks,
        position,
      );
      return list.items;
    };
    await vscode.workspace.openTextDocument(checks);
    const items = (await at(3, 12)).map(({ label }) => label);
    assert.ok(items.includes('Nobody has looked'));
    assert.ok((await at(5, 12)).some(({ label }) => label === 'maxAge'));
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      checks,
      new vscode.Position(3, 6),
    );
    assert.match((hover?.contents[0] as vscode.MarkdownString).value, /The item of the runbook that this proves/);
  });

  async function hoversAt(line: number): Promise<readonly vscode.Hover[]> {
    return vscode.commands.executeCommand('vscode.executeHoverProvider', uri, new vscode.Position(line, 4));
  }

  async function hoverAt(line: number): Promise<vscode.MarkdownString> {
    const [hover] = await hoversAt(line);
    assert.ok(hover, `line ${line + 1} has no hover`);
    return hover.contents[0] as vscode.MarkdownString;
  }
});

describe('a first runbook', () => {
  it('is written under the name that is accepted, and opened', async () => {
    const uri = vscode.Uri.file(join(runbookFile(), '..', 'readiness-checklist.md'));
    void vscode.commands.executeCommand(commandIds.createRunbook);
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.window.activeTextEditor?.document.uri.fsPath === uri.fsPath ? true : undefined;
    });
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^# Readiness checklist/);
    assert.equal((await readState(uri.fsPath)).runbook.commands.length, 2);
    await vscode.workspace.fs.delete(uri);
  });
});

async function locations(
  command: string,
  uri: vscode.Uri,
  position: vscode.Position,
): Promise<readonly vscode.Location[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(command, uri, position);
  return found.map((one) => ('uri' in one ? one : new vscode.Location(one.targetUri, one.targetRange)));
}

/** What is written as code is shown as it is. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```$/gm, '');
}
