import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Program } from '../cluster/program.ts';
import { type Log, installEditor } from './install.ts';
import { registerExtension } from './installedExtension.ts';
import { pretendLanguagePack } from './languagePack.ts';

export interface EditorOptions {
  /** Absolute path of the extension's folder. It is an installed one, unless `testsPath` is given. */
  readonly extensionPath: string;
  /**
   * Absolute path of a module (`.cjs`): the extension host calls the `run` it exports, and ends when that settles.
   * The extension is then one under development, and VS Code shows no notification toasts and answers its own dialogs.
   */
  readonly testsPath?: string;
  /** Absolute path of a folder of this editor alone: settings, window state, logs. */
  readonly userDataDir: string;
  /** The environment of the extension host and of terminals. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** User settings on top of `quietSettings`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What `vscode.env.language` says, e.g. `ko`. English where absent; VS Code's own texts stay English. */
  readonly locale?: string;
  /** Secret that the address carries. A random one where absent. */
  readonly connectionToken?: string;
  readonly log?: Log;
  readonly signal?: AbortSignal;
}

export interface Editor {
  /** Address of a window on `folder`, an absolute path. */
  url(folder: string): string;
  /** Ends the server and what it started, within 5 s. */
  stop(): Promise<void>;
}

/** Settings for a window without advertisements, surveys and side bars nobody asked for. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  // Korean runbooks are no trick with letters.
  'editor.unicodeHighlight.nonBasicASCII': false,
  'workbench.tips.enabled': false,
};

/**
 * Starts the VS Code server on a free port of 127.0.0.1, with the extension from its folder, as F5 on a desktop does.
 * It ends with this process, however that ends.
 *
 * @throws Error with the end of the server's log, when it does not listen within 30 s.
 */
export async function startEditor(options: EditorOptions): Promise<Editor> {
  const { extensionPath, testsPath, userDataDir, log = () => undefined, signal } = options;
  const connectionToken = options.connectionToken ?? randomBytes(16).toString('hex');
  const vscode = await installEditor({ log, ...(signal && { signal }) });
  await writeSettings(options);
  if (testsPath === undefined) await registerExtension(join(userDataDir, 'extensions'), extensionPath);
  const logFile = join(userDataDir, 'server.log');
  const server = await Program.start({
    command: process.execPath,
    args: [join(vscode, 'out', 'server-main.js'), ...serverArguments(options, connectionToken)],
    logFile,
    cwd: userDataDir,
    env: definedOnly({ ...options.env, VSCODE_NLS_CONFIG: undefined, ELECTRON_RUN_AS_NODE: undefined }),
  });
  try {
    const origin = `127.0.0.1:${await listeningPort(server, logFile, signal)}`;
    return {
      url: (folder) => windowAddress({ origin, connectionToken, folder, extensionPath, testsPath }),
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function writeSettings({ userDataDir, settings, locale }: EditorOptions): Promise<void> {
  const folder = join(userDataDir, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
  if (locale !== undefined) await pretendLanguagePack(join(userDataDir, 'data'), locale);
}

function serverArguments(options: EditorOptions, connectionToken: string): readonly string[] {
  const { userDataDir, locale, testsPath } = options;
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', connectionToken],
    ...['--server-data-dir', join(userDataDir, 'server'), '--user-data-dir', join(userDataDir, 'data')],
    ...['--extensions-dir', join(userDataDir, 'extensions'), '--telemetry-level', 'off'],
    ...[
      '--accept-server-license-terms',
      '--disable-experiments',
      ...(locale === undefined ? [] : ['--locale', locale]),
    ],
    // Without it the server ignores the tests and the extension under development that a window's address names.
    ...(testsPath === undefined ? [] : ['--enable-smoke-test-driver']),
  ];
}

async function listeningPort(server: Program, logFile: string, signal?: AbortSignal): Promise<number> {
  const end = performance.now() + 30_000;
  while (performance.now() < end && server.isRunning) {
    signal?.throwIfAborted();
    const port = /listening on (\d+)/.exec(await readFile(logFile, 'utf8'))?.[1];
    if (port !== undefined) return Number(port);
    await delay(50);
  }
  throw new Error(`The VS Code server did not start. ${await server.describe()}`);
}

function windowAddress(window: {
  origin: string;
  connectionToken: string;
  folder: string;
  extensionPath: string;
  testsPath: string | undefined;
}): string {
  const { origin, connectionToken, folder, extensionPath, testsPath } = window;
  const query = new URLSearchParams({ folder, tkn: connectionToken });
  if (testsPath !== undefined) {
    const remote = (path: string): string => `vscode-remote://${origin}${path}`;
    const tests = { extensionDevelopmentPath: remote(extensionPath), extensionTestsPath: remote(testsPath) };
    query.set('payload', JSON.stringify(Object.entries(tests)));
  }
  return `http://${origin}/?${query.toString()}`;
}

function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
