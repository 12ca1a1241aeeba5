/** Matchers: what a path selects against what is expected of it. */
import * as l10n from '@vscode/l10n';
import { isJsonList, type Json } from '../json.ts';
import type { Matcher } from '../sidecar/matcherSchema.ts';
import type { Slot } from '../walkPath.ts';
import { matchAge } from './age.ts';
import { answer, conjunction, disjunction, incomparable, negated, type Comparison } from './comparison.ts';
import { matchContainsAll, matchDistinct, matchSize } from './collection.ts';
import { entriesOf, type Entry } from './entries.ts';
import { matchEqual, matchOneOf } from './equality.ts';
import { matchOrder } from './number.ts';
import { quantify } from './quantifier.ts';
import { matchQuantity } from './quantityMatch.ts';
import { matchText } from './text.ts';
import { matchVersion } from './version.ts';

/** What a path stands for: one place, or with `[*]` as many as there are. */
export type Selection =
  { readonly kind: 'one'; readonly slot: Slot } | { readonly kind: 'many'; readonly slots: readonly Slot[] };

/** @param now milliseconds since 1970 */
export function match(matcher: Matcher, selection: Selection, now: number): Comparison {
  return conjunction(entriesOf(matcher).map((entry) => matchEntry(entry, selection, now)));
}

export function matchEntry(entry: Entry, selection: Selection, now: number): Comparison {
  switch (entry.operator) {
    case 'and':
      return conjunction(entry.operand.map((part) => match(part, selection, now)));
    case 'or':
      return disjunction(entry.operand.map((part) => match(part, selection, now)));
    case 'not':
      return negated(match(entry.operand, selection, now));
    case 'all':
    case 'any':
    case 'none':
    case 'one':
      return withElements(selection, (slots) =>
        quantify(entry.operator, slots, (slot) => match(entry.operand, { kind: 'one', slot }, now)),
      );
    case 'containsAll':
      return withElements(selection, (slots) => matchContainsAll(entry.operand, slots));
    case 'distinct':
      return withElements(selection, (slots) =>
        matchDistinct(slots, (count) => matchNumber(entry.operand, count, now)),
      );
    case 'size':
      return matchSize(selection, (size) => matchNumber(entry.operand, size, now));
    case 'exists':
      return selection.kind === 'one' ? matchExists(entry.operand, selection.slot) : severalValues();
    default:
      return selection.kind === 'one' ? matchSlot(entry, selection.slot, now) : severalValues();
  }
}

/** The elements of a list, or the places of a path with `[*]`. */
function withElements(selection: Selection, compare: (slots: readonly Slot[]) => Comparison): Comparison {
  if (selection.kind === 'many') return compare(selection.slots);
  const { slot } = selection;
  if (slot.state === 'missing') return incomparable(slot.reason);
  if (!isJsonList(slot.value)) return incomparable(l10n.t('{0} is no list', slot.at));
  return compare(
    slot.value.map((value, index) => ({ state: 'present', at: `${slot.at}[${index}]`, owner: slot.owner, value })),
  );
}

function matchNumber(matcher: Matcher, value: number, now: number): Comparison {
  return match(matcher, { kind: 'one', slot: { state: 'present', at: '', owner: undefined, value } }, now);
}

/** `null` is what databases and APIs write for "not there". */
function matchExists(expected: boolean, slot: Slot): Comparison {
  const isThere = slot.state === 'present' && slot.value !== null;
  return answer(isThere === expected, slot.state === 'missing' ? slot.reason : undefined);
}

function severalValues(): Comparison {
  return incomparable(l10n.t('the path stands for several values'));
}

type ValueEntry = Exclude<
  Entry,
  { operator: 'and' | 'or' | 'not' | 'all' | 'any' | 'none' | 'one' | 'containsAll' | 'distinct' | 'size' | 'exists' }
>;

function matchSlot(entry: ValueEntry, slot: Slot, now: number): Comparison {
  return slot.state === 'missing' ? incomparable(slot.reason) : matchValue(entry, slot.value, now);
}

function matchValue(entry: ValueEntry, value: Json, now: number): Comparison {
  switch (entry.operator) {
    case 'eq':
      return matchEqual(entry.operand, value);
    case 'ne':
      return negated(matchEqual(entry.operand, value));
    case 'in':
      return matchOneOf(entry.operand, value);
    case 'notIn':
      return negated(matchOneOf(entry.operand, value));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return matchOrder(entry.operator, entry.operand, value);
    case 'startsWith':
    case 'endsWith':
    case 'contains':
    case 'matches':
      return matchText(entry.operator, entry.operand, value);
    case 'semver':
      return matchVersion(entry.operand, value);
    case 'quantity':
      return matchQuantity(entry.operand, value);
    case 'age':
      return matchAge(entry.operand, value, now);
  }
}
