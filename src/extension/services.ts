/** Everything the extension is made of, wired by hand. */
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { window, workspace, type ExtensionContext, type Uri } from 'vscode';
import type { RunbookSession } from '../session/runbookSession.ts';
import { AskedSecrets } from './askedSecrets.ts';
import { CheckWatch } from './checkWatch.ts';
import { RunLenses } from './codeLens.ts';
import { RunbookDiagnostics } from './diagnostics.ts';
import { MarkdownPreview } from './preview/markdownPreview.ts';
import { tellPrerequisites } from './prerequisites.ts';
import { ReportPanels } from './report/reportPanel.ts';
import { findRunbooks } from './runbookDiscovery.ts';
import { Sessions } from './sessions.ts';
import { TargetStatus } from './statusBar.ts';
import { OutputTerminal } from './outputTerminal.ts';
import { Runner } from './runner.ts';
import { VerdictDecorations } from './text/verdictDecorations.ts';
import { isTreeElement } from './tree/element.ts';
import { RunbookTree } from './tree/runbookTree.ts';

export class Services {
  readonly output = new OutputTerminal();
  readonly sessions: Sessions;
  readonly runner: Runner;
  readonly watch: CheckWatch;
  readonly tree: RunbookTree;
  readonly lenses: RunLenses;
  readonly decorations: VerdictDecorations;
  readonly preview: MarkdownPreview;
  readonly status: TargetStatus;
  readonly diagnostics: RunbookDiagnostics;
  readonly reports: ReportPanels;

  /** Where the files of the product are. */
  readonly extensionUri: Uri;

  constructor(context: ExtensionContext) {
    this.extensionUri = context.extensionUri;
    this.sessions = new Sessions(new AskedSecrets(context.secrets));
    this.runner = new Runner(this.output);
    this.watch = new CheckWatch(this.runner);
    this.tree = new RunbookTree(this.sessions, findRunbooks);
    this.lenses = new RunLenses(this.sessions);
    this.decorations = new VerdictDecorations(this.sessions);
    this.preview = new MarkdownPreview(this.sessions);
    this.status = new TargetStatus(this.sessions);
    this.diagnostics = new RunbookDiagnostics(this.sessions);
    this.reports = new ReportPanels(context.extensionUri);
    context.subscriptions.push(
      this.output,
      this.watch,
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

  /** The session a command speaks of: its tree element or file, else the runbook in the active editor, else a person says. */
  async sessionOf(target: unknown): Promise<RunbookSession | undefined> {
    if (isTreeElement(target)) return this.sessions.open(target.file);
    if (typeof target === 'string') return this.sessions.open(target);
    const document = window.activeTextEditor?.document;
    if (document?.languageId === 'markdown' && document.uri.scheme === 'file')
      return this.sessions.open(document.uri.fsPath);
    const [only, ...others] = this.sessions.all;
    return others.length === 0 ? only : chooseSession(this.sessions.all);
  }

  /** Looks at the disk again: the command line or another window may have written. */
  async refresh(): Promise<void> {
    if (workspace.workspaceFolders === undefined) return;
    await Promise.all([tellPrerequisites(process.env), this.sessions.refresh()]);
    this.tree.refresh();
  }
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
