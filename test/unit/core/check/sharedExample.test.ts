import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { validSidecar } from '../../support/checks.ts';
import { repositoryRoot } from '../../support/runbooks.ts';

/** The study that the vocabulary comes from. It lies beside the repository, not in it. */
const study = path.join(
  process.env['PROVEBOOK_SHARED'] ?? path.join(repositoryRoot, '..', 'shared'),
  'reference',
  'checks.md',
);
const isThere = existsSync(study);

if (!isThere)
  describe(`The example of the study was NOT READ: ${study} is missing`, () => {
    it('the vocabulary is covered by the bookshop', () => {
      expect(isThere).toBe(false);
    });
  });

describe.runIf(isThere)('the worked example of the study', () => {
  it('is valid, with its thirty checks', async () => {
    const yaml = /## D\.[\s\S]*?```yaml\n([\s\S]*?)```/.exec(readFileSync(study, 'utf8'))?.[1] ?? '';
    const { checks, waivers } = await validSidecar(yaml);
    expect(checks).toHaveLength(30);
    expect(waivers).toHaveLength(1);
  });
});
