/** One report, several formats. Pure: the same report gives the same bytes. */
import { renderCompleted } from './completed.ts';
import { renderCsv } from './csv.ts';
import { renderHtml } from './html.ts';
import { renderInToto, type LogHead } from './inToto.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import type { Report } from './model.ts';
import { renderJunit } from './reportJunit.ts';
import type { Runbook } from '../runbook/model.ts';
import { messageLanguage } from './words.ts';

/** `md` is the report, `completed` the runbook's own text filled in. */
export const reportFormats = ['html', 'md', 'completed', 'json', 'junit', 'csv', 'intoto'] as const;

export type ReportFormat = (typeof reportFormats)[number];

export function isReportFormat(text: string): text is ReportFormat {
  return reportFormats.some((format) => format === text);
}

/** What some formats need beside the report. */
export interface RenderSource {
  readonly text: string;
  readonly runbook: Runbook;
  readonly logHeads: readonly LogHead[];
}

export function renderReport(report: Report, format: ReportFormat, source: RenderSource): string {
  switch (format) {
    case 'html':
      return renderHtml(report, { locale: messageLanguage() });
    case 'md':
      return renderMarkdown(report);
    case 'completed':
      return renderCompleted(report, source);
    case 'json':
      return renderJson(report);
    case 'junit':
      return renderJunit(report);
    case 'csv':
      return renderCsv(report);
    case 'intoto':
      return renderInToto(report, source.logHeads);
  }
}

/** What a file of the format is called: "release.md" becomes "release.report.html". */
export function reportFileName(runbookFile: string, format: ReportFormat): string {
  return runbookFile.replace(/\.(?:md|markdown)$/i, `.${endings[format]}`);
}

const endings: Readonly<Record<ReportFormat, string>> = {
  html: 'report.html',
  md: 'report.md',
  completed: 'completed.md',
  json: 'report.json',
  junit: 'junit.xml',
  csv: 'report.csv',
  intoto: 'intoto.json',
};
