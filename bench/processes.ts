/** A flood of output: what it costs in memory, and how long nothing else of the process goes on meanwhile. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Burden } from '../test/burden.ts';

/** `PROVEBOOK_FLOOD` shortens it: the figure to keep is that of a minute. */
const SECONDS = Number(process.env['PROVEBOOK_FLOOD'] ?? 60);

export function benchProcesses(): readonly string[] {
  const program = path.join(import.meta.dirname, 'floodOnce.ts');
  const output = execFileSync(process.execPath, [program, String(SECONDS * 1000)], { encoding: 'utf8' });
  const { result, memoryBytes, lagMs, busyMs } = JSON.parse(output) as Burden<number>;
  const what = `yes for ${SECONDS} s, ${(result / 2 ** 30).toFixed(1)} GiB`;
  const memory = `${(memoryBytes / 2 ** 20).toFixed(0)} MiB more memory (at most 64)`;
  return [
    `${what.padEnd(44)} ${memory}, loop lag ${lagMs.toFixed(0)} ms (at most 100), of it work ${busyMs.toFixed(0)} ms`,
  ];
}
