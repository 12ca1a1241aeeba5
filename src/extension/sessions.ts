/** The open runbooks of the window: one session a file, made on first use. */
import { EventEmitter, window, workspace, type Memento, type TextDocument } from 'vscode';
import type { RunbookSession } from '../session/runbookSession.ts';
import type { AskedSecrets } from './askedSecrets.ts';
import { askValues } from './askValues.ts';
import { confirmName, confirmRunning } from './confirm.ts';
import { settingIds } from './contributions.ts';
import { describeError } from './describeError.ts';
import { openRunbookTerminal } from './runbookTerminal.ts';
import { editorRules } from './targetRules.ts';

export class Sessions {
  readonly #secrets: AskedSecrets;
  readonly #memory: Memento;
  readonly #changed = new EventEmitter<RunbookSession>();
  /** A runbook, its run or what is running has changed. */
  readonly onDidChange = this.#changed.event;
  readonly #open = new Map<string, Promise<RunbookSession>>();
  readonly #opened = new Map<string, RunbookSession>();
  /** Files whose reading failed, with what was said, so that it is said once. */
  readonly #failed = new Map<string, string>();

  /** @param memory of the workspace: which earlier run a person goes on with */
  constructor(secrets: AskedSecrets, memory: Memento) {
    this.#secrets = secrets;
    this.#memory = memory;
  }

  /** Rejects with a ProvebookError when the file or its sidecar cannot be read. */
  open(file: string): Promise<RunbookSession> {
    const existing = this.#open.get(file);
    if (existing !== undefined) return existing;
    const opening = this.#openNow(file);
    this.#open.set(file, opening);
    opening.catch(() => this.#open.delete(file));
    return opening;
  }

  /** For views, which show what can be read and go on without the rest. */
  async tryOpen(file: string): Promise<RunbookSession | undefined> {
    try {
      const session = await this.open(file);
      this.#failed.delete(file);
      return session;
    } catch (error) {
      const message = describeError(error);
      if (this.#failed.get(file) !== message) void window.showErrorMessage(message);
      this.#failed.set(file, message);
      return undefined;
    }
  }

  /** The session of a file that is open already. */
  get(file: string): RunbookSession | undefined {
    return this.#opened.get(file);
  }

  get all(): readonly RunbookSession[] {
    return [...this.#opened.values()];
  }

  /** Goes on with an earlier run, in this window and after a reload too, until another is started. */
  async resumeRun(session: RunbookSession, runId: string): Promise<void> {
    await session.resumeRun(runId);
    await this.#memory.update(resumeKey(session.file), { runId, newest: session.runIds.at(-1) });
  }

  /** Takes the editor's text; the next command is one of what the person sees. */
  takeText(document: TextDocument): void {
    this.#opened.get(document.uri.fsPath)?.updateText(document.getText());
  }

  async refresh(): Promise<void> {
    await Promise.allSettled(this.all.map((session) => session.refresh()));
  }

  dispose(): void {
    for (const session of this.all) session.close();
    this.#changed.dispose();
  }

  /** What reads a runbook is most of the code, and loads with the first one. */
  async #openNow(file: string): Promise<RunbookSession> {
    const { RunbookSession } = await import('../session/runbookSession.ts');
    const session = await RunbookSession.open({
      file,
      env: process.env,
      passOn: workspace.getConfiguration().get<string[]>(settingIds.environment, []),
      isTrusted: () => workspace.isTrusted,
      workspaceFolders: () => workspace.workspaceFolders?.map(({ uri }) => uri.fsPath) ?? [],
      confirm: confirmRunning,
      confirmName,
      rules: editorRules,
      warn: (message) => void window.showWarningMessage(message),
      askValues,
      askSecret: (secret) => this.#secrets.ask(secret),
      terminal: { kind: 'separate', send: (text) => openRunbookTerminal(file, text) },
    });
    await this.#resumeAgain(session);
    session.onDidChange(() => this.#changed.fire(session));
    this.#opened.set(file, session);
    const document = workspace.textDocuments.find((candidate) => candidate.uri.fsPath === file);
    if (document !== undefined) session.updateText(document.getText());
    // Views that looked before it was open show it from now on.
    this.#changed.fire(session);
    return session;
  }

  /** Not where somebody has started a run since: that is the current one then. */
  async #resumeAgain(session: RunbookSession): Promise<void> {
    const stored = this.#memory.get<{ readonly runId: string; readonly newest: string }>(resumeKey(session.file));
    const ids = session.runIds;
    if (stored === undefined || ids.at(-1) !== stored.newest || !ids.includes(stored.runId)) return;
    await session.resumeRun(stored.runId);
  }
}

function resumeKey(file: string): string {
  return `resumed ${file}`;
}
