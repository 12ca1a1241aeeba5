import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../../src/cli/commands/check.ts';
import { scratchFolder } from '../../scratch.ts';
import { keptOutput } from './terminal.ts';

it('says whether the file of checks is missing or empty, and how to write a first one', async () => {
  const folder = scratchFolder();
  const file = path.join(folder, 'release.md');
  const { terminal } = keptOutput({ PROVEBOOK_STATE_HOME: path.join(folder, 'state') });
  const hint = '"provebook init FILE" writes a first one.';
  writeFileSync(file, '- [ ] Pods run\n');
  await expect(check([file], terminal)).rejects.toMatchObject({
    message: `${file} has no checks: there is no release.checks.yaml.`,
    hint,
  });
  writeFileSync(path.join(folder, 'release.checks.yaml'), 'version: 1\n');
  await expect(check([file], terminal)).rejects.toMatchObject({
    message: `${path.join(folder, 'release.checks.yaml')} has no checks.`,
    hint,
  });
});
