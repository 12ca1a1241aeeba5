/** Why a result does not count for the item it stands with, in words. */
import * as l10n from '@vscode/l10n';
import type { Doubt } from '../run/trail.ts';

export function doubtText(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'reworded':
      return l10n.t('The text of this item was then: {0}', doubt.was);
    case 'moved':
      return l10n.t('The command stood in another item then: {0}', doubt.was);
    case 'commands changed':
      return l10n.t('The commands or expectations of this item have changed since.');
    case 'ambiguous':
      return l10n.t(
        'Items or commands like this one were copied or deleted since: it may have been said of another one.',
      );
    case 'text unknown':
      return l10n.t('What the runbook said then is not kept any more, so this may be another item.');
  }
}
