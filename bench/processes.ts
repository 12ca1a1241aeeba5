/** A flood of output: what it costs in memory, and how long nothing else of this process goes on meanwhile. */
import { runProcess } from '../src/runners/shell/runProcess.ts';
import { watchBurden } from '../test/burden.ts';

/** `PROVEBOOK_FLOOD` shortens it: the figure to keep is that of a minute. */
const SECONDS = Number(process.env['PROVEBOOK_FLOOD'] ?? 60);

export async function benchProcesses(): Promise<readonly string[]> {
  await flood(1000);
  const { result, memoryBytes, lagMs, busyMs } = await watchBurden(() => flood(SECONDS * 1000));
  const what = `yes for ${SECONDS} s, ${(result / 2 ** 30).toFixed(1)} GiB`;
  const memory = `${(memoryBytes / 2 ** 20).toFixed(0)} MiB more memory (at most 64)`;
  return [
    `${what.padEnd(44)} ${memory}, loop lag ${lagMs.toFixed(0)} ms (at most 100), of it work ${busyMs.toFixed(0)} ms`,
  ];
}

async function flood(timeoutMs: number): Promise<number> {
  const { observation } = await runProcess({
    program: 'yes',
    args: [],
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '' },
    input: '',
    timeoutMs,
    signal: new AbortController().signal,
    onOutput: () => undefined,
    activeFolder: undefined,
  });
  return observation.totalBytes;
}
