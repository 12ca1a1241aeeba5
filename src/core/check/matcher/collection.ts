/** What is asked of a list as a whole: its size, what it contains, how many different values it has. */
import * as l10n from '@vscode/l10n';
import { canonicalJson, isJsonList, isJsonObject, type Json, type Scalar } from '../json.ts';
import type { Slot } from '../walkPath.ts';
import { answer, conjunction, disjunction, incomparable, type Comparison } from './comparison.ts';
import { matchEqual } from './equality.ts';
import type { Selection } from './match.ts';
import { typeWord } from './typeWord.ts';

/** Of a path with `[*]` the number of places. A gap among them leaves the number open. */
export function matchSize(selection: Selection, compare: (size: number) => Comparison): Comparison {
  const size = selectionSize(selection);
  if (typeof size === 'string') return incomparable(size);
  return { ...compare(size), note: l10n.t('the size is {0}', size) };
}

/** A text says why there is no size. */
function selectionSize(selection: Selection): number | string {
  if (selection.kind === 'many') return gap(selection.slots) ?? selection.slots.length;
  const { slot } = selection;
  if (slot.state === 'missing') return slot.reason;
  return sizeOf(slot.value) ?? l10n.t('{0} has no size', typeWord(slot.value));
}

/** The number of parts of a list, an object or a text; undefined for what has none. */
function sizeOf(value: Json): number | undefined {
  if (typeof value === 'string') return Array.from(value).length;
  if (isJsonList(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}

export function matchDistinct(slots: readonly Slot[], compare: (count: number) => Comparison): Comparison {
  if (slots.length === 0) return incomparable(l10n.t('no element is selected'));
  const missing = gap(slots);
  if (missing !== undefined) return incomparable(missing);
  const different = new Set(slots.map((slot) => (slot.state === 'present' ? canonicalJson(slot.value) : '')));
  return { ...compare(different.size), note: l10n.t('{0} different values', different.size) };
}

/** Why the places do not all have a value; undefined where they have. */
function gap(slots: readonly Slot[]): string | undefined {
  const first = slots.find((slot) => slot.state === 'missing' || slot.value === null);
  if (first === undefined) return undefined;
  return l10n.t('{0} is missing', first.at);
}

/** Values that cannot be compared with what is wanted leave it open. */
export function matchContainsAll(expected: readonly Scalar[], slots: readonly Slot[]): Comparison {
  if (slots.length === 0) return incomparable(l10n.t('no element is selected'));
  const found = expected.map((wanted) => disjunction(slots.map((slot) => equalSlot(wanted, slot))));
  const absent = expected.filter((_, index) => found[index]?.holds !== 'yes');
  if (absent.length === 0) return answer(true);
  return { ...conjunction(found), note: l10n.t('not there: {0}', absent.map(String).join(', ')) };
}

function equalSlot(wanted: Scalar, slot: Slot): Comparison {
  return slot.state === 'missing' ? incomparable(slot.reason) : matchEqual(wanted, slot.value);
}
