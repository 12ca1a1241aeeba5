/** One report panel a runbook, kept up to date while it is open. */
import * as l10n from '@vscode/l10n';
import { randomBytes } from 'node:crypto';
import { commands, env, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from 'vscode';
import { isFromReport, type FromReport } from '../../protocol/reportMessages.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { commandIds, panelIds } from '../contributions.ts';
import { reportPage } from './reportHtml.ts';

export class ReportPanels implements Disposable {
  readonly #extensionUri: Uri;
  readonly #panels = new Map<string, WebviewPanel>();
  /** Id of the run that a report is compared with, by file. */
  readonly #against = new Map<string, string>();

  constructor(extensionUri: Uri) {
    this.#extensionUri = extensionUri;
  }

  show(session: RunbookSession): void {
    if (session.report() === undefined) {
      void window.showInformationMessage(l10n.t('There is no run yet. Run something or tick an item first.'));
      return;
    }
    const open = this.#panels.get(session.file);
    if (open !== undefined) open.reveal(undefined, true);
    else this.#create(session);
    this.update(session);
  }

  /** Renders anew where the panel is open; hidden ones too, so that what is seen next is right. */
  update(session: RunbookSession): void {
    const panel = this.#panels.get(session.file);
    const report = session.report({ against: this.against(session) });
    if (panel === undefined || report === undefined) return;
    const media = (...parts: string[]): string =>
      panel.webview.asWebviewUri(Uri.joinPath(this.#extensionUri, 'dist', 'webview', ...parts)).toString();
    panel.webview.html = reportPage({
      report,
      nonce: randomBytes(16).toString('base64url'),
      cspSource: panel.webview.cspSource,
      scriptUri: media('report.js'),
      styleUri: media('report.css'),
      locale: env.language,
    });
  }

  /** Id of the run that the report is compared with. */
  against({ file }: RunbookSession): string | undefined {
    return this.#against.get(file);
  }

  /** @param runId undefined: with none */
  compare(session: RunbookSession, runId: string | undefined): void {
    if (runId === undefined) this.#against.delete(session.file);
    else this.#against.set(session.file, runId);
    this.show(session);
  }

  dispose(): void {
    for (const panel of this.#panels.values()) panel.dispose();
  }

  #create(session: RunbookSession): void {
    const title = l10n.t('Report: {0}', session.runbook.title ?? session.file);
    const panel = window.createWebviewPanel(
      panelIds.report,
      title,
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      {
        enableScripts: true,
        enableForms: false,
        localResourceRoots: [Uri.joinPath(this.#extensionUri, 'dist', 'webview')],
      },
    );
    this.#panels.set(session.file, panel);
    panel.onDidDispose(() => this.#panels.delete(session.file));
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isFromReport(message)) void this.#answer(session, message);
    });
  }

  /** Messages name things by id; what they name is looked up here. */
  async #answer(session: RunbookSession, message: FromReport): Promise<void> {
    switch (message.type) {
      case 'refresh':
        await session.refresh();
        break;
      case 'export':
        await commands.executeCommand(commandIds.exportReport, session.file);
        break;
      case 'signOff':
        await commands.executeCommand(commandIds.signOff, session.file);
        break;
      case 'compare':
        await commands.executeCommand(commandIds.compareRuns, session.file);
        break;
      case 'reveal':
        await commands.executeCommand(commandIds.openNode, session.file, message.nodeId);
        break;
    }
  }
}
