import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { attest } from '../../../src/cli/commands/attest.ts';
import { report } from '../../../src/cli/commands/report.ts';
import { reportFormats } from '../../../src/core/report/render.ts';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import { scratchFolder } from '../../scratch.ts';
import { keptOutput } from './terminal.ts';

let file: string;
let env: Readonly<Record<string, string | undefined>>;

beforeEach(async () => {
  const folder = scratchFolder();
  file = path.join(folder, 'release.md');
  env = { PATH: process.env['PATH'], PROVEBOOK_STATE_HOME: path.join(folder, 'state'), PROVEBOOK_ACTOR: 'kim' };
  writeFileSync(file, '# Release\n\n- [ ] One\n- [ ] Two\n');
  await attest([file, 'One'], keptOutput(env).terminal);
});

async function reported(...args: readonly string[]): Promise<string> {
  const { terminal, out } = keptOutput(env);
  expect(await report([file, ...args], terminal)).toBe(0);
  return out();
}

describe('provebook report', () => {
  it.each(reportFormats)('prints and writes the same as %s', async (format) => {
    const output = path.join(path.dirname(file), 'out');
    const printed = await reported('--format', format);
    await reported('--format', format, '-o', output);
    expect(printed).toMatch(/One|release\/one/);
    expect(readFileSync(output, 'utf8')).toBe(printed);
  });

  it('compares with a run named by the beginning of its id', async () => {
    const session = await RunbookSession.open({
      file,
      env,
      isTrusted: () => true,
      confirm: () => Promise.resolve(false),
    });
    await session.startRun('second');
    session.close();
    const { comparison } = JSON.parse(await reported('--format', 'json', '--against', '0001')) as {
      readonly comparison: { readonly changes: readonly unknown[] };
    };
    expect(comparison.changes).toMatchObject([{ title: 'One', trend: 'worse', was: 'ticked', state: 'open' }]);
    await expect(report([file, '--against', '00'], keptOutput(env).terminal)).rejects.toThrow(
      /names several runs:\n {2}0001-/,
    );
    await expect(report([file, '--against', '7'], keptOutput(env).terminal)).rejects.toThrow(
      /has no run "7"\.\n {2}0001-/,
    );
  });

  it('does not know other formats', async () => {
    await expect(report([file, '-f', 'pdf'], keptOutput(env).terminal)).rejects.toThrow(/no report format/);
  });
});
