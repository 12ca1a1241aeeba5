/** What a person is about to sign, in a few lines. */
import * as l10n from '@vscode/l10n';
import { percent } from './measures.ts';
import type { Report } from './model.ts';
import { stateMeaning, stateWord } from './words.ts';

/** What blocks stands below the first line, at most this much of it. */
const MAX_BLOCKERS = 8;

export function signedText(report: Report): readonly string[] {
  const { ready, progress, blockers, waiting, open, waivers, contentSha256, runbook, run } = report;
  const left = open.reduce((sum, { count }) => sum + count, 0);
  const inForce = waivers.filter((waiver) => waiver.inForce);
  return [
    `${runbook.title}, ${run.name === '' ? run.id : run.name}`,
    `${ready ? l10n.t('Ready') : l10n.t('Not ready')}: ${progress.done}/${progress.total} (${percent(progress.done, progress.total)} %)`,
    ...blockers
      .slice(0, MAX_BLOCKERS)
      .map(({ title, state, finding }) => `- ${title}: ${stateWord(state).word}. ${finding ?? stateMeaning(state)}`),
    ...(blockers.length > MAX_BLOCKERS ? [l10n.t('- and {0} more', blockers.length - MAX_BLOCKERS)] : []),
    ...(waiting.length > 0 ? [l10n.t('{0} to decide', waiting.length)] : []),
    ...(left > 0 ? [l10n.t('{0} still open', left)] : []),
    ...(inForce.length > 0 ? [l10n.t('{0} waived', inForce.length)] : []),
    `SHA-256 ${contentSha256}`,
  ];
}
