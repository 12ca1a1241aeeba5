import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { attest } from '../../../src/cli/commands/attest.ts';
import { fill } from '../../../src/cli/commands/fill.ts';
import { note } from '../../../src/cli/commands/note.ts';
import { reopen } from '../../../src/cli/commands/reopen.ts';
import { sign } from '../../../src/cli/commands/sign.ts';
import { skip } from '../../../src/cli/commands/skip.ts';
import { status } from '../../../src/cli/commands/status.ts';
import { waive } from '../../../src/cli/commands/waive.ts';
import { exitCodeOfError } from '../../../src/cli/exitCodes.ts';
import { ProvebookError } from '../../../src/core/errors.ts';
import { scratchFolder } from '../../scratch.ts';
import { lines } from '../support/runbooks.ts';
import { keptOutput } from './terminal.ts';

let file: string;

beforeEach(() => {
  file = path.join(scratchFolder(), 'release.md');
  writeFileSync(
    file,
    lines(
      '# Release',
      '',
      '**Date**: ________',
      '',
      '- [ ] One',
      '- [ ] Two',
      '- [ ] Two',
      '',
      '## Approval',
      '',
      '- **Lead**: ________ date: ________',
    ),
  );
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

async function provebook(command: typeof status, ...args: readonly string[]): Promise<Ended> {
  const { terminal, out, said } = keptOutput({
    PATH: process.env['PATH'],
    PROVEBOOK_STATE_HOME: path.join(path.dirname(file), 'state'),
    PROVEBOOK_ACTOR: 'kim',
  });
  try {
    return { code: await command([file, ...args], terminal), out: out(), said: said() };
  } catch (error) {
    if (!(error instanceof ProvebookError)) throw error;
    return { code: exitCodeOfError(error.code), out: out(), said: `${error.message}\n${error.hint ?? ''}` };
  }
}

async function rows(): Promise<readonly string[]> {
  return (await provebook(status)).out.split('\n').filter((line) => / (?:One|Two)$/.test(line));
}

describe('what people say on the command line', () => {
  it('is shown by the status, and can be taken back', async () => {
    expect((await provebook(attest, 'One', '--evidence', 'seen', '--link', 'https://wiki.example.com')).code).toBe(0);
    expect((await provebook(waive, '6', '--reason', 'later', '--until', '2999-12-31')).code).toBe(0);
    expect((await provebook(skip, '7', '--reason', 'no')).said).toContain('– Two: not applicable');
    expect(await rows()).toEqual(['☑ One', '⚐ Two', '– Two']);
    await provebook(reopen, '6');
    expect(await rows()).toEqual(['☑ One', '☐ Two', '– Two']);
  });

  it('names one item, or none of it is recorded', async () => {
    const several = await provebook(attest, 'Two');
    expect(several.code).toBe(1);
    expect(several.said).toMatch(/names several items:\n {2}6: Two \(.+\)\n {2}7: Two \(.+\)\n/);
    const none = await provebook(note, 'one thing', 'text');
    expect(none.code).toBe(1);
    expect(none.said).toMatch(/has no item "one thing"\.\n {2}5: One \(.+\)\n/);
    expect(await rows()).toEqual(['☐ One', '☐ Two', '☐ Two']);
  });

  it.each([
    [waive, ['One', '--reason', 'later'], '--until is missing'],
    [waive, ['One', '--reason', 'later', '--until', 'soon'], 'is no date'],
    [skip, ['One'], '--reason is missing'],
    [note, ['One'], 'TEXT is missing'],
    [attest, [], 'ITEM is missing'],
    [fill, ['Date'], 'VALUE is missing'],
    [fill, ['Day', 'Monday'], '3: Date: ____'],
    [attest, ['One', 'Two'], 'one argument too many'],
  ])('is a usage error that says what is missing: %o %o', async (command, args, message) => {
    const { code, said } = await provebook(command, ...args);
    expect(code).toBe(1);
    expect(said).toContain(message);
  });
});

describe('blanks on the command line', () => {
  it('are listed and filled', async () => {
    expect((await provebook(fill)).out).toBe('3: Date: ____\n');
    await provebook(fill, 'Date', 'Monday');
    expect((await provebook(fill)).out).toBe('3: Date: Monday\n');
  });
});

describe('signing on the command line', () => {
  it('needs a yes, shows what is signed, and is listed as out of date after a change', async () => {
    await provebook(attest, 'One');
    const asked = await provebook(sign, 'Lead');
    expect(asked.code).toBe(6);
    expect(asked.said).toMatch(/Not ready: 1\/3 \(33 %\)\n2 still open\nSHA-256 [0-9a-f]{64}\nNot signed\./);
    expect((await provebook(sign, 'Lead', '--yes')).said).toContain('Signed: Lead');
    expect((await provebook(sign)).out).toMatch(/^Approval \/ Lead: signed by kim at \S+\n$/);
    await provebook(attest, '6');
    expect((await provebook(sign)).out).toContain('the run has changed since');
    expect((await provebook(sign, 'Lead', '--withdraw')).code).toBe(0);
    expect((await provebook(sign)).out).toBe('Approval / Lead: ____\n');
  });

  it('lists the roles where there is no such one, and needs a run', async () => {
    expect(await provebook(sign, 'Lead', '--yes')).toMatchObject({ code: 1 });
    await provebook(attest, 'One');
    const { code, said } = await provebook(sign, 'King', '--yes');
    expect(code).toBe(1);
    expect(said).toContain('11: Lead');
  });
});

describe('a runbook without blanks and roles', () => {
  it('is told to have none, instead of printing nothing', async () => {
    writeFileSync(file, '# Release\n\n- [ ] One\n');
    expect(await provebook(fill)).toMatchObject({ code: 0, out: '', said: 'This runbook has no blanks to fill.\n' });
    await provebook(attest, 'One');
    expect((await provebook(sign)).said).toContain('names no role that signs');
  });
});
