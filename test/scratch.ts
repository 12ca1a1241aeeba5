/** Temporary folders of tests, and what is going on in the system while they run. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder that goes away with the test that asked for it. */
export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'provebook-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

/** Pids of the processes whose arguments hold `mark`, a text that nothing else has. Read from /proc. */
export function processesNaming(mark: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => readProcess(name, 'cmdline').includes(mark) && !/^\S+ \(.*\) Z/s.test(readProcess(name, 'stat')))
    .map(Number);
}

function readProcess(pid: string, file: 'cmdline' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended in between.
    return '';
  }
}
