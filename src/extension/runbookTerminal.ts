/** An integrated terminal for a command that needs one: the text is typed in, the rest is between it and the person. */
import path from 'node:path';
import { window } from 'vscode';
import type { TerminalText } from '../session/runEnvironment.ts';

/** A new one each time: in an older one something may still run, and would take the text for its own, perhaps on another host. */
export function openRunbookTerminal(file: string, { text, cwd, kubeconfig }: TerminalText): Promise<void> {
  const terminal = window.createTerminal({
    name: path.basename(file).replace(/\.(md|markdown)$/i, ''),
    cwd,
    env: { KUBECONFIG: kubeconfig },
    // bash as in a run: no start-up file may point to another cluster, and `!` is no history.
    shellPath: 'bash',
    shellArgs: ['--noprofile', '--norc', '+H'],
  });
  terminal.show();
  terminal.sendText(text, true);
  return Promise.resolve();
}
