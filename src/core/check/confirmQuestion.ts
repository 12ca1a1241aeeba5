/** A question to a person before something runs that may change something, or that may be no command at all. */
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
}

/** "Yes", "no", or "no" where there is more to say. */
export type ConfirmAnswer = boolean | Refusal;

export function questionOfCommand({ command, used }: FilledCommand): ConfirmQuestion {
  return { text: command.text, used, question: confirmQuestion(command), isDoubtful: isDoubtful(command) };
}

export function questionOfRequest(text: string, effect: Effect): ConfirmQuestion {
  return { text, used: [], question: effectQuestion(effect), isDoubtful: false };
}
