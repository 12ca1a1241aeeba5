import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lint } from '../../../src/cli/commands/lint.ts';
import { ProvebookError } from '../../../src/core/errors.ts';
import { scratchFolder } from '../../scratch.ts';
import { lines } from '../support/runbooks.ts';
import { keptOutput } from './terminal.ts';

describe('provebook lint', () => {
  let folder: string;

  beforeEach(() => {
    folder = scratchFolder();
  });

  function write(name: string, text: string | Uint8Array): string {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  }

  async function run(...argv: readonly string[]): Promise<{ code: number; out: string; said: string }> {
    const { terminal, out, said } = keptOutput();
    const code = await lint(argv, terminal);
    return { code, out: out(), said: said() };
  }

  it('prints file, line, column, severity, what to do and the code, and ends with 2 for an error', async () => {
    const file = write('a.md', lines('# T', '', '- [ ]', '', '```bash', 'kubectl\u200b get pods', '', '```'));
    expect(await run(file)).toEqual({
      code: 2,
      out: expect.stringMatching(
        new RegExp(
          `^${file}:3:3: warning: .+ \\[empty-item\\]\\n${file}:6:8: error: .*U\\+200B.* \\[invisible-character\\]\\n$`,
        ),
      ) as string,
      said: 'files: 1, errors: 1, warnings: 1, notes: 0\n',
    });
  });

  it('ends with 0 where there are only warnings, or nothing', async () => {
    expect((await run(write('a.md', '- [ ]\n'))).code).toBe(0);
    expect(await run(write('b.md', '# T\n'))).toMatchObject({ code: 0, out: '' });
  });

  it('reads the sidecar beside a runbook, or one that is named itself', async () => {
    const runbook = write('night.md', '# T\n');
    const sidecar = write('night.checks.yaml', 'version: 1\nconnections:\n  shop: { driver: oracle }\n');
    for (const named of [runbook, sidecar]) {
      const { code, out } = await run(named);
      expect(code).toBe(2);
      expect(out).toMatch(new RegExp(`^${sidecar}:3:\\d+: error: .+`));
    }
  });

  it('walks a folder for its runbooks, in order', async () => {
    write('b-runbook.md', '- [ ]\n');
    write('a-runbook.md', '- [ ]\n');
    write('other.md', '- [ ]\n');
    const { out } = await run(folder);
    expect(out.split('\n').map((line) => path.basename(line.split(':')[0] ?? ''))).toEqual([
      'a-runbook.md',
      'b-runbook.md',
      '',
    ]);
  });

  it('prints one object with --json, fixes included', async () => {
    const file = write('a.md', lines('```bash', 'kubectl\u00a0get pods', '```'));
    const { out, code } = await run('--json', file);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      files: [
        {
          file,
          problems: [
            {
              code: 'invisible-character',
              severity: 'error',
              message: expect.stringContaining('U+00A0') as string,
              line: 2,
              column: 8,
              end: { line: 2, column: 9 },
              fix: {
                title: expect.any(String) as string,
                isSafe: true,
                edits: [{ range: { from: { line: 2, column: 8 }, to: { line: 2, column: 9 } }, newText: ' ' }],
              },
            },
          ],
        },
      ],
      unreadable: [],
      counts: { error: 1, warning: 0, info: 0 },
    });
  });

  it('says of a file that is not there what every command says, looks at the others, and ends with 1', async () => {
    const missing = path.join(folder, 'missing.md');
    const { code, out, said } = await run(missing, write('a.md', '- [ ]\n'));
    expect(code).toBe(1);
    expect(said).toContain(`provebook: ${missing} does not exist.\nCheck the path.\n`);
    expect(out).toContain('[empty-item]');
  });

  it('says where a file is not UTF-8, and that one is too large, and ends with 2', async () => {
    const latin = write('latin.md', new Uint8Array([0x61, 0x0a, 0xe9, 0x0a]));
    const large = write('large.md', '');
    truncateSync(large, 5 * 1024 * 1024);
    expect(await run(latin)).toMatchObject({
      code: 2,
      said: expect.stringContaining(`${latin}:2: the file is not UTF-8`) as string,
    });
    expect(await run(large)).toMatchObject({ code: 2, said: expect.stringContaining('5242880 bytes') as string });
  });

  it('does not take a folder without a runbook for a clean one', async () => {
    write('README.md', '# T\n');
    expect(await run(folder)).toMatchObject({ code: 1, said: expect.stringContaining('holds no runbook') as string });
  });

  it('shows what a hostile name or text would hide', async () => {
    const file = write('a\u202e.md', lines('```bash', 'echo "a\u001b', '```'));
    const { out, said } = await run(file);
    expect(out + said).not.toMatch(/[\u202e\u001b]/);
    expect(out).toContain(':2:');
  });

  it('without a file is a wrong use', async () => {
    await expect(run()).rejects.toThrow(ProvebookError);
    await expect(run('--fix', 'a.md')).rejects.toMatchObject({ code: 'usage' });
  });
});
