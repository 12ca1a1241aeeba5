/**
 * What runs say, in a terminal of its own. An output channel of VS Code lies in a file that a native module writes, and
 * where that is missing, as in a VS Code from npm, it stays empty without a word.
 */
import * as l10n from '@vscode/l10n';
import { EventEmitter, ThemeIcon, window, type Terminal } from 'vscode';
import { visibleText } from '../core/report/visibleText.ts';

/** Characters that are kept for who opens the terminal later. */
const MOST_KEPT = 512 * 1024;

export class OutputTerminal {
  readonly #written = new EventEmitter<string>();
  readonly #closing = window.onDidCloseTerminal((terminal) => {
    if (terminal === this.#terminal) this.#terminal = undefined;
  });
  #kept = '';
  #terminal: Terminal | undefined;

  /** Commands and messages may hold what would steer a terminal; it is shown, not sent. */
  append(text: string): void {
    const lines = visibleText(text).replace(/\n/g, '\r\n');
    this.#kept = (this.#kept + lines).slice(-MOST_KEPT);
    this.#written.fire(lines);
  }

  appendLine(text: string): void {
    this.append(`${text}\n`);
  }

  show(preserveFocus: boolean): void {
    this.#terminal ??= this.#open();
    this.#terminal.show(preserveFocus);
  }

  dispose(): void {
    this.#closing.dispose();
    this.#terminal?.dispose();
    this.#written.dispose();
  }

  #open(): Terminal {
    return window.createTerminal({
      name: 'Provebook',
      iconPath: new ThemeIcon('output'),
      isTransient: true,
      pty: {
        onDidWrite: this.#written.event,
        open: () => this.#written.fire(this.#kept === '' ? `${l10n.t('Nothing has run yet.')}\r\n` : this.#kept),
        close: () => undefined,
      },
    });
  }
}
