/** Where a sidecar has texts in other languages. */
import type { Json } from '../json.ts';
import { isJsonList, isJsonObject } from '../json.ts';
import type { Check, Expectations } from './model.ts';
import { subjectRoots } from './subjectRoots.ts';

export type ForeignText =
  | {
      readonly language: 'CEL';
      readonly path: readonly PropertyKey[];
      readonly text: string;
      /** What the expression may speak of; undefined: anything. */
      readonly variables: readonly string[] | undefined;
    }
  | {
      readonly language: 'regular expression' | 'version range';
      readonly path: readonly PropertyKey[];
      readonly text: string;
    };

export function findForeignTexts(checks: readonly Check[]): readonly ForeignText[] {
  return checks.flatMap((check, index) => textsOfCheck(check, ['checks', index]));
}

function textsOfCheck(check: Check, path: readonly PropertyKey[]): readonly ForeignText[] {
  const roots = subjectRoots(check.request);
  const variables = roots === undefined ? undefined : [...roots, 'vars', 'target', 'now'];
  return [
    ...(check.when === undefined
      ? []
      : [
          {
            language: 'CEL' as const,
            path: [...path, 'when'],
            text: check.when.expr,
            variables: ['vars', 'target', 'now'],
          },
        ]),
    ...textsOfExpectations(check, path, variables),
    ...(check.warn === undefined ? [] : textsOfExpectations(check.warn, [...path, 'warn'], variables)),
  ];
}

function textsOfExpectations(
  { expect, cel }: Expectations,
  path: readonly PropertyKey[],
  variables: readonly string[] | undefined,
): readonly ForeignText[] {
  return [
    ...expect.flatMap((assertion) => textsOfMatcher(assertion.matcher as Json, [...path, 'expect', assertion.path])),
    ...cel.map(({ expr }, index) => ({
      language: 'CEL' as const,
      path: [...path, 'cel', index, 'expr'],
      text: expr,
      variables,
    })),
  ];
}

/** What `eq` and `ne` compare with is data, whatever its keys are called. */
function textsOfMatcher(matcher: Json, path: readonly PropertyKey[]): readonly ForeignText[] {
  if (isJsonList(matcher)) return matcher.flatMap((part, index) => textsOfMatcher(part, [...path, index]));
  if (!isJsonObject(matcher)) return [];
  return Object.entries(matcher).flatMap(([operator, operand]): readonly ForeignText[] => {
    const at = [...path, operator];
    if (operator === 'eq' || operator === 'ne') return [];
    if (typeof operand !== 'string') return textsOfMatcher(operand, at);
    if (operator === 'matches') return [{ language: 'regular expression', path: at, text: operand }];
    return operator === 'semver' ? [{ language: 'version range', path: at, text: operand }] : [];
  });
}
