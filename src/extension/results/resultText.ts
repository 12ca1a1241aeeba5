/** A result in words: one line for its row, and the lines that are in it. */
import * as l10n from '@vscode/l10n';
import { agoText } from '../../core/report/localTime.ts';
import { durationText } from '../../core/report/measures.ts';
import { staleText } from '../../core/report/staleText.ts';
import { stateWord, verdictWord } from '../../core/report/words.ts';
import type { Finding } from '../../core/run/event.ts';
import type { ExecutionState } from '../../core/run/state.ts';
import type { Result } from './result.ts';

/** "failed · got 2 · before: passed" */
export function summaryOf(result: Result): string {
  const { state, staleReason, execution } = result;
  const [first] = result.findings;
  const reason = staleReason === undefined ? first?.message : staleText(staleReason);
  const isPlain = state === 'passed' || state === 'open';
  // It ran, and the item stays open until a person has judged it.
  const isLeft = state === 'open' && execution.finished?.verdict === 'manual';
  const { word } = isLeft ? verdictWord('manual') : stateWord(state);
  const words = [word, isPlain ? undefined : reason, changeOf(result)];
  return words.filter((word) => word !== undefined).join(' · ');
}

/** Where the verdict is another one than the time before. */
function changeOf({ execution, previous }: Result): string | undefined {
  const [now, before] = [execution.finished?.verdict, previous?.finished?.verdict];
  if (previous === undefined || now === before) return undefined;
  return l10n.t('before: {0}', verdictWord(before).word);
}

export interface ResultDetail {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** Name of a codicon. */
  readonly icon: string;
  readonly line: number | undefined;
}

/** @param now milliseconds since 1970 */
export function detailsOf(result: Result, now: number): readonly ResultDetail[] {
  const { execution, findings, previous, itemTitle } = result;
  return [
    ...findings.flatMap((finding, index) => findingDetails(finding, index)),
    ...detail('item', l10n.t('Item'), itemTitle ?? l10n.t('the whole runbook'), 'checklist'),
    ...detail('when', l10n.t('When'), whenText(execution, now), 'watch'),
    ...(previous === undefined ? [] : detail('before', l10n.t('Before'), beforeText(previous, now), 'history')),
  ];
}

function findingDetails({ verdict, message, line, compared }: Finding, index: number): readonly ResultDetail[] {
  if (compared === undefined) {
    const { word } = verdictWord(verdict);
    return [{ id: `finding:${index}`, label: word, text: message, icon: verdict === 'pass' ? 'pass' : 'info', line }];
  }
  const { expected, actual, offender } = compared;
  return [
    { id: `expected:${index}`, label: l10n.t('Expected'), text: expected, icon: 'target', line },
    { id: `actual:${index}`, label: l10n.t('Actual'), text: actual, icon: 'eye', line },
    ...(offender === undefined
      ? []
      : [{ id: `offender:${index}`, label: l10n.t('First that is wrong'), text: offender, icon: 'bug', line }]),
  ];
}

function detail(id: string, label: string, text: string, icon: string): readonly ResultDetail[] {
  return [{ id, label, text, icon, line: undefined }];
}

function whenText({ finished, startedAt, actor }: ExecutionState, now: number): string {
  const at = agoText(finished?.finishedAt ?? startedAt, now);
  return [at, finished === undefined ? '' : durationText(finished.durationMs), actor]
    .filter((part) => part !== '')
    .join(' · ');
}

function beforeText({ finished, startedAt }: ExecutionState, now: number): string {
  const { word } = verdictWord(finished?.verdict);
  const message = finished?.findings.find(({ verdict }) => verdict === finished.verdict)?.message;
  return [word, message, agoText(finished?.finishedAt ?? startedAt, now)]
    .filter((part) => part !== undefined)
    .join(' · ');
}
