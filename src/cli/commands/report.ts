import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../../core/errors.ts';
import { maskReport } from '../../core/report/maskReport.ts';
import { isReportFormat, reportFormats } from '../../core/report/render.ts';
import { writeFileAtomic } from '../../state/durableFile.ts';
import { fileArgument, readArguments } from '../arguments.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { openSession } from '../openSession.ts';
import { runArgument } from '../runArgument.ts';
import type { Terminal } from '../terminal.ts';

/** `provebook report FILE [--format html|md|…] [--against RUN] [-o OUT]`: the completion report of the current run. */
export async function report(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, {
    format: { type: 'string', short: 'f', default: 'md' },
    against: { type: 'string' },
    output: { type: 'string', short: 'o' },
  });
  const format = args.text('format') ?? 'md';
  if (!isReportFormat(format)) {
    throw new ProvebookError(
      'usage',
      l10n.t('"{0}" is no report format.', format),
      l10n.t('Choose one of {0}.', reportFormats.join(', ')),
    );
  }
  const session = await openSession({ file: fileArgument(args) }, terminal);
  try {
    const against = args.text('against');
    const other = against === undefined ? undefined : runArgument(session, against);
    const { text, warning } = maskReport(await session.reports.render(format, other));
    if (warning !== undefined) terminal.say(warning);
    const output = args.text('output');
    if (output === undefined) {
      terminal.out(text);
      return exitCodes.pass;
    }
    writeFileAtomic(path.resolve(output), Buffer.from(text, 'utf8'));
    terminal.say(l10n.t('Written: {0}', output));
    return exitCodes.pass;
  } finally {
    session.close();
  }
}
