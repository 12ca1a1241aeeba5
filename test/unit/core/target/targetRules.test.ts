import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProtected, matchesPattern, noRules, strictest } from '../../../../src/core/target/targetRules.ts';

describe('a pattern for contexts', () => {
  it.each([
    ['prod', 'prod', true],
    ['prod-eu', 'prod', false],
    ['prod-eu', 'prod*', true],
    ['eu/PROD', '*prod', true],
    ['eu-prod-1', '*prod*', true],
    ['prod-1', 'prod-?', true],
    ['prod-10', 'prod-?', false],
    ['a.b', 'a?b', true],
    ['axb', 'a.b', false],
    ['', '*', true],
    ['x', '', false],
  ])('%s by %s: %s', (name, pattern, expected) => {
    expect(matchesPattern(name, pattern)).toBe(expected);
  });

  it('says what a regular expression of the same meaning says', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    fc.assert(
      fc.property(name, short, (text, pattern) => {
        const same = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(matchesPattern(text, pattern)).toBe(same.test(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no long time, however many stars it has', () => {
    expect(matchesPattern('a'.repeat(2000), '*a'.repeat(500) + 'b')).toBe(false);
  });
});

describe('rules', () => {
  it('can only tighten each other', () => {
    const one = { protectedContexts: ['prod'], readOnly: false };
    const other = { protectedContexts: ['live'], readOnly: true };
    expect(strictest([one, noRules, other])).toEqual({ protectedContexts: ['prod', 'live'], readOnly: true });
    expect(strictest([other, one]).readOnly).toBe(true);
  });

  it('protect what the person names and what the sidecar names; "protect: false" takes nothing away', () => {
    const rules = { protectedContexts: ['prod*'], readOnly: false };
    const targets = {
      live: { kube: { context: 'live' }, protect: true },
      loose: { kube: { context: 'prod-eu' }, protect: false },
    };
    expect(['prod-eu', 'live', 'dev'].map((context) => isProtected(context, rules, { targets }))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
