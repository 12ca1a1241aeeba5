import * as l10n from '@vscode/l10n';
import { Uri, window, workspace } from 'vscode';
import { maskReport } from '../../core/report/maskReport.ts';
import { isReportFormat, reportFileName, reportFormats, type ReportFormat } from '../../core/report/render.ts';
import { writeFileAtomic } from '../../state/durableFile.ts';
import type { Services } from '../services.ts';

/** Writes the report to a file the person chooses. */
export async function exportReport(services: Services, target: unknown, wanted?: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  session.reports.orThrow();
  const format = typeof wanted === 'string' ? wanted : await chooseFormat();
  if (format === undefined || !isReportFormat(format)) return;
  const to = await window.showSaveDialog({ defaultUri: Uri.file(reportFileName(session.file, format)) });
  if (to === undefined) return;
  const { text, warning } = maskReport(await session.reports.render(format, services.reports.against(session)));
  const bytes = Buffer.from(text, 'utf8');
  // A window that is closed meanwhile must not leave half a report behind.
  if (to.scheme === 'file') writeFileAtomic(to.fsPath, bytes);
  else await workspace.fs.writeFile(to, bytes);
  if (warning !== undefined) void window.showWarningMessage(warning);
}

async function chooseFormat(): Promise<ReportFormat | undefined> {
  const items = reportFormats.map((format) => ({ label: formatWord(format), description: format, format }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Format of the report') }))?.format;
}

function formatWord(format: ReportFormat): string {
  switch (format) {
    case 'html':
      return l10n.t('HTML, to read and print');
    case 'md':
      return l10n.t('Markdown, for a pull request or a wiki');
    case 'completed':
      return l10n.t('The runbook itself, filled in');
    case 'json':
      return l10n.t('JSON, for programs');
    case 'junit':
      return l10n.t('JUnit, for CI');
    case 'csv':
      return l10n.t('CSV, for a spreadsheet');
    case 'intoto':
      return l10n.t('in-toto statement, to sign and verify');
  }
}
