/** What is doubtful about a command, in words: why a person is asked although it may only read. */
import * as l10n from '@vscode/l10n';
import { isHarmless } from '../runbook/effects/weight.ts';
import type { Command, Doubt } from '../runbook/model.ts';
import { effectQuestion } from './words.ts';

/** Whether the reader took it for a command of this workstation without being sure. */
export function isDoubtful({ doubt, session }: Pick<Command, 'doubt' | 'session'>): boolean {
  return doubt !== undefined || session !== undefined;
}

/** One sentence for lists, hovers and questions; undefined where nothing is doubtful. */
export function doubtSentence({ doubt, session }: Pick<Command, 'doubt' | 'session'>): string | undefined {
  if (session !== undefined) return l10n.t('It belongs in the session behind "{0}".', session.split('\n')[0] ?? '');
  return doubt === undefined ? undefined : reason(doubt);
}

function reason(doubt: Doubt): string {
  switch (doubt) {
    case 'form only':
      return l10n.t('Only its form says that this is a command.');
    case 'no prompt':
      return l10n.t('It stands without a prompt among lines that have one, so it may be output.');
    case 'after output':
      return l10n.t('It follows lines that are no commands, so it may be output.');
    case 'root prompt':
      return l10n.t('It was typed by root, perhaps on another machine.');
    case 'odd characters':
      return l10n.t('It has characters that the shell does not take for what they look like.');
    case 'broken over lines':
      return l10n.t('It goes on in the next line without a backslash.');
  }
}

/** Why a person is asked before a command runs: its doubt, then its effect. */
export function confirmQuestion(command: Command): string {
  const sentence = doubtSentence(command);
  if (sentence === undefined) return effectQuestion(command.effect);
  return `${sentence}\n${isHarmless(command.effect) ? l10n.t('Run it all the same?') : effectQuestion(command.effect)}`;
}
