import * as l10n from '@vscode/l10n';
import { Uri, window, workspace } from 'vscode';
import { maskReport } from '../../core/report/maskReport.ts';
import { isReportFormat, renderReport, reportFormats } from '../../core/report/render.ts';
import type { Services } from '../services.ts';

/** Writes the report to a file the person chooses. */
export async function exportReport(services: Services, target: unknown, wanted?: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  const report = session.reportOrThrow();
  const format =
    typeof wanted === 'string'
      ? wanted
      : await window.showQuickPick([...reportFormats], { placeHolder: l10n.t('Format of the report') });
  if (format === undefined || !isReportFormat(format)) return;
  const suggested = Uri.file(session.file.replace(/\.(md|markdown)$/i, `.report.${format}`));
  const to = await window.showSaveDialog({ defaultUri: suggested });
  if (to === undefined) return;
  const { text, warning } = maskReport(renderReport(report, format));
  await workspace.fs.writeFile(to, Buffer.from(text, 'utf8'));
  if (warning !== undefined) void window.showWarningMessage(warning);
}
