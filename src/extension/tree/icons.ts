/** State to icon: shape and colour. The word that goes with it is in core/report/words.ts. */
import { ThemeColor, ThemeIcon } from 'vscode';
import type { ItemState } from '../../core/run/state.ts';

export function stateIcon(state: ItemState): ThemeIcon {
  switch (state) {
    case 'open':
      return new ThemeIcon('circle-large-outline', new ThemeColor('descriptionForeground'));
    case 'running':
      return new ThemeIcon('sync~spin');
    case 'passed':
      return new ThemeIcon('pass-filled', new ThemeColor('testing.iconPassed'));
    case 'ticked':
      return new ThemeIcon('account', new ThemeColor('testing.iconPassed'));
    case 'attested':
      return new ThemeIcon('verified', new ThemeColor('testing.iconPassed'));
    case 'waived':
      return new ThemeIcon('milestone', new ThemeColor('list.warningForeground'));
    case 'not applicable':
      return new ThemeIcon('dash', new ThemeColor('descriptionForeground'));
    case 'warned':
      return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
    case 'failed':
      return new ThemeIcon('error', new ThemeColor('testing.iconFailed'));
    case 'error':
      return new ThemeIcon('circle-slash', new ThemeColor('testing.iconErrored'));
    case 'unknown':
      return new ThemeIcon('question', new ThemeColor('list.warningForeground'));
    case 'stale':
      return new ThemeIcon('history', new ThemeColor('list.warningForeground'));
    case 'conflicting':
      return new ThemeIcon('git-merge', new ThemeColor('list.warningForeground'));
  }
}
