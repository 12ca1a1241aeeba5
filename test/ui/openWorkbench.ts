import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../editor/browser.ts';
import { testEnvironment } from '../editor/environment.ts';
import { type Editor, startEditor } from '../editor/server.ts';
import { type ScratchFolder, makeScratchFolder } from '../editor/scratchFolder.ts';
import { Workbench } from './workbench.ts';

const root = join(import.meta.dirname, '../..');

export interface WorkbenchOptions {
  /** Folder to open: a copy is made, so tests leave nothing behind. `runbooks/` of the repository where absent. */
  readonly folder?: string;
  /** False opens in Restricted Mode; true where absent. */
  readonly isTrusted?: boolean;
  /** What `vscode.env.language` says, e.g. `ko`. */
  readonly locale?: string;
  /** Label of a built-in colour theme, such as "Dark Modern" (the default here) or "Default High Contrast". */
  readonly theme?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** In CSS pixels; 1280 by 800 where absent. */
  readonly size?: { readonly width: number; readonly height: number };
  /** The repository where absent. */
  readonly extensionPath?: string;
}

/** A window of VS Code and everything that makes it run. `close` takes all of it away. */
export interface OpenWorkbench {
  readonly workbench: Workbench;
  /** Absolute path of the copy that is open. */
  readonly folder: string;
  /** What stands in for the user's own state folder. */
  readonly stateHome: string;
  /** The server's and the extension host's logs lie under `data/logs`. */
  readonly userDataDir: string;
  close(): Promise<void>;
}

/** Starts a VS Code server and a browser and opens a copy of `folder` in it; about 6 s. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<OpenWorkbench> {
  const scratch = await makeScratchFolder('ui');
  const opened: Opened = { scratch };
  try {
    return await openIn(opened, options);
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

interface Opened {
  readonly scratch: ScratchFolder;
  editor?: Editor;
  browser?: Browser;
}

async function openIn(opened: Opened, options: WorkbenchOptions): Promise<OpenWorkbench> {
  const { scratch } = opened;
  const folder = await scratch.copy(options.folder ?? join(root, 'runbooks'));
  const [stateHome, userDataDir] = [await scratch.create('state'), await scratch.create('editor')];
  opened.editor = await startEditor({
    extensionPath: options.extensionPath ?? root,
    userDataDir,
    env: { ...(await testEnvironment(stateHome)), ...options.env },
    settings: settingsOf(options),
    ...(options.locale !== undefined && { locale: options.locale }),
    log: console.log,
  });
  opened.browser = await launchBrowser();
  // A context of its own: a test may open a second window in it.
  const context = await opened.browser.newContext({ viewport: options.size ?? { width: 1280, height: 800 } });
  const page = await context.newPage();
  const workbench = new Workbench(page, opened.editor.url(folder));
  await workbench.load();
  return { workbench, folder, stateHome, userDataDir, close: () => closeAll(opened) };
}

function settingsOf({ isTrusted = true, theme = 'Dark Modern', settings }: WorkbenchOptions): Record<string, unknown> {
  return {
    'security.workspace.trust.enabled': !isTrusted,
    'workbench.colorTheme': theme,
    'editor.minimap.enabled': false,
    ...settings,
  };
}

async function closeAll({ browser, editor, scratch }: Opened): Promise<void> {
  await browser?.close();
  await editor?.stop();
  await scratch.remove();
}
