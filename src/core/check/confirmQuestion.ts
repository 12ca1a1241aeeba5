/** A question to a person before something runs that may change something, or that may be no command at all. */
import * as l10n from '@vscode/l10n';
import { confirmQuestion, isDoubtful } from './doubt.ts';
import type { FilledCommand } from './fill.ts';
import type { Refusal } from './outcome.ts';
import { effectQuestion } from './words.ts';
import type { UsedValue } from '../run/event.ts';
import type { Effect } from '../runbook/model.ts';

export interface ConfirmQuestion {
  /** Exactly what would run. */
  readonly text: string;
  readonly used: readonly UsedValue[];
  /** In words, with the reason. */
  readonly question: string;
  /** What the API server says it would touch, as far as it could be asked: a preview, never a promise. */
  readonly preview?: string | undefined;
  /** "Yes" to changes in general is no answer to this one. */
  readonly isDoubtful: boolean;
  /** `commit`: it ran, and what it changed is kept only with a yes. */
  readonly purpose: 'run' | 'commit';
}

/** "Yes", "no", or "no" where there is more to say. */
export type ConfirmAnswer = boolean | Refusal;

/**
 * What an answer that is no "yes" says of its own. Only `true` opens the way: an answer of any other kind, whatever its
 * type promised, is a "no" without words.
 */
export function refusalIn(answer: ConfirmAnswer | null): Refusal | undefined {
  return typeof answer === 'object' && answer !== null ? answer : undefined;
}

/** The question about its effect, with what is risky about it. */
export function questionOfCommand({ command, used }: FilledCommand, risks: readonly string[] = []): ConfirmQuestion {
  const question = [...risks, confirmQuestion(command)].join('\n');
  return { text: command.text, used, question, isDoubtful: isDoubtful(command), purpose: 'run' };
}

/** Asked by itself, after the other question where there is one. */
export function questionOfRisks({ command, used }: FilledCommand, risks: readonly string[]): ConfirmQuestion {
  const question = [...risks, l10n.t('Run it all the same?')].join('\n');
  return { text: command.text, used, question, isDoubtful: true, purpose: 'run' };
}

/** @param rows that it changed; `none` where its answer counts no rows */
export function questionOfCommit({ command, used }: FilledCommand, rows: number | 'none'): ConfirmQuestion {
  return { text: command.text, used, question: commitQuestion(rows), isDoubtful: false, purpose: 'commit' };
}

function commitQuestion(rows: number | 'none'): string {
  if (rows === 'none') return l10n.t('It ran, and nothing is kept yet. Commit it?');
  if (rows === 1) return l10n.t('It changed 1 row, as expected, and nothing is kept yet. Commit it?');
  return l10n.t('It changed {0} rows, as expected, and nothing is kept yet. Commit it?', rows);
}

export function questionOfRequest(text: string, effect: Effect): ConfirmQuestion {
  return { text, used: [], question: effectQuestion(effect), isDoubtful: false, purpose: 'run' };
}
