import * as l10n from '@vscode/l10n';
import { usedText } from '../../check/words.ts';
import type { Finding } from '../../run/event.ts';
import { excerpt } from '../excerpt.ts';
import { fieldsText } from '../../target/identity.ts';
import { doubtText } from '../doubtText.ts';
import { cutText, endText, languageText, placeText, saysItsVerdict } from '../executionText.ts';
import { durationText, timeText } from '../measures.ts';
import type { ReportEvidence, ReportExecution } from '../model.ts';
import { verdictWord } from '../words.ts';
import { fenced, inline } from './text.ts';

/** A command with its verdict, findings and output: paragraphs of a list entry, each after an empty line. */
export function execution(made: ReportExecution): readonly string[] {
  const paragraphs = [
    fenced(made.command, fenceLanguage(made)),
    [verdict(made)],
    ...values(made),
    ...outdated(made),
    ...elsewhere(made),
    made.findings.map(finding),
    ...evidence(made.evidence),
  ];
  return paragraphs.flatMap((lines) => (lines.length === 0 ? [] : ['', ...lines]));
}

function fenceLanguage({ check, language }: ReportExecution): 'yaml' | 'sql' | 'sh' {
  if (check !== undefined) return 'yaml';
  return language === 'sql' ? 'sql' : 'sh';
}

type Paragraphs = readonly (readonly string[])[];

function verdict(made: ReportExecution): string {
  const { mark, word } = verdictWord(made.verdict);
  const { durationMs, startedAt, target } = made;
  const parts = [
    endText(made),
    durationMs === undefined ? '' : durationText(durationMs),
    languageText(made),
    made.actor,
    timeText(startedAt),
    target === undefined ? '' : placeText(target),
    target === undefined ? '' : `${target.user}, ${target.server}`,
  ];
  return [`${mark} **${word}**`, ...parts.filter((part) => part !== '').map(inline)].join(' · ');
}

function values({ values: used }: ReportExecution): Paragraphs {
  return used.length === 0 ? [] : [[inline(usedText(used))]];
}

function outdated({ commandNow, expectedNow, hasOtherValues, doubt }: ReportExecution): Paragraphs {
  if (hasOtherValues) return [[`⚠ ${l10n.t('The run has other values by now.')}`]];
  if (commandNow !== undefined)
    return [[`⚠ ${l10n.t('This is not the command that stands in the runbook now:')}`], fenced(commandNow, 'text')];
  if (doubt !== undefined) return [[`⚠ ${inline(doubtText(doubt))}`]];
  if (expectedNow === undefined) return [];
  return [[`⚠ ${l10n.t('The runbook now expects something else:')}`], fenced(expectedNow.join('\n'), 'text')];
}

function elsewhere({ differs }: ReportExecution): Paragraphs {
  if (differs.length === 0) return [];
  return [[`⚠ ${l10n.t('It ran somewhere else than this run is pinned to; different: {0}', fieldsText(differs))}`]];
}

function finding(found: Finding): string {
  const { mark, word } = verdictWord(found.verdict);
  const label = saysItsVerdict(found) ? mark : `${mark} ${word}:`;
  const where = found.line === undefined ? '' : ` (${l10n.t('line {0}', found.line)})`;
  return `- ${label} ${inline(found.message)}${where}`;
}

function evidence(stored: ReportEvidence | undefined): Paragraphs {
  if (stored === undefined) return [];
  const name = `${l10n.t('Output')} \`sha256:${stored.sha256.replace(/[^0-9a-zA-Z]/g, '')}\``;
  if (stored.output === undefined)
    return [[`${name}: ${l10n.t('The stored output is missing or does not match its digest.')}`]];
  if (stored.output === '') return [[`${name}: ${l10n.t('It wrote nothing.')}`]];
  return [[name], ...cut(stored), ...output(stored.output)];
}

function cut(stored: ReportEvidence): Paragraphs {
  const text = cutText(stored);
  return text === undefined ? [] : [[text]];
}

function output(text: string): Paragraphs {
  const { head, tail, omitted } = excerpt(text);
  if (omitted === 0) return [fenced(head, 'text')];
  const gap = l10n.t('{0} characters are left out here; the stored output has them.', omitted);
  return [fenced(head, 'text'), [gap], fenced(tail, 'text')];
}
