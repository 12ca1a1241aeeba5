import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuantity, quantityAsNumber } from '../../../../src/core/check/quantity.ts';

describe('a quantity', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    ['-1', -1],
    ['+2', 2],
    ['500m', 0.5],
    ['100u', 0.0001],
    ['1n', 1e-9],
    ['1k', 1000],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['16Gi', 2 ** 34],
    ['1Ki', 1024],
    ['1E', 1e18],
    ['1E3', 1000],
    ['1e3', 1000],
    ['12e-3', 0.012],
    ['.5', 0.5],
    ['5.', 5],
    ['9007199254740991', 9007199254740991],
  ])('%s is %d', (text, number) => {
    expect(quantityAsNumber(text)).toBe(number);
  });

  it.each(['', ' 1', '1 Gi', 'Gi', '1GiB', '1K', '1gi', '0x10', '1e', 'NaN', '--1', '1.2.3', '.'])(
    '"%s" is none',
    (text) => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );

  it('is compared without rounding where a number would round', () => {
    expect(parseQuantity('9007199254740993')).not.toBe(parseQuantity('9007199254740992'));
    expect(parseQuantity('1Ei')).toBe(parseQuantity('1024Pi'));
    expect(parseQuantity('1500m')).toBe(parseQuantity('1.5'));
  });

  it('is the whole number it is written as', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (number) => {
        expect(quantityAsNumber(String(number))).toBe(number);
      }),
    );
  });
});
