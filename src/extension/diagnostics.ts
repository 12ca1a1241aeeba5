/** Problems of the runbooks and sidecars that are open in an editor, as diagnostics. */
import { Diagnostic, DiagnosticSeverity, languages, Range, Uri, workspace, type TextDocument } from 'vscode';
import { isSidecar } from '../core/runbook/discovery.ts';
import type { Problem, Runbook } from '../core/runbook/model.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { isRunbook } from './runbookDiscovery.ts';
import type { Sessions } from './sessions.ts';

export const diagnosticSource = 'provebook';

const REST_MS = 250;

export class RunbookDiagnostics {
  readonly #collection = languages.createDiagnosticCollection(diagnosticSource);
  readonly #sessions: Sessions;
  /** What is waited for before the problems of a file are looked for. */
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** The reading whose problems are shown, by file. */
  readonly #shown = new Map<string, Runbook>();
  readonly #closing = workspace.onDidCloseTextDocument((document) => {
    this.#collection.delete(document.uri);
    this.#shown.delete(document.uri.fsPath);
  });
  readonly #opening = workspace.onDidOpenTextDocument((document) => void this.showDocument(document));

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    for (const document of workspace.textDocuments) void this.showDocument(document);
  }

  /** Of a document that was opened, or of a sidecar whose text has changed. */
  async showDocument(document: TextDocument): Promise<void> {
    if (document.uri.scheme !== 'file') return;
    if (isSidecar(document.fileName)) await this.#showSidecar(document);
    else if (isRunbook(document.uri)) {
      const session = await this.#sessions.tryOpen(document.uri.fsPath);
      if (session !== undefined) this.show(session);
    }
  }

  /** Of a session that has changed, once it rests: looking for problems takes longer than reading what was typed. */
  showSoon(session: RunbookSession): void {
    clearTimeout(this.#waiting.get(session.file));
    this.#waiting.set(
      session.file,
      setTimeout(() => this.show(session), REST_MS),
    );
  }

  /** A file that nobody looks at has none. */
  show(session: RunbookSession): void {
    const { file, runbook } = session;
    const document = workspace.textDocuments.find((candidate) => candidate.uri.fsPath === file);
    if (document === undefined || this.#shown.get(file) === runbook) return;
    this.#shown.set(file, runbook);
    this.#set(document.uri, runbook.problems);
  }

  /** Nothing of a text that was edited or closed while it was read. */
  async #showSidecar(document: TextDocument): Promise<void> {
    const { version } = document;
    const { runbookBeside, sidecarProblems } = await import('../session/lintFile.ts');
    const problems = await sidecarProblems(document.getText(), await runbookBeside(document.fileName));
    if (!document.isClosed && document.version === version) this.#set(document.uri, problems);
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#opening.dispose();
    this.#closing.dispose();
    this.#collection.dispose();
  }

  #set(uri: Uri, problems: readonly Problem[]): void {
    this.#collection.set(uri, problems.map(diagnostic));
  }
}

function diagnostic(problem: Problem): Diagnostic {
  const made = new Diagnostic(rangeOf(problem), problem.message, severities[problem.severity]);
  made.source = diagnosticSource;
  made.code = problem.code;
  return made;
}

/** Where a problem is underlined: to its end, else to the end of its line. */
export function rangeOf({ line, column, end }: Problem): Range {
  const last =
    end === undefined ? ([line - 1, Number.MAX_SAFE_INTEGER] as const) : ([end.line - 1, end.column - 1] as const);
  return new Range(line - 1, column - 1, ...last);
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;
