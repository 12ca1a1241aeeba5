import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { init } from '../../../src/cli/commands/init.ts';
import { lint } from '../../../src/cli/commands/lint.ts';
import { scratchFolder } from '../../scratch.ts';
import { lines } from '../support/runbooks.ts';
import { keptOutput } from './terminal.ts';

describe('provebook init', () => {
  let file: string;
  let sidecar: string;

  beforeEach(() => {
    const folder = scratchFolder();
    file = path.join(folder, 'night.md');
    sidecar = path.join(folder, 'night.checks.yaml');
    writeFileSync(
      file,
      lines('# Night', '- [ ] Nodes', '', '  ```bash', '  kubectl get nodes', '  - till-a ✓', '  ```', '- [ ] Rota'),
    );
  });

  async function run(...argv: readonly string[]): Promise<{ code: number; out: string; said: string }> {
    const { terminal, out, said } = keptOutput();
    const code = await init(argv, terminal);
    return { code, out: out(), said: said() };
  }

  it('writes a sidecar beside the runbook that has no problems, and says how much is left to a person', async () => {
    expect(await run(file)).toEqual({
      code: 0,
      out: '',
      said: `Written: ${sidecar}\nchecks: 2 (1 by machine, 1 left to a person)\n`,
    });
    const linted = keptOutput();
    expect(await lint([sidecar], linted.terminal)).toBe(0);
    expect(linted.out()).toBe('');
  });

  it('never overwrites', async () => {
    writeFileSync(sidecar, 'version: 1\n');
    await expect(run(file)).rejects.toMatchObject({
      code: 'usage',
      message: `${sidecar} is there already and stays as it is.`,
      hint: expect.stringContaining('--print') as string,
    });
    expect(readFileSync(sidecar, 'utf8')).toBe('version: 1\n');
  });

  it('prints instead of writing when asked to, also where there is a sidecar', async () => {
    const { out, code } = await run(file, '--print');
    expect(code).toBe(0);
    expect(out).toContain('matches: ${vars.before}till-a${vars.after}');
    expect(existsSync(sidecar)).toBe(false);
    await run(file);
    expect((await run(file, '--print')).out).toBe(readFileSync(sidecar, 'utf8'));
  });

  it('is for runbooks, not for sidecars', async () => {
    writeFileSync(sidecar, 'version: 1\n');
    await expect(run(sidecar)).rejects.toMatchObject({ code: 'usage', message: `${sidecar} is no runbook.` });
  });
});
