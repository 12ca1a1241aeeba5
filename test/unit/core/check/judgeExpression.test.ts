import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeExpression } from '../../../../src/core/check/judgeExpression.ts';
import type { Json } from '../../../../src/core/check/json.ts';
import { createShow } from '../../../../src/core/check/show.ts';

const show = createShow((text) => text, false);
const now = Date.parse('2026-06-01T12:00:00Z');

function judge(expr: string, variables: Readonly<Record<string, Json>> = {}) {
  return judgeExpression({ expr, message: undefined, line: 7, column: 1 }, { variables, now, show });
}

const items: Json = [
  { metadata: { name: 'web', namespace: 'shop' }, spec: { replicas: 3, max: 5 } },
  { metadata: { name: 'api', namespace: 'shop' }, spec: { replicas: 3, max: 3 } },
];

describe('an expression holds', () => {
  it.each<[string, Readonly<Record<string, Json>>]>([
    ['rows.all(r, r.n - 1 >= 0)', { rows: [{ n: 1 }, { n: 2 }] }],
    ['value > 0.5', { value: 1 }],
    ['value == 1', { value: 1 }],
    ["quantity('1Gi').isGreaterThan(quantity('500Mi'))", {}],
    ["quantity('1500m') <= 0.8 * quantity('2')", {}],
    ["semver(version, '>=1.29.0')", { version: 'v1.30.1' }],
    ["now - timestamp(at) < duration('24h')", { at: '2026-06-01T00:00:00Z' }],
    ["object['a.b/c'] == 'd'", { object: { 'a.b/c': 'd' } }],
    ['!has(object.tls) || object.tls.size() > 0', { object: {} }],
    ['object.constructor == 1', { object: { constructor: 1 } }],
    ["text.matches('^v[0-9]+$')", { text: 'v12' }],
    ['type(value) == int', { value: 9007199254740991 }],
  ])('%s', (expr, variables) => {
    expect(judge(expr, variables)).toEqual({ outcome: 'holds', message: `${expr} holds`, line: 7 });
  });
});

describe('an expression that is false is explained', () => {
  it.each<[string, Readonly<Record<string, Json>>, string]>([
    ['value > 3', { value: 2 }, 'value > 3 is false: left 2, right 3'],
    [
      'items.all(i, i.spec.max > i.spec.replicas)',
      { items },
      'i.spec.max > i.spec.replicas is false: left 3, right 3, for api (shop)',
    ],
    ["value == 'a' && size(list) > 1", { value: 'a', list: [1] }, 'size(list) > 1 is false: left 1, right 1'],
    ['!has(a.b) || a.b > 3', { a: { b: 1 } }, 'a.b > 3 is false: left 1, right 3'],
    ['flag ? value == 1 : value == 2', { flag: false, value: 3 }, 'value == 2 is false: left 3, right 2'],
    ["list.exists(x, x == 'a')", { list: ['b', 'c'] }, 'list.exists(x, x == "a") is false, elements: 2'],
    ['!flag', { flag: true }, 'flag is true'],
    ['flag', { flag: false }, 'flag is false'],
    ["'a' in list", { list: ['b'] }, '"a" in list is false: left "a", right ["b"]'],
    ['value == 1', { value: '1' }, 'value == 1 is false: left "1", right 1'],
    ['m.all(k, m[k] > 1)', { m: { a: 2, b: 1 } }, 'm[k] > 1 is false: left 1, right 1, for "b"'],
    ['list.all(x, x.n > 1)', { list: [{ n: 1 }] }, 'x.n > 1 is false: left 1, right 1, for element 0'],
    [
      'timestamp(at) > now',
      { at: '2026-01-01T00:00:00Z' },
      'left "2026-01-01T00:00:00.000Z", right "2026-06-01T12:00:00.000Z"',
    ],
  ])('%s', (expr, variables, message) => {
    const judged = judge(expr, variables);
    expect(judged.outcome).toBe('fails');
    expect(judged.message).toContain(message);
  });

  it('in the words of its author first', () => {
    const assertion = { expr: 'value > 3', message: 'too few', line: 1, column: 1 };
    expect(judgeExpression(assertion, { variables: { value: 1 }, now, show }).message).toBe(
      'too few: value > 3 is false: left 1, right 3',
    );
  });
});

describe('an expression is an error, never false or true, when', () => {
  it.each<[string, string, Readonly<Record<string, Json>>, string]>([
    ['a field is missing', 'items.all(i, i.spec.min > 1)', { items }, 'field not found: min, at character 20'],
    ['what it speaks of is missing', 'json.a == 1', {}, '"json" is not there'],
    ['it only asks whether a part of it is there', '!has(json.errors)', {}, '"json" is not there'],
    ['types do not fit', "value > 'a'", { value: 1 }, 'no matching overload'],
    ['it is no yes or no', 'value', { value: 1 }, 'neither true nor false'],
    ['it divides by zero', '1 / value == 1', { value: 0 }, 'divide by zero'],
    ['a quantity is none', 'quantity(value) > 1.0', { value: 'much' }, 'quantity()'],
    ['a regular expression is none', 'value.matches(pattern)', { value: 'a', pattern: '(' }, 'missing closing'],
    ['it cannot be read', 'value ==', { value: 1 }, 'cannot be read'],
    ['there is no such function', 'lenght(value) == 1', { value: 'a' }, 'no function "lenght"'],
  ])('%s', (_name, expr, variables, message) => {
    const judged = judge(expr, variables);
    expect(judged.outcome).toBe('error');
    expect(judged.message).toContain(message);
  });

  it('and shows no more of the data than the place', () => {
    const secret = 'hunter2-hunter2';
    expect(judge('object.a.b == 1', { object: { password: secret } }).message).not.toContain(secret);
  });
});

describe('any expression on any data', () => {
  const exprs = fc.constantFrom(
    'a.all(x, x.b == 1)',
    'a.exists(x, x > 1)',
    "a.b.c == 'd'",
    'size(a) > 0',
    'a[0] == 1',
    'quantity(a) > 1.0',
    "semver(a, '>=1.0.0')",
    "a.matches('x')",
    '!has(a.b)',
  );

  it('comes to an end with an answer and a line', () => {
    fc.assert(
      fc.property(exprs, fc.jsonValue() as fc.Arbitrary<Json>, (expr, a) => {
        const { outcome, message } = judge(expr, { a });
        expect(['holds', 'fails', 'error']).toContain(outcome);
        expect(message.split('\n')).toHaveLength(1);
      }),
    );
  });
});
