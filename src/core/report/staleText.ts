/** Why something is stale, in words. */
import * as l10n from '@vscode/l10n';
import type { RunView } from '../run/rollup.ts';
import { staleReasonsOf, type StaleReason } from '../run/staleReason.ts';
import type { RunbookNode } from '../runbook/model.ts';
import { doubtText } from './doubtText.ts';

/** One sentence for each reason; none where the node is not stale, or only because of something under it. */
export function staleTexts(node: RunbookNode, view: RunView): readonly string[] {
  return [...new Set(staleReasonsOf(node, view).map(staleText))];
}

export function staleText(reason: StaleReason): string {
  switch (reason.kind) {
    case 'other values':
      return l10n.t('The run has other values by now.');
    case 'other command':
      return l10n.t('The command was another one when it ran.');
    case 'other expectation':
      return l10n.t('Something else was expected when it ran.');
    case 'other check':
      return l10n.t('The check asked something else when it was performed.');
    case 'waiver ended':
      return l10n.t('The waiver has ended.');
    case 'expired':
      return l10n.t('It was ticked too long ago.');
    case 'reworded':
    case 'moved':
    case 'commands changed':
    case 'ambiguous':
    case 'text unknown':
      return doubtText(reason);
  }
}
