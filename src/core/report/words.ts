/** The words of states and verdicts in reports: always a word, the mark and the colour only beside it. */
import * as l10n from '@vscode/l10n';
import type { Verdict } from '../run/event.ts';
import type { ItemState } from '../run/state.ts';
import type { ItemChange } from './model.ts';

export type Tone = 'good' | 'bad' | 'warn' | 'plain';

/** Names of the drawings in html/icons.ts. */
export type Icon = Exclude<ItemState, 'not applicable'> | 'skipped' | 'person';

export interface Word {
  readonly word: string;
  /** For formats without drawings. */
  readonly mark: string;
  readonly icon: Icon;
  readonly tone: Tone;
}

export function stateWord(state: ItemState): Word {
  switch (state) {
    case 'passed':
      return { word: l10n.t('passed'), mark: '✓', icon: 'passed', tone: 'good' };
    case 'ticked':
      return { word: l10n.t('ticked by hand'), mark: '☑', icon: 'ticked', tone: 'good' };
    case 'attested':
      return { word: l10n.t('attested'), mark: '☑', icon: 'attested', tone: 'good' };
    case 'waived':
      return { word: l10n.t('waived'), mark: '⚐', icon: 'waived', tone: 'warn' };
    case 'not applicable':
      return { word: l10n.t('not applicable'), mark: '–', icon: 'skipped', tone: 'plain' };
    case 'warned':
      return { word: l10n.t('passed with a warning'), mark: '⚠', icon: 'warned', tone: 'warn' };
    case 'failed':
      return { word: l10n.t('failed'), mark: '✗', icon: 'failed', tone: 'bad' };
    case 'error':
      return { word: l10n.t('not observed'), mark: '⊘', icon: 'error', tone: 'bad' };
    case 'unknown':
      return { word: l10n.t('end unknown'), mark: '?', icon: 'unknown', tone: 'warn' };
    case 'stale':
      return { word: l10n.t('stale'), mark: '↻', icon: 'stale', tone: 'warn' };
    case 'conflicting':
      return { word: l10n.t('conflicting'), mark: '≠', icon: 'conflicting', tone: 'warn' };
    case 'running':
      return { word: l10n.t('running'), mark: '…', icon: 'running', tone: 'plain' };
    case 'open':
      return { word: l10n.t('open'), mark: '○', icon: 'open', tone: 'plain' };
  }
}

export function trendWord(trend: ItemChange['trend']): Omit<Word, 'icon'> {
  switch (trend) {
    case 'worse':
      return { word: l10n.t('worse'), mark: '↓', tone: 'bad' };
    case 'better':
      return { word: l10n.t('better'), mark: '↑', tone: 'good' };
    case 'other':
      return { word: l10n.t('different'), mark: '→', tone: 'plain' };
  }
}

/** undefined: started without an end. */
export function verdictWord(verdict: Verdict | undefined): Word {
  switch (verdict) {
    case 'pass':
      return stateWord('passed');
    case 'warn':
      return stateWord('warned');
    case 'fail':
      return stateWord('failed');
    case 'error':
      return stateWord('error');
    case 'skipped':
      return { word: l10n.t('skipped'), mark: '–', icon: 'skipped', tone: 'plain' };
    case 'manual':
      return { word: l10n.t('a person decides'), mark: '○', icon: 'person', tone: 'plain' };
    case undefined:
      return stateWord('unknown');
  }
}

/** What a state means where no finding says more; '' where the word is enough. */
export function stateMeaning(state: ItemState): string {
  switch (state) {
    case 'failed':
      return l10n.t('What was observed is not what was expected.');
    case 'error':
      return l10n.t('It could not be observed, so nothing is known.');
    case 'unknown':
      return l10n.t('It was started and no end was recorded. Run it again.');
    case 'stale':
      return l10n.t('What was recorded does not count any more. Run or tick it again.');
    case 'conflicting':
      return l10n.t('It was run or ticked in two places at once, and the results differ. Run or tick it again.');
    case 'running':
      return l10n.t('It is still running.');
    case 'open':
    case 'passed':
    case 'warned':
    case 'ticked':
    case 'attested':
    case 'waived':
    case 'not applicable':
      return '';
  }
}

/** Tag of the language that the messages are in: each bundle translates it into its own. */
export function messageLanguage(): string {
  return l10n.t('en');
}
