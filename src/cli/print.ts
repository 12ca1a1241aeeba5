/** Lines for people: outcomes as they come, progress at the end. */
import * as l10n from '@vscode/l10n';
import type { ExecutionOutcome } from '../core/check/outcome.ts';
import { durationText } from '../core/report/measures.ts';
import { visibleCommand } from '../core/report/visibleText.ts';
import { verdictWord } from '../core/report/words.ts';
import type { Verdict } from '../core/run/event.ts';
import type { Command } from '../core/runbook/model.ts';
import type { ItemState } from '../core/run/state.ts';
import type { CheckResult } from '../session/checks/checkExecutor.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { visible, type Paint } from './terminal.ts';
import { groupBy } from '../core/groupBy.ts';

export function outcomeLines(command: Command, outcome: ExecutionOutcome, paint: Paint): readonly string[] {
  if (outcome.state === 'refused') {
    const first = visibleCommand(command.text.split('\n')[0] ?? '');
    return [
      paint('yellow', `⊘ ${l10n.t('line {0}: not run: {1}', command.lines.from, first)}`),
      `  ${visible(outcome.refusal.message)}`,
    ];
  }
  const { finished } = outcome.execution;
  if (finished === undefined) return [paint('red', `? ${verdictWord(undefined).word}`)];
  const [glyph, colour] = verdictMark(finished.verdict);
  const findings = finished.findings.map((finding) => {
    const [mark, tone] = verdictMark(finding.verdict);
    return `  ${paint(tone, mark)} ${visible(finding.message)}`;
  });
  const note = finished.findings.length === 0 ? [`  ${l10n.t('Nothing was expected of it.')}`] : [];
  return [
    `${paint(colour, `${glyph} ${verdictWord(finished.verdict).word}`)} (${durationText(finished.durationMs)})`,
    ...findings,
    ...note,
  ];
}

/** One line for a check, and what was found where that is not just as expected. */
export function checkLines({ placed, outcome }: CheckResult, paint: Paint): readonly string[] {
  const { id, title } = placed.check;
  const name = visible(title === undefined ? id : `${id}: ${title}`);
  switch (outcome.state) {
    case 'refused':
      return [paint('yellow', `⊘ ${name}`), `  ${visible(outcome.refusal.message)}`];
    case 'left to a person':
      return [paint('blue', `☐ ${name}`)];
    case 'finished': {
      const { finished } = outcome.execution;
      if (finished === undefined) return [paint('red', `? ${name}: ${verdictWord(undefined).word}`)];
      const [glyph, colour] = verdictMark(finished.verdict);
      const findings = finished.findings.filter(({ verdict }) => verdict !== 'pass');
      return [
        `${paint(colour, `${glyph} ${name}`)} (${durationText(finished.durationMs)})`,
        ...findings.map(({ verdict, message }) => `  ${paint(verdictMark(verdict)[1], visible(message))}`),
      ];
    }
  }
}

/** "121 passed, 3 failed, 12 for a person". */
export function tallyLine(results: readonly CheckResult[]): string {
  const words = results.map(({ outcome }) => {
    if (outcome.state === 'refused') return l10n.t('not run');
    if (outcome.state === 'left to a person') return verdictWord('manual').word;
    return verdictWord(outcome.execution.finished?.verdict ?? 'error').word;
  });
  const counts = groupBy(words, (word) => word);
  return [...counts].map(([word, all]) => `${all.length} ${word}`).join(', ');
}

export function verdictMark(verdict: Verdict): readonly [string, 'green' | 'red' | 'yellow' | 'blue' | 'dim'] {
  switch (verdict) {
    case 'pass':
      return ['✓', 'green'];
    case 'warn':
      return ['!', 'yellow'];
    case 'fail':
      return ['✗', 'red'];
    case 'error':
      return ['⚠', 'red'];
    case 'skipped':
      return ['–', 'dim'];
    case 'manual':
      return ['☐', 'blue'];
  }
}

export function stateMark(state: ItemState): readonly [string, 'green' | 'red' | 'yellow' | 'blue' | 'dim'] {
  switch (state) {
    case 'passed':
      return ['✓', 'green'];
    case 'warned':
      return ['✓', 'yellow'];
    case 'ticked':
    case 'attested':
      return ['☑', 'green'];
    case 'waived':
      return ['⚐', 'yellow'];
    case 'not applicable':
      return ['–', 'dim'];
    case 'failed':
      return ['✗', 'red'];
    case 'error':
      return ['⚠', 'red'];
    case 'unknown':
      return ['?', 'yellow'];
    case 'conflicting':
      return ['≠', 'yellow'];
    case 'stale':
      return ['↻', 'yellow'];
    case 'running':
      return ['…', 'blue'];
    default:
      return ['☐', 'dim'];
  }
}

export function progressLine(session: RunbookSession, paint: Paint): string {
  const { done, total, failed } = session.view.progress.get('') ?? { done: 0, total: 0, failed: 0 };
  const target = session.run?.target;
  const where = target === undefined ? '' : ` · ${target.context} (${target.server})`;
  const bad = failed > 0 ? ` · ${paint('red', l10n.t('{0} failed', failed))}` : '';
  return `${paint('bold', `${done}/${total}`)}${bad}${where} · ${session.run?.runId ?? l10n.t('no run yet')}`;
}
