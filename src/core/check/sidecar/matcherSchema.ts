/** The schema of matchers: what may stand behind a path under `expect`. */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import type { Json, Scalar } from '../json.ts';
import { parseQuantity, QUANTITY_PATTERN } from '../quantity.ts';
import { closed, duration, json, text } from './schemaParts.ts';

/** A bare scalar means `eq`. Of a map every entry has to hold. */
export type Matcher = Scalar | MatcherMap;

export interface MatcherMap extends Order<number> {
  readonly eq?: Json | undefined;
  readonly ne?: Json | undefined;
  readonly not?: Matcher | undefined;
  readonly in?: readonly Scalar[] | undefined;
  readonly notIn?: readonly Scalar[] | undefined;
  readonly startsWith?: string | undefined;
  readonly endsWith?: string | undefined;
  readonly contains?: string | undefined;
  /** RE2 syntax, anywhere in the text unless anchored. */
  readonly matches?: string | undefined;
  readonly containsAll?: readonly Scalar[] | undefined;
  readonly all?: Matcher | undefined;
  readonly any?: Matcher | undefined;
  readonly none?: Matcher | undefined;
  readonly one?: Matcher | undefined;
  /** Of a list, an object or a text. */
  readonly size?: Matcher | undefined;
  /** How many different values a list has. */
  readonly distinct?: Matcher | undefined;
  /** There, and not null. */
  readonly exists?: boolean | undefined;
  /** A range as npm writes it: ">=1.29.0". */
  readonly semver?: string | undefined;
  readonly quantity?: string | number | QuantityMatcher | undefined;
  /** Time since, in milliseconds. */
  readonly age?: Order<number> | undefined;
  readonly and?: readonly Matcher[] | undefined;
  readonly or?: readonly Matcher[] | undefined;
}

export interface Order<Value> {
  readonly gt?: Value | undefined;
  readonly gte?: Value | undefined;
  readonly lt?: Value | undefined;
  readonly lte?: Value | undefined;
}

export interface QuantityMatcher extends Order<string | number> {
  readonly eq?: string | number | undefined;
  readonly ne?: string | number | undefined;
}

/** Numbers beyond 2^53 are not what the file says once they are read. */
const number = z
  .number({
    error: ({ input }) =>
      typeof input === 'string' && parseQuantity(input) !== undefined
        ? l10n.t('"{0}" is no number. For a Kubernetes quantity write quantity: with it.', input)
        : l10n.t('A number belongs here.'),
  })
  .refine((value) => !Number.isInteger(value) || Number.isSafeInteger(value), {
    error: () => l10n.t('This number is too large to be compared exactly.'),
  });

const scalar: z.ZodType<Scalar> = z.union([z.string(), number, z.boolean(), z.null()], {
  error: () => l10n.t('A text, a number, true, false or null belongs here.'),
});

const scalars = z
  .array(scalar, { error: () => l10n.t('A list belongs here.') })
  .min(1, { error: () => l10n.t('An empty list asserts nothing.') });

const quantityText = z
  .union([z.string(), number])
  .refine((value) => typeof value === 'number' || parseQuantity(value) !== undefined, {
    error: ({ input }) => l10n.t('"{0}" is no quantity. Write one such as 16Gi or 500m.', String(input)),
  })
  .meta({ pattern: QUANTITY_PATTERN });

const assertsSomething = {
  error: () => l10n.t('An empty matcher asserts nothing.'),
};

function order<Value extends z.ZodType>(value: Value) {
  return {
    gt: value.optional().describe('More than.'),
    gte: value.optional().describe('At least.'),
    lt: value.optional().describe('Less than.'),
    lte: value.optional().describe('At most.'),
  };
}

function isNotEmpty(value: object): boolean {
  return Object.keys(value).length > 0;
}

const nested: z.ZodType<Matcher> = z.lazy(() => matcher);

const matcherMap = closed({
  eq: json.optional().describe('Equal, also lists and objects.'),
  ne: json.optional().describe('Not equal.'),
  not: nested.optional().describe('The matcher does not hold. What cannot be compared holds neither way.'),
  ...order(number),
  in: scalars.optional().describe('One of these.'),
  notIn: scalars.optional().describe('None of these.'),
  startsWith: text.optional().describe('A text that begins so.'),
  endsWith: text.optional().describe('A text that ends so.'),
  contains: text.optional().describe('A text with this anywhere in it.'),
  matches: text.optional().describe('A text that fits, in the syntax of RE2; anywhere in it unless anchored.'),
  containsAll: scalars.optional().describe('A list with each of these.'),
  all: nested.optional().describe('Every element, and there is one.'),
  any: nested.optional().describe('At least one element.'),
  none: nested.optional().describe('No element, and there is one.'),
  one: nested.optional().describe('Exactly one element.'),
  size: nested.optional().describe('The number of elements of a list, keys of an object or characters of a text.'),
  distinct: nested.optional().describe('The number of different values of a list.'),
  exists: z.boolean().optional().describe('Whether it is there and not null.'),
  semver: text.optional().describe("A version in a range as npm writes it: '>=1.29 <2'."),
  quantity: z
    .union([
      quantityText,
      closed({ eq: quantityText.optional(), ne: quantityText.optional(), ...order(quantityText) }).refine(
        isNotEmpty,
        assertsSomething,
      ),
    ])
    .optional()
    .describe('A Kubernetes quantity that is equal, or compared: { gte: 16Gi }.'),
  age: closed(order(duration))
    .refine(isNotEmpty, assertsSomething)
    .optional()
    .describe('Time since a point in time, seconds since 1970 or ISO 8601: { lt: 24h }.'),
  and: z.array(nested).min(1).optional().describe('All of these hold.'),
  or: z.array(nested).min(1).optional().describe('At least one of these holds.'),
}).refine(isNotEmpty, assertsSomething);

export const matcher: z.ZodType<Matcher> = z
  .union([z.string(), number, z.boolean(), z.null(), matcherMap], {
    error: ({ input }) =>
      Array.isArray(input)
        ? l10n.t('A bare list does not say what it means. Write in:, containsAll: or eq: before it.')
        : l10n.t('A value to be equal to, or a matcher such as { gte: 3 }, belongs here.'),
  })
  .meta({ id: 'matcher' });
