/** The reader's problems as diagnostics of the open runbook. */
import { Diagnostic, DiagnosticSeverity, languages, Range, Uri, type DiagnosticCollection } from 'vscode';
import type { Problem } from '../core/runbook/model.ts';
import type { RunbookSession } from '../session/runbookSession.ts';

export class RunbookDiagnostics {
  readonly #collection: DiagnosticCollection = languages.createDiagnosticCollection('provebook');

  show(session: RunbookSession): void {
    this.#collection.set(Uri.file(session.file), session.runbook.problems.map(diagnostic));
  }

  dispose(): void {
    this.#collection.dispose();
  }
}

function diagnostic(problem: Problem): Diagnostic {
  const at = new Range(problem.line - 1, problem.column - 1, problem.line - 1, Number.MAX_SAFE_INTEGER);
  const made = new Diagnostic(at, problem.message, severities[problem.severity]);
  made.source = 'Provebook';
  made.code = problem.code;
  return made;
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;
