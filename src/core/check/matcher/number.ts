/** Numbers as checks meet them: drivers give large and exact ones as text. */
import * as l10n from '@vscode/l10n';
import type { Json } from '../json.ts';
import type { Order } from '../sidecar/matcherSchema.ts';
import { answer, incomparable, type Comparison } from './comparison.ts';
import { typeWord } from './typeWord.ts';

export interface NumberReading {
  readonly value: number;
  /** Says that a text was read as a number. */
  readonly note: string | undefined;
}

export function readNumber(value: Json): NumberReading | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? { value, note: undefined } : undefined;
  if (typeof value !== 'string') return undefined;
  const number = numericText(value);
  return number === undefined
    ? undefined
    : { value: number, note: l10n.t('the text was read as the number {0}', String(number)) };
}

/** Digits beyond 2^53 are rounded, which no comparison with a number of a sidecar notices: those are smaller. */
function numericText(text: string): number | undefined {
  const isNumeric = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text));
  return isNumeric ? Number(text) : undefined;
}

/** -1, 0 or 1. */
export function compareNumbers(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export type OrderOperator = keyof Order<unknown>;

export function isInOrder(operator: OrderOperator, order: number): boolean {
  switch (operator) {
    case 'gt':
      return order > 0;
    case 'gte':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'lte':
      return order <= 0;
  }
}

export function matchOrder(operator: OrderOperator, expected: number, actual: Json): Comparison {
  const number = readNumber(actual);
  if (number === undefined) return incomparable(l10n.t('{0} is no number', typeWord(actual)));
  return answer(isInOrder(operator, compareNumbers(number.value, expected)), number.note);
}
