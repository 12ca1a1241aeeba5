import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findRunbooks } from '../../../src/session/findRunbooks.ts';
import { scratchFolder } from '../../scratch.ts';

describe('the runbooks of a folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = path.join(scratchFolder(), 'shop');
    for (const file of [
      'release-runbook.md',
      'README.md',
      'ops/runbooks/night.md',
      'ops/runbooks/notes.txt',
      'ops/backup.md',
      'ops/backup.checks.yaml',
      'node_modules/a/runbook.md',
      '.provebook/runbook/runbook.md',
      '.github/release-checklist.md',
    ]) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), '# T\n');
    }
  });

  it('are found by name, folder or sidecar, sorted, and not in folders of others', async () => {
    const found = await findRunbooks(folder);
    expect(found.map((file) => path.relative(folder, file))).toEqual([
      '.github/release-checklist.md',
      'ops/backup.md',
      'ops/runbooks/night.md',
      'release-runbook.md',
    ]);
  });

  it('are all Markdown files where the folder itself says so', async () => {
    expect(await findRunbooks(path.join(folder, 'ops', 'runbooks'))).toHaveLength(1);
  });

  it('are not looked for behind links', async () => {
    symlinkSync(folder, path.join(folder, 'ops', 'again'));
    expect(await findRunbooks(folder)).toHaveLength(4);
  });
});
