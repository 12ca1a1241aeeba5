/** The runbook's own text as it would be filled in by hand: boxes ticked by the run, blanks filled, the two computed lines. */
import * as l10n from '@vscode/l10n';
import { isDone } from '../run/combine.ts';
import { blanksOf, type BlankPlace } from '../runbook/field.ts';
import { fillIns, signingRoles } from '../runbook/fillIn.ts';
import { dateLabel } from '../runbook/labels.ts';
import type { Runbook } from '../runbook/model.ts';
import { completionLine, readinessLine } from './computedLines.ts';
import { inline } from './markdown/text.ts';
import type { GivenSignOff, Report, ReportEntry } from './model.ts';
import { cellsOf, replaceCells, tableHead } from './tableCells.ts';
import { groupBy } from '../groupBy.ts';

interface Source {
  readonly text: string;
  readonly runbook: Runbook;
}

/** Has as many lines as the text, and each of them the same line end. */
export function renderCompleted(report: Report, { text, runbook }: Source): string {
  const lines = text.split('\n');
  const change = (line: number, edit: (text: string) => string): void => {
    const before = lines[line - 1];
    if (before === undefined) return;
    const end = before.endsWith('\r') ? '\r' : '';
    lines[line - 1] = `${edit(before.slice(0, before.length - end.length))}${end}`;
  };
  for (const { entries } of report.sections)
    for (const entry of entries) if (entry.hasBox) change(entry.line, (line) => withTick(line, entry));
  fillFields(report, runbook, change);
  fillSignOffs(report, { text, runbook }, change);
  if (runbook.completion !== undefined)
    change(runbook.completion.line, (line) => completionLine(line, report.progress));
  if (runbook.readiness !== undefined) change(runbook.readiness.line, (line) => readinessLine(line, report.ready));
  return lines.join('\n');
}

type Change = (line: number, edit: (text: string) => string) => void;

/** What is exempted is not ticked: it says why instead. */
function withTick(line: string, { state, mark }: ReportEntry): string {
  const isExempted = state === 'waived' || state === 'not applicable';
  const ticked = line.replace(/\[[ xX]\](?=\s|$)/, isDone(state) && !isExempted ? '[x]' : '[ ]');
  const decision = mark?.decision;
  if (!isExempted || decision === undefined || decision.kind === 'attested') return ticked;
  const words =
    decision.kind === 'waived'
      ? l10n.t('waived until {0}: {1}', decision.until, decision.reason)
      : l10n.t('not applicable: {0}', decision.reason);
  // An id of the author's own stays at the end, where it counts.
  return ticked.replace(/(?=(?:\s*(?:\{#[^{}]*\}|<!--.*?-->))?\s*$)/, ` (${inline(words)})`);
}

function fillFields({ fields }: Report, runbook: Runbook, change: Change): void {
  const values = new Map(fields.map(({ key, value }) => [key, value]));
  const byLine = groupBy(fillIns(runbook), ({ line }) => line);
  for (const [line, blanks] of byLine)
    change(line, (text) => {
      const filled = blanks.map(({ key }) => values.get(key) ?? '');
      if (blanks.some(({ column }) => column !== undefined))
        return replaceCells(text, new Map(blanks.map(({ column }, index) => [column ?? -1, filled[index] ?? ''])));
      return fillBlanks(text, (_blank, index) => filled[index]);
    });
}

function fillSignOffs({ signOffs }: Report, { text, runbook }: Source, change: Change): void {
  const given = new Map(signOffs.map((one) => [one.key, one.given]));
  for (const { key, line } of signingRoles(runbook)) {
    const signed = given.get(key);
    // What has changed since is not signed.
    if (signed === undefined || signed.isStale) continue;
    change(line, (row) =>
      row.trimStart().startsWith('|') ? signRow(row, tableHead(text, line), signed) : signLine(row, signed),
    );
  }
}

function signLine(line: string, { actor, at }: GivenSignOff): string {
  let hasDate = false;
  return fillBlanks(line, ({ label }, index) => {
    if (index === 0) return actor;
    if (hasDate || !dateLabel.test(label)) return undefined;
    hasDate = true;
    return dayOf(at);
  });
}

function signRow(row: string, head: readonly string[], { actor, at }: GivenSignOff): string {
  const cells = cellsOf(row).map((cell, column) => ({ isBlank: /^[\s_＿.…]*$/.test(cell), column }));
  const free = cells.filter(({ isBlank, column }) => isBlank && column > 0);
  const date = free.find(({ column }) => dateLabel.test(head[column] ?? ''));
  const name = free.find((cell) => cell !== date);
  const values: readonly (readonly [number, string])[] = [
    ...(name === undefined ? [] : [[name.column, actor] as const]),
    ...(date === undefined ? [] : [[date.column, dayOf(at)] as const]),
  ];
  return replaceCells(row, new Map(values));
}

function dayOf(at: string): string {
  return at.slice(0, 10);
}

/** @param valueOf a blank, and which of the line it is; undefined or '' leaves it */
function fillBlanks(line: string, valueOf: (blank: BlankPlace, index: number) => string | undefined): string {
  const places = blanksOf(line);
  return places.reduceRight((text, place, index) => {
    const value = valueOf(place, index) ?? '';
    return value === '' ? text : `${text.slice(0, place.from)}${inline(value)}${text.slice(place.to)}`;
  }, line);
}
