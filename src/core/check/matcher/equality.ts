/** Equality that never guesses: values of different types are neither equal nor unequal. */
import * as l10n from '@vscode/l10n';
import { isJsonList, isJsonObject, member, type Json, type Scalar } from '../json.ts';
import { answer, disjunction, incomparable, type Comparison } from './comparison.ts';
import { compareNumbers, readNumber } from './number.ts';
import { typeWord } from './typeWord.ts';

/** A numeric text equals the number it stands for, because drivers give bigint, numeric and count(*) as text. */
export function matchEqual(expected: Json, actual: Json): Comparison {
  if (expected === null) return answer(actual === null);
  if (typeof expected === 'number') {
    const number = readNumber(actual);
    return number === undefined
      ? incomparable(l10n.t('{0} is no number', typeWord(actual)))
      : answer(compareNumbers(number.value, expected) === 0, number.note);
  }
  if (typeof expected === 'object') return matchStructure(expected, actual);
  if (typeof actual === typeof expected) return answer(actual === expected);
  return incomparable(
    typeof actual === 'number' || typeof actual === 'boolean'
      ? l10n.t('{0} is no text; leave out the quotes', typeWord(actual))
      : l10n.t('{0} is of another type', typeWord(actual)),
  );
}

function matchStructure(expected: Exclude<Json, Scalar>, actual: Json): Comparison {
  if (isJsonList(expected) !== isJsonList(actual) || isJsonObject(expected) !== isJsonObject(actual))
    return incomparable(l10n.t('{0} is of another type', typeWord(actual)));
  return answer(isDeeplyEqual(expected, actual));
}

function isDeeplyEqual(a: Json, b: Json): boolean {
  if (isJsonList(a)) {
    return isJsonList(b) && a.length === b.length && a.every((entry, index) => isDeeplyEqual(entry, b[index] ?? null));
  }
  if (!isJsonObject(a)) return a === b;
  if (!isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isEqualMember(a, b, key));
}

function isEqualMember(a: Json, b: Json, key: string): boolean {
  const [left, right] = [member(a, key), member(b, key)];
  return left !== undefined && right !== undefined && isDeeplyEqual(left, right);
}

export function matchOneOf(expected: readonly Scalar[], actual: Json): Comparison {
  return disjunction(expected.map((candidate) => matchEqual(candidate, actual)));
}
