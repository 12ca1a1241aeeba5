/** State to icon: shape and colour. The word that goes with it is in core/report/words.ts. */
import { ThemeColor, ThemeIcon } from 'vscode';
import type { ItemState } from '../../core/run/state.ts';
import { stateIconNames } from './iconNames.ts';

export function stateIcon(state: ItemState): ThemeIcon {
  const colour = colours[state];
  return new ThemeIcon(stateIconNames[state], colour === undefined ? undefined : new ThemeColor(colour));
}

const colours: Readonly<Record<ItemState, string | undefined>> = {
  open: 'descriptionForeground',
  running: undefined,
  passed: 'testing.iconPassed',
  ticked: 'testing.iconPassed',
  attested: 'testing.iconPassed',
  waived: 'list.warningForeground',
  'not applicable': 'descriptionForeground',
  warned: 'list.warningForeground',
  failed: 'testing.iconFailed',
  error: 'testing.iconErrored',
  unknown: 'list.warningForeground',
  stale: 'list.warningForeground',
  conflicting: 'list.warningForeground',
};
