/** What comes of comparing: a third answer keeps `not` from turning "cannot be compared" into "holds". */
import type { Slot } from '../walkPath.ts';

/** `unknown`: the value is missing, or of a type for which the question makes no sense. It never passes, negated or not. */
export type Holds = 'yes' | 'no' | 'unknown';

export interface Comparison {
  readonly holds: Holds;
  /** How the value was read, or why it cannot be compared; for people. */
  readonly note: string | undefined;
  /** Of how many elements it holds, where it was asked of several. */
  readonly tally: Tally | undefined;
}

export interface Tally {
  readonly matched: number;
  readonly of: number;
  /** The first element that stands in the way. */
  readonly offender: { readonly slot: Slot; readonly note: string | undefined } | undefined;
}

export function answer(isTrue: boolean, note?: string): Comparison {
  return { holds: isTrue ? 'yes' : 'no', note, tally: undefined };
}

export function incomparable(note: string): Comparison {
  return { holds: 'unknown', note, tally: undefined };
}

export function negated(comparison: Comparison): Comparison {
  return { ...comparison, holds: negate(comparison.holds) };
}

/** Every part has to hold. Note and tally are those of the part that decides. */
export function conjunction(parts: readonly Comparison[]): Comparison {
  const holds = allOf(parts.map((part) => part.holds));
  return parts.find((part) => part.holds === holds) ?? incomparable('');
}

/** One part has to hold. */
export function disjunction(parts: readonly Comparison[]): Comparison {
  return negated(conjunction(parts.map(negated)));
}

export function negate(holds: Holds): Holds {
  switch (holds) {
    case 'yes':
      return 'no';
    case 'no':
      return 'yes';
    case 'unknown':
      return 'unknown';
  }
}

/** Of nothing, nothing is known. */
export function allOf(answers: readonly Holds[]): Holds {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') || answers.length === 0 ? 'unknown' : 'yes';
}

export function anyOf(answers: readonly Holds[]): Holds {
  return negate(allOf(answers.map(negate)));
}
