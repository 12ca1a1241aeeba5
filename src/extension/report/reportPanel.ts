/** One report panel a runbook, kept up to date while it is open, and one for each earlier run that is looked at. */
import * as l10n from '@vscode/l10n';
import { commands, ViewColumn, window, type Disposable, type Uri, type WebviewPanel } from 'vscode';
import { isFromReport, type FromReport } from '../../protocol/reportMessages.ts';
import { renderReportBody } from '../../core/report/html.ts';
import type { Report } from '../../core/report/model.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { commandIds, panelIds } from '../contributions.ts';
import { pageAssets, panelOptions } from '../webview/panel.ts';
import { LivePage } from './livePage.ts';
import { reportPage } from './reportHtml.ts';

export class ReportPanels implements Disposable {
  readonly #extensionUri: Uri;
  readonly #panels = new Map<string, WebviewPanel>();
  readonly #pages = new WeakMap<WebviewPanel, LivePage>();
  /** Id of the run that a report is compared with, by file. */
  readonly #against = new Map<string, string>();

  constructor(extensionUri: Uri) {
    this.#extensionUri = extensionUri;
  }

  show(session: RunbookSession): void {
    if (session.reports.of() === undefined) {
      void window.showInformationMessage(l10n.t('There is no run yet. Run something or tick an item first.'));
      return;
    }
    const open = this.#panels.get(session.file);
    if (open !== undefined) open.reveal(undefined, true);
    else this.#create(session, session.file, l10n.t('Report: {0}', titleOf(session)));
    this.update(session);
  }

  /** The report of any run, to read. */
  showRun(session: RunbookSession, runId: string): void {
    if (runId === session.run?.runId) {
      this.show(session);
      return;
    }
    const key = `${session.file}\0${runId}`;
    const { name } = session.readRun(runId);
    const title = l10n.t('{0}: {1} (to read)', titleOf(session), name === '' ? runId : name);
    const panel = this.#panels.get(key) ?? this.#create(session, key, title);
    panel.reveal(undefined, true);
    this.#draw(panel, session.reports.of({ runId }));
  }

  /** Takes over a panel that the editor kept over a reload; one that has nothing to show is closed. */
  restore(session: RunbookSession, panel: WebviewPanel): void {
    if (this.#panels.has(session.file) || session.reports.of() === undefined) {
      panel.dispose();
      return;
    }
    panel.webview.options = panelOptions(this.#extensionUri);
    this.#keep(session, session.file, panel);
    this.update(session);
  }

  /** Renders anew where the panel is open; hidden ones too, so that what is seen next is right. */
  update(session: RunbookSession): void {
    const panel = this.#panels.get(session.file);
    if (panel !== undefined) this.#draw(panel, session.reports.of({ against: this.against(session) }), session.file);
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

  #draw(panel: WebviewPanel, report: Report | undefined, file?: string): void {
    if (report === undefined) return;
    this.#pages.get(panel)?.show({
      html: () => reportPage({ report, file, assets: pageAssets(panel.webview, this.#extensionUri, 'report') }),
      body: () => renderReportBody(report).html,
    });
  }

  #create(session: RunbookSession, key: string, title: string): WebviewPanel {
    const panel = window.createWebviewPanel(
      panelIds.report,
      title,
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      panelOptions(this.#extensionUri),
    );
    this.#keep(session, key, panel);
    return panel;
  }

  #keep(session: RunbookSession, key: string, panel: WebviewPanel): void {
    this.#panels.set(key, panel);
    const page = new LivePage(panel);
    this.#pages.set(panel, page);
    panel.onDidDispose(() => this.#panels.delete(key));
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isFromReport(message)) void this.#answer(session, page, message);
    });
  }

  /** Messages name things by id; what they name is looked up here. */
  async #answer(session: RunbookSession, page: LivePage, message: FromReport): Promise<void> {
    switch (message.type) {
      case 'ready':
        page.listens();
        break;
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

function titleOf({ runbook, file }: RunbookSession): string {
  return runbook.title ?? file;
}
