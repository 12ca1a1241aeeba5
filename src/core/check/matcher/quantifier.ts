/** all, any, none, one: of how many elements something holds. Of no elements nothing holds. */
import * as l10n from '@vscode/l10n';
import type { Slot } from '../walkPath.ts';
import { allOf, anyOf, incomparable, negate, type Comparison, type Holds } from './comparison.ts';

export type Quantifier = 'all' | 'any' | 'none' | 'one';

export function quantify(
  quantifier: Quantifier,
  slots: readonly Slot[],
  compare: (slot: Slot) => Comparison,
): Comparison {
  if (slots.length === 0) return incomparable(l10n.t('no element is selected'));
  const comparisons = slots.map(compare);
  const answers = comparisons.map((comparison) => comparison.holds);
  const wanted: Holds = quantifier === 'none' ? 'no' : 'yes';
  const index = offenderIndex(quantifier, answers);
  const [slot, offending] = [slots[index], comparisons[index]];
  return {
    holds: overall(quantifier, answers),
    note: undefined,
    tally: {
      matched: answers.filter((holds) => holds === wanted).length,
      of: answers.length,
      offender: slot === undefined ? undefined : { slot, note: offending?.note },
    },
  };
}

function overall(quantifier: Quantifier, answers: readonly Holds[]): Holds {
  switch (quantifier) {
    case 'all':
      return allOf(answers);
    case 'any':
      return anyOf(answers);
    case 'none':
      return allOf(answers.map(negate));
    case 'one':
      return exactlyOne(answers);
  }
}

function exactlyOne(answers: readonly Holds[]): Holds {
  const matched = answers.filter((holds) => holds === 'yes').length;
  if (matched > 1) return 'no';
  if (answers.includes('unknown')) return 'unknown';
  return matched === 1 ? 'yes' : 'no';
}

/** What stands in the way; for `one` the second that matches, else the first that does not. */
function offenderIndex(quantifier: Quantifier, answers: readonly Holds[]): number {
  const wanted: Holds = quantifier === 'none' ? 'no' : 'yes';
  if (quantifier === 'one') {
    const second = answers.indexOf('yes', answers.indexOf('yes') + 1);
    if (second > 0) return second;
  }
  return answers.findIndex((holds) => holds !== wanted);
}
