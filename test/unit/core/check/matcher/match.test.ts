import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../../src/core/check/json.ts';
import type { Comparison, Holds } from '../../../../../src/core/check/matcher/comparison.ts';
import { match, type Selection } from '../../../../../src/core/check/matcher/match.ts';
import type { Matcher } from '../../../../../src/core/check/sidecar/matcherSchema.ts';
import type { Slot } from '../../../../../src/core/check/walkPath.ts';

const now = Date.parse('2026-06-01T12:00:00Z');
const missing: Slot = { state: 'missing', at: 'x', owner: undefined, reason: 'there is no "x"' };

function present(value: Json): Slot {
  return { state: 'present', at: 'x', owner: undefined, value };
}

function one(value: Json): Selection {
  return { kind: 'one', slot: present(value) };
}

function compare(matcher: Matcher, selection: Selection): Comparison {
  return match(matcher, selection, now);
}

const table: readonly (readonly [matcher: Matcher, value: Json, holds: Holds])[] = [
  // Equality
  ['a', 'a', 'yes'],
  ['a', 'b', 'no'],
  [3, 3, 'yes'],
  [3, '3', 'yes'],
  [1.5, '1.50', 'yes'],
  [3, 'three', 'unknown'],
  ['3', 3, 'unknown'],
  ['True', true, 'unknown'],
  [true, true, 'yes'],
  [true, 'true', 'unknown'],
  [null, null, 'yes'],
  [null, 'a', 'no'],
  ['a', null, 'unknown'],
  [{ ne: 'a' }, 'b', 'yes'],
  [{ ne: 'a' }, 'a', 'no'],
  [{ ne: 'a' }, null, 'unknown'],
  [{ ne: '0' }, 0, 'unknown'],
  [{ eq: [1, { a: 2, b: 3 }] }, [1, { b: 3, a: 2 }], 'yes'],
  [{ eq: [1, 2] }, [2, 1], 'no'],
  [{ eq: [1] }, '1', 'unknown'],
  [{ eq: {} }, { a: 1 }, 'no'],
  [{ in: ['a', 'b'] }, 'b', 'yes'],
  [{ in: [200, 301] }, '301', 'yes'],
  [{ in: ['a'] }, 'b', 'no'],
  [{ notIn: ['a'] }, 'b', 'yes'],
  [{ notIn: ['a'] }, 'a', 'no'],
  [{ notIn: ['a'] }, 1, 'unknown'],
  // Order
  [{ gt: 3 }, 3, 'no'],
  [{ gte: 3 }, 3, 'yes'],
  [{ lt: 3 }, '2', 'yes'],
  [{ lte: 3 }, '3.01', 'no'],
  [{ gte: 1, lt: 5 }, 5, 'no'],
  [{ gt: 9007199254740991 }, '9007199254740993', 'yes'],
  [9007199254740991, '9007199254740992', 'no'],
  [{ gt: 3 }, 'many', 'unknown'],
  [{ gt: 3 }, '', 'unknown'],
  [{ gt: 3 }, '0x10', 'unknown'],
  [{ gt: 3 }, true, 'unknown'],
  [{ gt: 3 }, null, 'unknown'],
  [{ gt: 0 }, [1], 'unknown'],
  // Text
  [{ startsWith: 'ab' }, 'abc', 'yes'],
  [{ endsWith: ':latest' }, 'a:1', 'no'],
  [{ contains: 'b' }, 'abc', 'yes'],
  [{ contains: 'b' }, ['b'], 'unknown'],
  [{ matches: '^v[0-9]+$' }, 'v12', 'yes'],
  [{ matches: '[0-9]' }, 'v', 'no'],
  [{ matches: '1' }, 1, 'unknown'],
  // Lists and sizes
  [{ containsAll: ['a', 'b'] }, ['b', 'c', 'a'], 'yes'],
  [{ containsAll: ['a', 'd'] }, ['b', 'a'], 'no'],
  [{ containsAll: ['a'] }, 'a', 'unknown'],
  [{ containsAll: ['a'] }, [], 'unknown'],
  [{ size: 2 }, ['a', 'b'], 'yes'],
  [{ size: { gt: 2 } }, { a: 1 }, 'no'],
  [{ size: 2 }, '😀a', 'yes'],
  [{ size: 0 }, [], 'yes'],
  [{ size: 1 }, 7, 'unknown'],
  [{ distinct: 2 }, ['a', 'b', 'a'], 'yes'],
  [
    { distinct: 1 },
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    'yes',
  ],
  [{ distinct: { lte: 1 } }, [], 'unknown'],
  [{ distinct: { gte: 1 } }, ['a', null], 'unknown'],
  // Elements
  [{ all: { gte: 2 } }, [2, 3], 'yes'],
  [{ all: { gte: 2 } }, [2, 1], 'no'],
  [{ all: { gte: 2 } }, [], 'unknown'],
  [{ any: 'a' }, ['b', 'a'], 'yes'],
  [{ any: 'a' }, [], 'unknown'],
  [{ none: 'a' }, ['b'], 'yes'],
  [{ none: 'a' }, ['b', 'a'], 'no'],
  [{ none: 'a' }, [], 'unknown'],
  [{ none: 'a' }, ['b', 1], 'unknown'],
  [{ one: 'a' }, ['a', 'b'], 'yes'],
  [{ one: 'a' }, ['a', 'a'], 'no'],
  [{ one: 'a' }, [], 'unknown'],
  [{ all: 'a' }, 'a', 'unknown'],
  // Presence
  [{ exists: true }, 0, 'yes'],
  [{ exists: true }, null, 'no'],
  [{ exists: false }, null, 'yes'],
  // Versions, quantities, times
  [{ semver: '>=1.29.0' }, 'v1.30.1', 'yes'],
  [{ semver: '>=1.30' }, 'v1.30.0-rc.1', 'no'],
  [{ semver: '<1.40' }, '1.40.0-alpha.1', 'no'],
  [{ semver: '>=16' }, '16.4', 'yes'],
  [{ semver: '>=16' }, 'PostgreSQL 16.4', 'unknown'],
  [{ semver: '>=16' }, 16, 'unknown'],
  [{ quantity: { gte: '16Gi' } }, '17179869184', 'yes'],
  [{ quantity: { gte: '16Gi' } }, '16G', 'no'],
  [{ quantity: '500m' }, '0.5', 'yes'],
  [{ quantity: { gt: 1, lt: 2 } }, '1500m', 'yes'],
  [{ quantity: { gte: '1Gi' } }, 'much', 'unknown'],
  [{ age: { lt: 3_600_000 } }, '2026-06-01T11:30:00Z', 'yes'],
  [{ age: { lt: 3_600_000 } }, '2026-06-01 13:30:00+02', 'yes'],
  [{ age: { lt: 3_600_000 } }, String(now / 1000 - 7200), 'no'],
  [{ age: { lt: 3_600_000 } }, now - 1000, 'yes'],
  [{ age: { lt: 3_600_000 } }, '2026-06-01T12:01:00Z', 'yes'],
  [{ age: { lt: 3_600_000 } }, '2099-01-01T00:00:00Z', 'unknown'],
  [{ age: { lt: 3_600_000 } }, '2026-06-01T11:30:00', 'unknown'],
  [{ age: { lt: 3_600_000 } }, 'yesterday', 'unknown'],
  [{ age: { lt: 3_600_000 } }, 0, 'unknown'],
  // Logic
  [{ not: { gt: 3 } }, 2, 'yes'],
  [{ not: { gt: 3 } }, 'many', 'unknown'],
  [{ not: 'a' }, 'b', 'yes'],
  [{ and: [{ gt: 1 }, { lt: 3 }] }, 2, 'yes'],
  [{ and: [{ gt: 1 }, { startsWith: 'a' }] }, 2, 'unknown'],
  [{ or: ['a', { startsWith: 'b' }] }, 'bc', 'yes'],
  [{ or: ['a', { gt: 2 }] }, 'b', 'unknown'],
  [{ or: ['a', 'c'] }, 'b', 'no'],
];

describe('a matcher', () => {
  it.each(
    table.map(
      ([matcher, value, holds]) => [JSON.stringify(matcher), JSON.stringify(value), holds, matcher, value] as const,
    ),
  )('%s of %s: %s', (_matcher, _value, holds, matcher, value) => {
    expect(compare(matcher, one(value)).holds).toBe(holds);
  });

  it('never holds for what is missing, but for "exists: false"', () => {
    const selection: Selection = { kind: 'one', slot: missing };
    for (const [matcher] of table) {
      const isAbsence = JSON.stringify(matcher) === '{"exists":false}';
      expect(compare(matcher, selection).holds === 'yes', JSON.stringify(matcher)).toBe(isAbsence);
    }
  });

  it('tells what a text was read as', () => {
    expect(compare(3, one('3')).note).toBe('the text was read as the number 3');
    expect(compare({ semver: '>=16' }, one('16.4')).note).toBe('read as 16.4.0');
  });

  it('counts, and names the first that stands in the way', () => {
    const selection: Selection = { kind: 'many', slots: [present(2), missing, present(1)] };
    expect(compare({ all: { gte: 2 } }, selection).tally).toEqual({
      matched: 1,
      of: 3,
      offender: { slot: missing, note: 'there is no "x"' },
    });
    expect(
      compare({ one: { gte: 1 } }, { kind: 'many', slots: [present(2), present(3)] }).tally?.offender?.slot,
    ).toEqual(present(3));
  });

  it('does not stop for a regular expression that would backtrack without end', () => {
    expect(compare({ matches: '^(a+)+$' }, one(`${'a'.repeat(50_000)}b`)).holds).toBe('no');
  });
});

const leaf: fc.Arbitrary<Matcher> = fc.oneof(
  fc.constantFrom<Matcher>('a', 1, true, null, { gt: 1 }, { startsWith: 'a' }, { exists: true }, { exists: false }),
  fc.constantFrom<Matcher>(
    { ne: 'a' },
    { notIn: [1] },
    { size: 1 },
    { semver: '>=1' },
    { quantity: '1' },
    { matches: 'a' },
  ),
  fc.constantFrom<Matcher>({ all: 'a' }, { none: 'a' }, { distinct: 1 }, { containsAll: ['a'] }, { age: { lt: 1 } }),
);

const { matcher } = fc.letrec<{ matcher: Matcher }>((tie) => ({
  matcher: fc.oneof(
    { depthSize: 'small' },
    leaf,
    tie('matcher').map((not): Matcher => ({ not })),
    fc.tuple(tie('matcher'), tie('matcher')).map((and): Matcher => ({ and })),
    fc.tuple(tie('matcher'), tie('matcher')).map((or): Matcher => ({ or })),
  ),
}));

const anyJson = fc.jsonValue() as fc.Arbitrary<Json>;
const slot = fc.oneof({ weight: 4, arbitrary: anyJson.map(present) }, { weight: 1, arbitrary: fc.constant(missing) });
const slots = fc.array(slot, { maxLength: 4 });

describe('whatever is compared with whatever', () => {
  it('"none" is "all not"', () => {
    fc.assert(
      fc.property(matcher, slots, (inner, found) => {
        const selection: Selection = { kind: 'many', slots: found };
        expect(compare({ none: inner }, selection).holds).toBe(compare({ all: { not: inner } }, selection).holds);
      }),
    );
  });

  it('"all" is "not any not"', () => {
    fc.assert(
      fc.property(matcher, slots, (inner, found) => {
        const selection: Selection = { kind: 'many', slots: found };
        expect(compare({ all: inner }, selection).holds).toBe(
          compare({ not: { any: { not: inner } } }, selection).holds,
        );
      }),
    );
  });

  it('a matcher and its opposite never both hold', () => {
    fc.assert(
      fc.property(matcher, slot, (inner, found) => {
        const selection: Selection = { kind: 'one', slot: found };
        const both = [compare(inner, selection).holds, compare({ not: inner }, selection).holds];
        expect(both.filter((holds) => holds === 'yes').length).toBeLessThan(2);
      }),
    );
  });

  it('nothing holds for all, any, none or one of no elements', () => {
    fc.assert(
      fc.property(matcher, fc.constantFrom('all', 'any', 'none', 'one'), (inner, quantifier) => {
        expect(compare({ [quantifier]: inner }, { kind: 'many', slots: [] }).holds).toBe('unknown');
      }),
    );
  });
});
