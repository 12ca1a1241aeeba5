import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../cluster/temporaryFolder.ts';

/** The npm package that carries a complete VS Code server; 4.139.1 has VS Code 1.139.1. */
const editorPackage = 'code-server';
const editorVersion = '4.139.1';

export type Log = (line: string) => void;

/**
 * Installs the VS Code server from npm into the cache, once for each version; about 16 s and 600 MB.
 * Nothing is compiled: the native modules left out (spdlog, kerberos) only cost log lines.
 *
 * @returns the folder that holds VS Code's `out/server-main.js`.
 * @throws Error that says what to do, when npm fails.
 */
export async function installEditor(options: { log: Log; signal?: AbortSignal }): Promise<string> {
  const folder = join(cacheFolder(), `vscode-${editorVersion}`);
  if (!existsSync(folder)) await installInto(folder, options.log, options.signal);
  return join(folder, 'node_modules', editorPackage, 'lib', 'vscode');
}

async function installInto(folder: string, log: Log, signal?: AbortSignal): Promise<void> {
  // A folder of its own, renamed when complete: two processes may install at once, and a broken one leaves nothing.
  const unfinished = await makeTemporaryFolder('vscode', `${folder}.installing-${process.pid}`);
  try {
    await writeFile(join(unfinished.path, 'package.json'), '{ "private": true }\n');
    log(`Installing VS Code (${editorPackage}@${editorVersion} from npm), once, about 600 MB`);
    await npmInstall(unfinished.path, [`${editorPackage}@${editorVersion}`], signal);
    log('Installing what VS Code itself needs');
    await npmInstall(join(unfinished.path, 'node_modules', editorPackage, 'lib', 'vscode'), ['--omit=dev'], signal);
    await rename(unfinished.path, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await unfinished.remove();
  }
}

async function npmInstall(folder: string, args: readonly string[], signal?: AbortSignal): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn('npm', ['install', ...quiet, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
    ...(signal && { signal }),
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (status === 0) return;
  const advice = 'VS Code could not be installed from npm. Check with "npm ping" that its registry can be reached.';
  throw new Error(`${advice}\n${errors.trim()}`);
}

function cacheFolder(): string {
  const { PROVEBOOK_CACHE, XDG_CACHE_HOME } = process.env;
  if (PROVEBOOK_CACHE) return PROVEBOOK_CACHE;
  return join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'provebook');
}
