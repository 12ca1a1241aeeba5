import * as l10n from '@vscode/l10n';
import { Uri, window, workspace } from 'vscode';
import { isReportFormat, renderReport, reportFormats } from '../../core/report/render.ts';
import { ProvebookError } from '../../core/errors.ts';
import { writeFileAtomic } from '../../state/durableFile.ts';
import type { Services } from '../services.ts';

/** Writes the report to a file the person chooses. */
export async function exportReport(services: Services, target: unknown, wanted?: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  const report = session.report();
  if (report === undefined)
    throw new ProvebookError(
      'no run',
      l10n.t('{0} has no run yet.', session.file),
      l10n.t('Run something or tick an item first.'),
    );
  const format =
    typeof wanted === 'string'
      ? wanted
      : await window.showQuickPick([...reportFormats], { placeHolder: l10n.t('Format of the report') });
  if (format === undefined || !isReportFormat(format)) return;
  const suggested = Uri.file(session.file.replace(/\.(md|markdown)$/i, `.report.${format}`));
  const to = await window.showSaveDialog({ defaultUri: suggested });
  if (to === undefined) return;
  const bytes = Buffer.from(renderReport(report, format), 'utf8');
  // A window that is closed meanwhile must not leave half a report behind.
  if (to.scheme === 'file') writeFileAtomic(to.fsPath, bytes);
  else await workspace.fs.writeFile(to, bytes);
}
