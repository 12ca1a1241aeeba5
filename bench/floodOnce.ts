/** `yes` for so many milliseconds, in a process that has done nothing else: prints what that cost it, as JSON. */
import { runProcess } from '../src/runners/shell/runProcess.ts';
import { type Burden, watchBurden } from '../test/burden.ts';

const [milliseconds = 60_000] = process.argv.slice(2).map(Number);

await flood(1000);
const burden: Burden<number> = await watchBurden(() => flood(milliseconds));
console.log(JSON.stringify(burden));

/** @returns how many bytes came */
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
