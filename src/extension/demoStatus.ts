/** `npm start` opens the editor while its demo cluster still builds; this says so in the view. */
import * as l10n from '@vscode/l10n';
import { readFile } from 'node:fs/promises';
import { watchFile, unwatchFile } from 'node:fs';
import { Disposable, type TreeView } from 'vscode';
import type { TreeElement } from './tree/element.ts';

const POLL_MS = 1000;

/** Does nothing outside the demo. */
export function followDemoStatus(view: TreeView<TreeElement>, env: NodeJS.ProcessEnv): Disposable {
  const file = env['PROVEBOOK_DEMO_STATUS'];
  if (file === undefined) return new Disposable(() => undefined);
  const show = (): void => {
    void readStatus(file).then((status) => {
      view.message = demoMessage(status);
    });
  };
  watchFile(file, { interval: POLL_MS }, show);
  show();
  return new Disposable(() => unwatchFile(file, show));
}

/** '' where there is nothing to say, which hides it. */
function demoMessage(status: string | undefined): string {
  switch (status) {
    case 'building':
      return l10n.t(
        'The demo cluster is still being built; its progress is in the terminal of npm start. Reading and ticking work already.',
      );
    case 'failed':
      return l10n.t('The demo cluster could not be started; the terminal of npm start says why.');
    default:
      return '';
  }
}

async function readStatus(file: string): Promise<string | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof value === 'object' && value !== null && 'state' in value ? String(value.state) : undefined;
  } catch {
    return undefined;
  }
}
