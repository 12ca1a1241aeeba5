/** Corrections of the reader's problems, one by one or all safe ones of the file. */
import * as l10n from '@vscode/l10n';
import {
  CodeAction,
  CodeActionKind,
  CodeActionTriggerKind,
  Range,
  WorkspaceEdit,
  type CodeActionContext,
  type CodeActionProvider,
  type TextDocument,
} from 'vscode';
import { safeEdits, type Fix, type TextEdit } from '../core/runbook/fix.ts';
import type { Problem } from '../core/runbook/model.ts';
import { diagnosticSource, rangeOf } from './diagnostics.ts';
import type { Sessions } from './sessions.ts';

const fixAll = CodeActionKind.SourceFixAll.append('provebook');

export class QuickFixes implements CodeActionProvider {
  static readonly kinds = [CodeActionKind.QuickFix, fixAll];
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  provideCodeActions(document: TextDocument, range: Range, context: CodeActionContext): CodeAction[] {
    // The editor asks at each move of the cursor; problems are looked for where it knows of one.
    const isForLightBulb = context.triggerKind === CodeActionTriggerKind.Automatic && context.only === undefined;
    if (isForLightBulb && !context.diagnostics.some(({ source }) => source === diagnosticSource)) return [];
    // The places are those of the text as it is, not as it was when the typing stopped last.
    this.#sessions.takeText(document);
    const problems = this.#sessions.get(document.uri.fsPath)?.runbook.problems ?? [];
    const isAsked = (kind: CodeActionKind): boolean => context.only?.contains(kind) ?? true;
    const here = problems.filter((problem) => rangeOf(problem).intersection(range) !== undefined);
    return [
      ...(isAsked(CodeActionKind.QuickFix) ? here.flatMap((problem) => quickFix(problem, document, context)) : []),
      ...(isAsked(fixAll) ? fixAllOf(problems, document) : []),
    ];
  }
}

function quickFix(problem: Problem, document: TextDocument, context: CodeActionContext): CodeAction[] {
  if (problem.fix === undefined) return [];
  const { title, edits, isSafe } = problem.fix;
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.edit = workspaceEdit(edits, document);
  action.isPreferred = isSafe;
  action.diagnostics = context.diagnostics.filter(
    ({ source, code, range }) =>
      source === diagnosticSource &&
      code === problem.code &&
      range.start.isEqual(document.validateRange(rangeOf(problem)).start),
  );
  return [action];
}

function fixAllOf(problems: readonly Problem[], document: TextDocument): CodeAction[] {
  const edits = safeEdits(problems.flatMap(({ fix }): readonly Fix[] => (fix === undefined ? [] : [fix])));
  if (edits.length === 0) return [];
  const action = new CodeAction(l10n.t('Correct all problems that can be corrected safely'), fixAll);
  action.edit = workspaceEdit(edits, document);
  return [action];
}

function workspaceEdit(edits: readonly TextEdit[], document: TextDocument): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { from, to } = range;
    edit.replace(document.uri, new Range(from.line - 1, from.column - 1, to.line - 1, to.column - 1), newText);
  }
  return edit;
}
