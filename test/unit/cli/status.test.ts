import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { approve } from '../../../src/cli/commands/approve.ts';
import { report } from '../../../src/cli/commands/report.ts';
import { run } from '../../../src/cli/commands/run.ts';
import { status } from '../../../src/cli/commands/status.ts';
import { scratchFolder } from '../../scratch.ts';
import { lines } from '../support/runbooks.ts';
import { keptOutput } from './terminal.ts';

function proved(title: string, command: string, expected: string): string {
  return lines(`- [ ] ${title}`, '', '  ```bash', `  ${command}`, `  - ${expected} ✓`, '  ```', '');
}

const heading = lines('# Release', '');
const pods = proved('Pods run', 'echo orders', 'orders');
const disk = proved('The disk has room', 'echo 40%', '40%');
const nodes = proved('Nodes are up {#nodes}', 'echo worker-1', 'worker-1');
const jobs = proved('Jobs end', 'echo done', 'done');

const advice = 'stale: What was recorded does not count any more. Run or tick it again.\n';

let file: string;

beforeEach(() => {
  file = path.join(scratchFolder(), 'release.md');
});

/** Each command opens the runbook anew, as in a shell. */
async function provebook(
  command: typeof status,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const folder = path.dirname(file);
  const { terminal, out, said } = keptOutput({
    PATH: process.env['PATH'],
    PROVEBOOK_STATE_HOME: path.join(folder, 'state'),
    PROVEBOOK_ACTOR: 'kim',
    KUBECONFIG: path.join(folder, 'no-kubeconfig'),
  });
  const code = await command([file, ...args], terminal);
  return { code, out: out(), said: said() };
}

async function write(text: string): Promise<void> {
  writeFileSync(file, text);
  expect((await provebook(approve, '--yes')).code).toBe(0);
}

async function ran(text: string): Promise<void> {
  await write(text);
  expect((await provebook(run)).code).toBe(0);
}

/** The items of `status --json` as "title: state". */
async function states(): Promise<readonly string[]> {
  const { items } = JSON.parse((await provebook(status, '--json')).out) as {
    readonly items: readonly { readonly title: string; readonly state: string }[];
  };
  return items.map(({ title, state }) => `${title}: ${state}`);
}

describe('provebook status after the runbook was edited', () => {
  const all = heading + pods + disk + nodes + jobs;
  const edited =
    heading +
    proved('Routes answer', 'echo 200', '200') +
    jobs.replace('echo done', 'echo all done') +
    nodes.replace('Nodes are up', 'No node is down') +
    disk.replace('The disk has room', 'The disk is not full') +
    pods;

  it('keeps what passed with its item, and opens what is new', async () => {
    await ran(all);
    expect(await states()).toEqual([
      'Pods run: passed',
      'The disk has room: passed',
      'Nodes are up: passed',
      'Jobs end: passed',
    ]);
    await write(edited);
    expect(await states()).toEqual([
      'Routes answer: open',
      'Jobs end: stale',
      'No node is down: passed',
      'The disk is not full: stale',
      'Pods run: passed',
    ]);
  });

  it('says why an item is stale, and what to do', async () => {
    await ran(all);
    await write(edited);
    const { out, said } = await provebook(status);
    expect(out).toContain('↻ Jobs end\n  stale: The command was another one when it ran.\n');
    expect(out).toContain('↻ The disk is not full\n  stale: The text of this item was then: The disk has room\n');
    expect(out).toContain('✓ Pods run\n');
    expect(out).toContain('2/5');
    expect(said).toContain(advice);
  });

  it('passes a stale item again once it was run again', async () => {
    await ran(all);
    await write(edited);
    const { items } = JSON.parse((await provebook(status, '--json')).out) as {
      readonly items: readonly { readonly id: string; readonly title: string; readonly stale?: readonly unknown[] }[];
    };
    const stale = items.filter((item) => item.stale !== undefined);
    expect(stale.map(({ title, stale: reasons }) => [title, reasons])).toEqual([
      ['Jobs end', [{ kind: 'other command' }]],
      ['The disk is not full', [{ kind: 'reworded', was: 'The disk has room' }]],
    ]);
    for (const { id } of stale) expect((await provebook(run, '--item', id)).code).toBe(0);
    expect((await states()).slice(1)).toEqual([
      'Jobs end: passed',
      'No node is down: passed',
      'The disk is not full: passed',
      'Pods run: passed',
    ]);
    expect((await provebook(status)).said).not.toContain('stale');
  });

  it('says that something else was expected', async () => {
    await ran(heading + disk);
    await write(heading + disk.replace('- 40%', '- 4'));
    expect((await provebook(status)).out).toContain('stale: Something else was expected when it ran.\n');
  });

  it('passes none of several alike items where one of them was deleted, and says so', async () => {
    await ran(heading + pods + disk + pods + nodes + pods);
    await write(heading + pods + disk + nodes + pods);
    const { out } = await provebook(status);
    expect(out).toContain('✓ The disk has room\n');
    expect(out).not.toContain('✓ Pods run');
    expect(out).toContain('it may have been said of another one.\n');
  });

  it('keeps what passed without the evidence folder, as long as the text is what it was', async () => {
    await ran(heading + pods);
    rmSync(path.join(path.dirname(file), '.provebook', 'evidence'), { recursive: true });
    expect(await states()).toEqual(['Pods run: passed']);
    await write(heading + disk + pods);
    expect(await states()).toEqual(['The disk has room: open', 'Pods run: stale']);
    expect((await provebook(status)).out).toContain('What the runbook said then is not kept any more');
  });

  it('names what is no longer in the text; the report has its result, which does not count', async () => {
    await ran(heading + pods + disk);
    await write(heading + pods);
    const { out, said } = await provebook(status);
    expect(out).toContain('1/1');
    expect(said).toContain('No longer in the text, so its result does not count (see the report): The disk has room\n');
    expect((await provebook(report, '--format', 'md')).out).toMatch(/## No longer in the text\n[^]*echo 40%/);
  });

  it('says nothing of all this where nothing has changed', async () => {
    await ran(heading + pods);
    const { out, said } = await provebook(status);
    expect(out + said).not.toMatch(/stale|No longer/);
  });
});

describe('provebook status of a runbook without a single box', () => {
  const guide = lines(
    '# Errors rise',
    '',
    '## Look',
    '',
    '```bash',
    'echo orders',
    '- orders ✓',
    '```',
    '',
    '## Mend',
    '',
    '```bash',
    'cat no-such-file',
    '```',
    '',
    '## See also',
    '',
    'Other words.',
  );

  it('counts its headings with commands and tells which of them failed', async () => {
    await write(guide);
    const ended = await provebook(run);
    expect(ended.code).toBe(3);
    const { out, said } = await provebook(status);
    expect(out).toBe('\nErrors rise  1/2\n✓ Look\n✗ Mend\n');
    expect(said).toContain('1/2 · 1 failed');
    expect(ended.said).toContain('1/2 · 1 failed');
  });

  it('has them in its JSON, too', async () => {
    await write(guide);
    await provebook(run);
    const { counted, progress, headings } = JSON.parse((await provebook(status, '--json')).out) as Record<
      string,
      unknown
    >;
    expect({ counted, progress, headings }).toMatchObject({
      counted: 'steps',
      progress: { done: 1, total: 2, failed: 1 },
      headings: [
        { title: 'Look', state: 'passed', line: 3 },
        { title: 'Mend', state: 'failed' },
      ],
    });
  });
});
