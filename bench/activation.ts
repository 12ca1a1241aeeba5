/** What a start of VS Code waits for: loading the built extension and `activate`. Needs `npm run build`. */
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median, medianMs, row } from './measure.ts';

export function benchActivation(): readonly string[] {
  const program = path.join(import.meta.dirname, 'activateOnce.ts');
  const env = { ...process.env, PROVEBOOK_STATE_HOME: path.join(tmpdir(), 'provebook-bench-activation') };
  const once = (): number => Number(execFileSync(process.execPath, [program], { env, encoding: 'utf8' }));
  once();
  const ms = median(Array.from({ length: 10 }, once));
  const node = medianMs(10, () => execFileSync(process.execPath, ['-e', '0']));
  return [row('loading and activating the extension', ms, 'node -e 0', node)];
}
