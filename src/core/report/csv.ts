/** The items as CSV, RFC 4180: one row each, for a spreadsheet. */
import { isDone } from '../run/combine.ts';
import type { Report, ReportEntry, ReportSection } from './model.ts';
import { attachmentText, markReason } from './saidText.ts';
import { visibleText } from './visibleText.ts';

/** The heads are the same in every language: programs read them. */
const head = [
  'section',
  'id',
  'title',
  'line',
  'state',
  'done',
  'by',
  'at',
  'findings',
  'said by',
  'said at',
  'reason or note',
  'waived until',
  'attachments',
  'notes',
  'evidence sha256',
];

export function renderCsv({ sections }: Report): string {
  const rows = sections.flatMap((section) => section.entries.map((entry) => row(section, entry)));
  return [head, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function row(section: ReportSection, entry: ReportEntry): readonly string[] {
  const { id, title, line, state, mark, notes, executions } = entry;
  const last = executions.at(-1);
  const decision = mark?.decision;
  const attachments = decision?.kind === 'attested' ? decision.attachments : [];
  const findings = executions.flatMap((made) => made.findings).filter(({ verdict }) => verdict !== 'pass');
  return [
    section.title,
    id,
    title,
    String(line),
    state,
    isDone(state) ? 'yes' : 'no',
    last?.actor ?? '',
    last?.finishedAt ?? last?.startedAt ?? '',
    findings.map(({ message }) => message).join('\n'),
    mark?.actor ?? '',
    mark?.at ?? '',
    (mark && markReason(mark)) ?? '',
    decision?.kind === 'waived' ? decision.until : '',
    attachments.map(attachmentText).join('\n'),
    notes.map(({ actor, note }) => `${actor}: ${note}`).join('\n'),
    executions.flatMap(({ evidence }) => evidence?.sha256 ?? []).join('\n'),
  ];
}

/**
 * Always quoted. A text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises against
 * CSV injection; also where only spaces stand before it.
 */
function cell(text: string): string {
  const shown = visibleText(text);
  const isFormula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\n]/.test(shown);
  return `"${(isFormula ? `'${shown}` : shown).replaceAll('"', '""')}"`;
}
