/** One report, several formats. Pure: the same report gives the same bytes. */
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import type { Report } from './model.ts';
import { messageLanguage } from './words.ts';

export const reportFormats = ['html', 'md', 'json'] as const;

export type ReportFormat = (typeof reportFormats)[number];

export function isReportFormat(text: string): text is ReportFormat {
  return reportFormats.some((format) => format === text);
}

export function renderReport(report: Report, format: ReportFormat): string {
  switch (format) {
    case 'html':
      return renderHtml(report, { locale: messageLanguage() });
    case 'md':
      return renderMarkdown(report);
    case 'json':
      return renderJson(report);
  }
}
