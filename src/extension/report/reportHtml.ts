/** The page of the report panel: the shared body in a shell with its own policy and a toolbar. */
import * as l10n from '@vscode/l10n';
import { renderReportBody, titleElement } from '../../core/report/html.ts';
import { markup, Markup, nothing } from '../../core/report/html/markup.ts';
import { reportStyle } from '../../core/report/html/style.ts';
import type { Report } from '../../core/report/model.ts';
import { reportActions, type ReportAction } from '../../protocol/reportMessages.ts';

export interface ReportPageOptions {
  readonly report: Report;
  /** Of an earlier run: there is nothing to press. */
  readonly isToRead: boolean;
  /** Fresh for each page. */
  readonly nonce: string;
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly locale: string;
}

/**
 * Only our own bundle may run, only our own styles apply, and nothing is fetched from elsewhere. The toolkit looks for
 * the nonce in a `csp-nonce` element; without it the policy stops its test for focus rings.
 */
export function reportPage({
  report,
  isToRead,
  nonce,
  cspSource,
  scriptUri,
  styleUri,
  locale,
}: ReportPageOptions): string {
  const policy = [
    "default-src 'none'",
    `img-src ${cspSource} data:`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  const page = markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta property="csp-nonce" content="${nonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="${nonce}">${new Markup(reportStyle)}</style>
<link rel="stylesheet" href="${styleUri}">
${titleElement(report)}
</head>
<body>
${isToRead ? nothing : toolbar()}
${renderReportBody(report)}
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>
`;
  return page.html;
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
