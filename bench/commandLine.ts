/** Whole processes of the command line against the least that the same work costs. Needs `npm run build`. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { medianMsOf, row } from './measure.ts';

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
  const file = path.join(folder, 'echo.md');
  writeFileSync(file, echoBlocks(100));
  const large = path.join(folder, 'large.md');
  writeFileSync(large, echoBlocks(20_000));
  await run(process.execPath, cli, 'approve', file, '--yes');
  const node = await medianMsOf(10, () => run(process.execPath, '-e', '0'));
  const loop = await medianMsOf(5, () => run('bash', '-c', 'for i in $(seq 100); do sh -c "echo $i"; done'));
  const blocks = await medianMsOf(5, () => run(process.execPath, cli, 'run', file, '--yes'));
  const status = await medianMsOf(10, () => run(process.execPath, cli, 'status', file));
  const inspect = await medianMsOf(3, () => run(process.execPath, cli, 'inspect', large, '--json'));
  return [
    row('provebook status, whole process', status, 'node -e 0', node),
    row('provebook run of 100 echo blocks', blocks, '100 × sh -c', loop),
    row('provebook inspect of a 1 MB runbook', inspect, 'node -e 0', node),
  ];
}

function echoBlocks(count: number): string {
  const block = (at: number): string => `- [ ] Item ${at}\n\n  \`\`\`bash\n  echo ${at}\n  \`\`\`\n`;
  return `# Echo\n\n${Array.from({ length: count }, (_, at) => block(at + 1)).join('\n')}`;
}
