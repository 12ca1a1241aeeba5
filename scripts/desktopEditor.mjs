// The desktop VS Code, as an instance of its own, so that it can be ended without touching the person's other windows.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start, stop } from './children.mjs';
import { print, say } from './progress.mjs';

/** @param {{root: string, userDataDir: string, env: NodeJS.ProcessEnv}} options */
export async function openDesktop({ root, userDataDir, env }) {
  mkdirSync(join(userDataDir, 'User'));
  writeFileSync(join(userDataDir, 'User', 'settings.json'), JSON.stringify({ 'workbench.startupEditor': 'none' }));
  const args = [
    ...['--new-window', '--wait', '--user-data-dir', userDataDir],
    ...['--extensions-dir', join(userDataDir, 'extensions')],
    `--extensionDevelopmentPath=${root}`,
    join(root, 'runbooks'),
  ];
  const launcher = start('code', args, { env, onLine: print });
  launcher.ended.then(() => say('VS Code was closed.'));
  return {
    stop: async () => {
      endInstance(userDataDir);
      await stop(launcher, 3_000);
    },
  };
}

/** The launcher starts the editor as a process apart, which writes its id here. */
function endInstance(userDataDir) {
  try {
    process.kill(Number(readFileSync(join(userDataDir, 'code.lock'), 'utf8')), 'SIGTERM');
  } catch {
    // It has been closed already.
  }
}
