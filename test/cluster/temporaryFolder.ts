import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Run by `sh`: should we die without `remove`, it does it, once the guards in program.ts have ended all programs. */
const janitor = 'read -r _; sleep 7; rm -rf -- "$1"';

export interface TemporaryFolder {
  readonly path: string;
  /** Removes it with all that it holds. Never rejects for what is not there. */
  remove(): Promise<void>;
}

/**
 * Makes a folder that only we can open and that goes away with this process, however it ends.
 *
 * @param kind a word for its name.
 * @param given a folder to use in place of a new one; its content goes away too.
 */
export async function makeTemporaryFolder(kind: string, given?: string): Promise<TemporaryFolder> {
  const path = given ?? (await mkdtemp(join(tmpdir(), `provebook-${kind}-`)));
  await mkdir(path, { recursive: true, mode: 0o700 });
  const cleaner = spawn('sh', ['-c', janitor, 'janitor', path], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  cleaner.on('error', () => undefined);
  return {
    path,
    remove: async () => {
      cleaner.kill('SIGKILL');
      // Programs that were killed a moment ago may still have been writing.
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
