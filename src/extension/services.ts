/** Everything the extension is made of, wired by hand. */
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { Disposable, window, workspace, type ExtensionContext, type Uri } from 'vscode';
import type { RunbookSession } from '../session/runbookSession.ts';
import { ActiveRunbook } from './activeRunbook.ts';
import { AskedSecrets } from './askedSecrets.ts';
import { CheckWatch } from './checkWatch.ts';
import { RunLenses } from './codeLens.ts';
import { RunbookDiagnostics } from './diagnostics.ts';
import type { PlanPanels } from './plan/planPanels.ts';
import { MarkdownPreview } from './preview/markdownPreview.ts';
import { tellPrerequisites } from './prerequisites.ts';
import { ActiveRuns } from './progress/activeRuns.ts';
import { ProgressStatus } from './progress/progressStatus.ts';
import { ReportPanels } from './report/reportPanel.ts';
import { ResultsTree } from './results/resultsTree.ts';
import { findRunbooks } from './runbookDiscovery.ts';
import { Sessions } from './sessions.ts';
import { TargetStatus } from './statusBar.ts';
import { OutputTerminal } from './outputTerminal.ts';
import { Runner } from './runner.ts';
import { RunTree } from './runView/runTree.ts';
import type { Testing } from './testing/testing.ts';
import { VerdictDecorations } from './text/verdictDecorations.ts';
import { isTreeElement, type TreeElement } from './tree/element.ts';
import { RunbookTree } from './tree/runbookTree.ts';
import { RunbookView } from './tree/runbookView.ts';

export class Services {
  readonly output = new OutputTerminal();
  readonly sessions: Sessions;
  readonly active = new ActiveRuns();
  readonly runner: Runner;
  readonly watch: CheckWatch;
  readonly tree: RunbookTree;
  readonly view: RunbookView;
  readonly runbook: ActiveRunbook;
  readonly lenses: RunLenses;
  readonly decorations: VerdictDecorations;
  readonly preview: MarkdownPreview;
  readonly status: TargetStatus;
  readonly diagnostics: RunbookDiagnostics;
  readonly reports: ReportPanels;

  /** Where the files of the product are. */
  readonly extensionUri: Uri;
  #plans: Promise<PlanPanels> | undefined;
  #testing: Promise<Testing> | undefined;

  constructor(context: ExtensionContext) {
    this.extensionUri = context.extensionUri;
    this.sessions = new Sessions(new AskedSecrets(context.secrets), context.workspaceState);
    this.runner = new Runner(this.output, this.active);
    this.watch = new CheckWatch(this.runner);
    this.tree = new RunbookTree(this.sessions, findRunbooks, this.active);
    this.view = new RunbookView(this.tree, this.sessions, context.workspaceState);
    this.runbook = new ActiveRunbook(this.sessions, this.view);
    this.lenses = new RunLenses(this.sessions);
    this.decorations = new VerdictDecorations(this.sessions);
    this.preview = new MarkdownPreview(this.sessions);
    this.status = new TargetStatus(this.sessions);
    this.diagnostics = new RunbookDiagnostics(this.sessions);
    this.reports = new ReportPanels(context.extensionUri);
    context.subscriptions.push(
      this.output,
      this.watch,
      this.view,
      this.runbook,
      new Disposable(() => void this.#plans?.then((plans) => plans.dispose())),
      new RunTree(this.runbook),
      new ResultsTree(this.runbook),
      new ProgressStatus(this.active),
      new Disposable(() => void this.#testing?.then((testing) => testing.dispose())),
      this.active,
      this.sessions,
      this.tree,
      this.lenses,
      this.decorations,
      this.preview,
      this.status,
      this.diagnostics,
      this.reports,
    );
  }

  /** What a plan needs of the reader is much, and few windows ever show one. */
  plans(): Promise<PlanPanels> {
    this.#plans ??= import('./plan/planPanels.ts').then(({ PlanPanels: Panels }) => new Panels(this.extensionUri));
    return this.#plans;
  }

  /** Shows everywhere what has become of a runbook. */
  update(session: RunbookSession): void {
    this.tree.update(session);
    this.view.updateBadge();
    this.lenses.refresh();
    this.decorations.refresh();
    this.preview.refresh();
    this.diagnostics.showSoon(session);
    this.reports.update(session);
    void this.status.update();
    void this.#plans?.then((plans) => plans.update(session));
    void this.#tests().then((testing) => testing.refresh(session));
  }

  /** Made with the first runbook. */
  #tests(): Promise<Testing> {
    const { sessions, runner } = this;
    this.#testing ??= import('./testing/testing.ts').then(
      ({ Testing: Tests }) => new Tests({ sessions, runner, findRunbooks }),
    );
    return this.#testing;
  }

  /** The session a command speaks of: its tree element or file, else the runbook in the active editor, else a person says. */
  async sessionOf(target: unknown): Promise<RunbookSession | undefined> {
    const file = fileOf(target);
    if (file !== undefined) return this.runbook.open(file);
    const document = window.activeTextEditor?.document;
    if (document?.languageId === 'markdown' && document.uri.scheme === 'file')
      return this.sessions.open(document.uri.fsPath);
    const [only, ...others] = this.sessions.all;
    return others.length === 0 ? only : chooseSession(this.sessions.all);
  }

  /**
   * The rows a command of the Runbooks view speaks of: all that are selected where it was called on one of them, and
   * where it was called with the keyboard.
   */
  chosenRows(target: unknown, selected: unknown): readonly TreeElement[] {
    const rows = Array.isArray(selected) ? selected.filter(isTreeElement) : [];
    if (rows.length > 0) return rows;
    return isTreeElement(target) ? [target] : target === undefined ? this.view.selection : [];
  }

  /** The same for what a key starts, which may come while rows are drawn anew. */
  async settledRows(target: unknown, selected: unknown): Promise<readonly TreeElement[]> {
    return target === undefined ? this.view.settledSelection() : this.chosenRows(target, selected);
  }

  /** Looks at the disk again: the command line or another window may have written. */
  async refresh(): Promise<void> {
    if (workspace.workspaceFolders === undefined) return;
    await Promise.all([tellPrerequisites(process.env), this.sessions.refresh()]);
    this.tree.refresh();
  }
}

/** Of a row of any view of ours, or the file itself. */
function fileOf(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null || !('file' in target)) return undefined;
  return typeof target.file === 'string' ? target.file : undefined;
}

async function chooseSession(sessions: readonly RunbookSession[]): Promise<RunbookSession | undefined> {
  const items = sessions.map((session) => ({
    label: session.runbook.title ?? path.basename(session.file),
    description: workspace.asRelativePath(session.file),
    session,
  }));
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Which runbook?') });
  return chosen?.session;
}
