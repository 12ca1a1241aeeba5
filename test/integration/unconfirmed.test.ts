/** What may change something needs a yes, also where nobody can be asked. */
import { chmod, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorkspace, type Workspace } from './commandLine.ts';

const runbook = '# Change\n\n- [ ] A file is written\n\n  ```bash\n  ourtool --write\n  ```\n';

/** The program leaves a file where it ran, so what it did is seen without its word. */
const program = '#!/bin/bash\necho ran >> "$HOME/ran"\n';

const sidecar = 'version: 1\neffects:\n  ourtool: { "*": change }\n';

const check = `${sidecar}checks:
  - { id: write, item: "#change/a-file-is-written", exec: { argv: [ourtool, --write] }, expect: { exitCode: 0 } }
`;

describe('without a terminal', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await makeWorkspace();
    const bin = path.join(workspace.env['HOME'] ?? '', '..', 'bin');
    await workspace.write(path.join('..', 'bin', 'ourtool'), program);
    await chmod(path.join(bin, 'ourtool'), 0o755);
  });

  afterAll(() => workspace.remove());

  const ran = (): Promise<string> =>
    readFile(path.join(workspace.env['HOME'] ?? '', 'ran'), 'utf8').catch(() => 'never ran');

  test.each([
    ['run', 'command', sidecar],
    ['check', 'check', check],
  ])('"%s" refuses a %s that changes something, and says so', async (name, _what, text) => {
    const file = await workspace.write('change.md', runbook);
    await workspace.write('change.checks.yaml', text);
    expect((await workspace.provebook(['approve', file, '--yes'])).code).toBe(0);
    const { code, stderr } = await workspace.provebook([name, file]);
    expect({ code, ran: await ran() }).toEqual({ code: 6, ran: 'never ran' });
    expect(stderr).toContain('may change something and was not confirmed');
  });

  test('"--yes" is the yes', async () => {
    const file = await workspace.write('change.md', runbook);
    await workspace.write('change.checks.yaml', sidecar);
    expect((await workspace.provebook(['approve', file, '--yes'])).code).toBe(0);
    expect((await workspace.provebook(['run', file, '--yes'])).code).toBe(0);
    expect(await ran()).toBe('ran\n');
  });
});
