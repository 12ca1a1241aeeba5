/** Kubernetes quantities against each other. */
import * as l10n from '@vscode/l10n';
import type { Json } from '../json.ts';
import { parseQuantity } from '../quantity.ts';
import type { QuantityMatcher } from '../sidecar/matcherSchema.ts';
import { answer, conjunction, incomparable, type Comparison } from './comparison.ts';
import { compareNumbers, isInOrder } from './number.ts';
import { typeWord } from './typeWord.ts';

export function matchQuantity(expected: string | number | QuantityMatcher, actual: Json): Comparison {
  const value = quantityOf(actual);
  if (value === undefined) return incomparable(l10n.t('{0} is no quantity', typeWord(actual)));
  const parts = typeof expected === 'object' ? expected : { eq: expected };
  const bounds = Object.entries(parts) as [keyof QuantityMatcher, string | number][];
  return conjunction(bounds.map(([operator, wanted]) => compare(operator, wanted, value)));
}

function compare(operator: keyof QuantityMatcher, wanted: string | number, value: bigint): Comparison {
  const bound = quantityOf(wanted);
  if (bound === undefined) return incomparable(l10n.t('"{0}" is no quantity. Write one such as 16Gi or 500m.', wanted));
  const order = compareNumbers(value, bound);
  switch (operator) {
    case 'eq':
      return answer(order === 0);
    case 'ne':
      return answer(order !== 0);
    default:
      return answer(isInOrder(operator, order));
  }
}

function quantityOf(value: Json): bigint | undefined {
  return typeof value === 'string' || typeof value === 'number' ? parseQuantity(String(value)) : undefined;
}
