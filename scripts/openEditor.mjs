// Opens VS Code with the extension on runbooks/: the desktop one where there is one, otherwise the one that npm serves.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTemporaryFolder } from '../test/cluster/temporaryFolder.ts';
import { installEditor } from '../test/editor/install.ts';
import { startEditor } from '../test/editor/server.ts';
import { openDesktop } from './desktopEditor.mjs';
import { print, say, step } from './progress.mjs';

const root = join(fileURLToPath(import.meta.url), '../..');

/**
 * @param {{env: NodeJS.ProcessEnv, signal: AbortSignal, isServed?: boolean}} options
 * @returns {Promise<{stop: () => Promise<void>}>}
 */
export async function openEditor({ env, signal, isServed = false }) {
  const { path: userDataDir, remove } = await makeTemporaryFolder('editor');
  try {
    const open = !isServed && hasDesktop() ? openDesktop : openServed;
    const editor = await open({ root, userDataDir, env, signal });
    return {
      stop: async () => {
        await editor.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Inside a terminal of VS Code on another machine, `code` is a command that cannot load an extension from a folder. */
function hasDesktop() {
  if (process.env.VSCODE_IPC_HOOK_CLI || !hasDisplay()) return false;
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0;
}

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}

async function openServed({ root, userDataDir, env, signal }) {
  await step('Getting VS Code from npm, where it is not in the cache', () => installEditor({ log: say, signal }));
  const editor = await startEditor({ extensionPath: root, userDataDir, env, signal, log: say });
  const address = editor.url(join(root, 'runbooks'));
  print(`\nOpen in a browser:\n\n${address}\n`);
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  if (hasDisplay()) spawnSync(opener, [address], { stdio: 'ignore', timeout: 10_000 });
  return editor;
}
