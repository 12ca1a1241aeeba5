/** The page of the report panel: the shared body with a toolbar. */
import * as l10n from '@vscode/l10n';
import { renderReportBody, titleElement } from '../../core/report/html.ts';
import { markup, nothing, type Markup } from '../../core/report/html/markup.ts';
import { reportStyle } from '../../core/report/html/style.ts';
import type { Report } from '../../core/report/model.ts';
import { reportActions, type ReportAction } from '../../protocol/reportMessages.ts';
import { webviewPage, type PageAssets } from '../webview/webviewPage.ts';

export interface ReportPageOptions {
  readonly report: Report;
  /** The runbook that the buttons act on; undefined for an earlier run, where there is nothing to press. */
  readonly file: string | undefined;
  readonly assets: PageAssets;
}

export function reportPage({ report, file, assets }: ReportPageOptions): string {
  return webviewPage({
    assets,
    title: titleElement(report),
    style: reportStyle,
    showsImages: true,
    bodyAttributes: file === undefined ? nothing : markup` data-file="${file}"`,
    body: markup`${file === undefined ? nothing : toolbar()}\n${renderReportBody(report)}`,
  });
}

function toolbar(): Markup {
  const buttons = reportActions.map(
    (action) =>
      markup`<vscode-button data-message="${action}" appearance="${action === 'export' ? 'primary' : 'secondary'}">${actionLabel(action)}</vscode-button>`,
  );
  const label = l10n.t('Report actions');
  return markup`<nav class="toolbar" aria-label="${label}"><div class="actions" role="toolbar" aria-label="${label}">${buttons}</div></nav>`;
}

function actionLabel(action: ReportAction): string {
  switch (action) {
    case 'refresh':
      return l10n.t('Refresh');
    case 'compare':
      return l10n.t('Compare…');
    case 'signOff':
      return l10n.t('Sign off…');
    case 'export':
      return l10n.t('Export…');
  }
}
