/** Whole processes of the command line against the least that the same work costs. Needs `npm run build`. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { medianMsOf, row } from './measure.ts';

/** Of the runbook that is run. */
const BLOCKS = 100;

const cli = path.join(import.meta.dirname, '../dist/cli.js');

export async function benchCommandLine(): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'provebook-bench-'));
  try {
    return await measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string): Promise<readonly string[]> {
  const env = {
    ...process.env,
    PROVEBOOK_STATE_HOME: path.join(folder, 'state'),
    PROVEBOOK_ACTOR: 'bench',
    KUBECONFIG: path.join(folder, 'none'),
  };
  const run = (program: string, ...args: readonly string[]): Promise<unknown> =>
    promisify(execFile)(program, args, { env, maxBuffer: 64 << 20 });
  const file = path.join(folder, 'uname.md');
  writeFileSync(file, commandBlocks(BLOCKS));
  const large = path.join(folder, 'large.md');
  writeFileSync(large, commandBlocks(20_000));
  await run(process.execPath, cli, 'approve', file, '--yes');
  await run(process.execPath, cli, 'run', file, '--yes');
  const passed = countFinished(path.join(folder, '.provebook'));
  if (passed !== BLOCKS) throw new Error(`${passed} commands of ${BLOCKS} ran and ended well`);
  const node = await medianMsOf(10, () => run(process.execPath, '-e', '0'));
  const loop = await medianMsOf(5, () => run('bash', '-c', 'for i in $(seq 100); do sh -c "uname -n"; done'));
  const blocks = await medianMsOf(5, () => run(process.execPath, cli, 'run', file, '--yes'));
  const status = await medianMsOf(10, () => run(process.execPath, cli, 'status', file));
  const inspect = await medianMsOf(3, () => run(process.execPath, cli, 'inspect', large, '--json'));
  return [
    row('provebook status, whole process', status, 'node -e 0', node),
    row('provebook run of 100 blocks', blocks, '100 × sh -c', loop),
    row('provebook inspect of a 1 MB runbook', inspect, 'node -e 0', node),
  ];
}

/** Commands that ran and exited with 0, by the logs. A block of which nothing is read as a command would cost nothing. */
function countFinished(stateFolder: string): number {
  const logs = readdirSync(stateFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.jsonl'),
  );
  return logs
    .flatMap((name) => readFileSync(path.join(stateFolder, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as { readonly type: string; readonly exitCode?: number })
    .filter(({ type, exitCode }) => type === 'execution.finished' && exitCode === 0).length;
}

/** `echo 1` is not read as a command: a name and a number are what programs print. */
function commandBlocks(count: number): string {
  const block = (at: number): string => `- [ ] Item ${at}\n\n  \`\`\`bash\n  uname -n\n  \`\`\`\n`;
  return `# Blocks\n\n${Array.from({ length: count }, (_, at) => block(at + 1)).join('\n')}`;
}
