/** The runbook that a person is at: of the editor, the row or the command that they turned to last. */
import { EventEmitter, Uri, window, type TextEditor } from 'vscode';
import { isSidecar, runbooksOf } from '../core/runbook/discovery.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { isRunbook } from './runbookDiscovery.ts';
import type { Sessions } from './sessions.ts';
import type { RunbookView } from './tree/runbookView.ts';

export class ActiveRunbook {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #sessions: Sessions;
  readonly #following;
  #file: string | undefined;

  constructor(sessions: Sessions, view: RunbookView) {
    this.#sessions = sessions;
    this.#file = this.#fileOf(window.activeTextEditor);
    this.#following = [
      window.onDidChangeActiveTextEditor((editor) => this.#take(this.#fileOf(editor))),
      view.treeView.onDidChangeSelection(({ selection: [first] }) => this.#take(first?.file)),
      sessions.onDidChange((session) => {
        this.#file ??= session.file;
        if (this.#file === session.file) this.#changed.fire();
      }),
    ];
  }

  /** undefined where there is none, or where it cannot be read. */
  async session(): Promise<RunbookSession | undefined> {
    return this.#file === undefined ? undefined : this.#sessions.tryOpen(this.#file);
  }

  /** For a command that names a runbook. Rejects as `Sessions.open` does. */
  open(file: string): Promise<RunbookSession> {
    this.#take(file);
    return this.#sessions.open(file);
  }

  dispose(): void {
    for (const following of this.#following) following.dispose();
    this.#changed.dispose();
  }

  #take(file: string | undefined): void {
    if (file === undefined || file === this.#file) return;
    this.#file = file;
    this.#changed.fire();
  }

  #fileOf(editor: TextEditor | undefined): string | undefined {
    if (editor?.document.uri.scheme !== 'file') return undefined;
    const { fsPath } = editor.document.uri;
    const files = isSidecar(fsPath) ? runbooksOf(fsPath) : [fsPath];
    return files.find((file) => this.#sessions.get(file) !== undefined || isRunbook(Uri.file(file)));
  }
}
