import * as l10n from '@vscode/l10n';
import { percent } from '../measures.ts';
import type { Report } from '../model.ts';
import { stateWord } from '../words.ts';
import { inline } from './text.ts';

/** Title, verdict and progress: what a reader sees without scrolling. */
export function heading({ runbook, ready, progress, tally }: Report): readonly string[] {
  const { done, total } = progress;
  const verdict = ready ? `✓ ${l10n.t('Ready')}` : `✗ ${l10n.t('Not ready')}`;
  const states = tally.map(({ state, count }) => `${stateWord(state).mark} ${stateWord(state).word} ${count}`);
  return [
    `# ${inline(runbook.title)}`,
    '',
    `**${verdict}** · **${done}/${total}** (${percent(done, total)} %)`,
    '',
    ...(states.length === 0 ? [] : [states.join(' · '), '']),
  ];
}
