/** A runbook without a cluster for the tests inside the editor, and its state as another process would read it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { RunbookSession } from '../../src/session/runbookSession.ts';

export const sampleRunbook = `# Sample runbook

- [ ] The words are there

  \`\`\`bash
  echo alpha beta
  - beta ✓
  \`\`\`

- [ ] The word is missing
  \`\`\`bash
  echo gamma
  - delta ✓
  \`\`\`

- [ ] Somebody has looked
`;

export function runbookFile(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the window has no folder');
  return join(folder.uri.fsPath, 'sample-runbook.md');
}

export function readState(file: string): Promise<RunbookSession> {
  return RunbookSession.open({ file, env: process.env, isTrusted: () => false, confirm: () => Promise.resolve(false) });
}
