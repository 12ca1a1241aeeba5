/** The report as one HTML document: no script, no network, prints on A4, light and dark. */
import * as l10n from '@vscode/l10n';
import { comparison } from './html/comparison.ts';
import { escapeAttribute } from './html/escape.ts';
import { facts } from './html/facts.ts';
import { footer } from './html/footer.ts';
import { gone } from './html/gone.ts';
import { header } from './html/header.ts';
import { iconSheet } from './html/icons.ts';
import { markup, Markup } from './html/markup.ts';
import { notices } from './html/notices.ts';
import { obstacles } from './html/obstacles.ts';
import { overview } from './html/overview.ts';
import { section } from './html/section.ts';
import { signOffs } from './html/signOffs.ts';
import { timeline } from './html/timeline.ts';
import { waivers } from './html/waivers.ts';
import { documentStyle } from './html/documentStyle.ts';
import { reportStyle } from './html/style.ts';
import type { Report } from './model.ts';

export interface HtmlOptions {
  /** Language of the messages, as a BCP 47 tag. */
  readonly locale: string;
}

export function renderHtml(report: Report, { locale }: HtmlOptions): string {
  const page = markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
${titleElement(report)}
<style>${new Markup(reportStyle + documentStyle)}</style>
</head>
<body>
${renderReportBody(report)}
</body>
</html>
`;
  return page.html;
}

/** What the document and the editor's panel share. */
export function renderReportBody(report: Report): Markup {
  return markup`${iconSheet()}
<main class="report">
${header(report)}
${facts(report)}
${obstacles(report)}
${notices(report)}
${waivers(report)}
${comparison(report)}
${overview(report)}
${report.sections.map(section)}
${gone(report)}
${signOffs(report)}
${timeline(report)}
${footer(report)}
</main>`;
}

/** There are no elements in a title. */
export function titleElement(report: Report): Markup {
  return new Markup(`<title>${escapeAttribute(documentTitle(report))}</title>`);
}

/** Many reports in many tabs: the state first. */
function documentTitle({ ready, runbook, progress }: Report): string {
  const state = ready ? l10n.t('Ready') : l10n.t('Not ready');
  return `${state} ${progress.done}/${progress.total} – ${runbook.title}`;
}
