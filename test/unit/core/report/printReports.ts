/** Prints the digest of the sample report in every format: a process of its own has a time zone of its own. */
import { createHash } from 'node:crypto';
import { buildReport } from '../../../../src/core/report/build.ts';
import { renderReport, reportFormats } from '../../../../src/core/report/render.ts';
import { peopleInput, peopleMarkdown } from './peopleReport.ts';

const input = peopleInput();
const report = buildReport(input);
for (const format of reportFormats) {
  const text = renderReport(report, format, { text: peopleMarkdown, runbook: input.runbook, logHeads: [] });
  process.stdout.write(`${createHash('sha256').update(text).digest('hex')} ${format}\n`);
}
