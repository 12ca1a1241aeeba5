/** What expressions can call beside CEL's own functions. */
import { celEnv, celFunc, celMethod, CelScalar } from '@bufbuild/cel';
import { matchVersion } from '../matcher/version.ts';
import { quantityAsNumber } from '../quantity.ts';
import { networkFunctions } from './networkLibrary.ts';
import { urlFunctions } from './urlLibrary.ts';

const { BOOL, DOUBLE, INT, STRING } = CelScalar;

/**
 * quantity(text or number): a Kubernetes quantity as a number, with the methods that Kubernetes gives it.
 * semver(version, range): whether the version lies in npm's range.
 * ip(text), cidr(text), url(text): those of Kubernetes with their methods.
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-quantity-library
 */
export const environment = celEnv({
  funcs: [
    celFunc('quantity', [STRING], DOUBLE, quantity),
    celFunc('quantity', [INT], DOUBLE, Number),
    celFunc('quantity', [DOUBLE], DOUBLE, (value) => value),
    celMethod('isGreaterThan', DOUBLE, [DOUBLE], BOOL, function (other) {
      return this > other;
    }),
    celMethod('isLessThan', DOUBLE, [DOUBLE], BOOL, function (other) {
      return this < other;
    }),
    celMethod('compareTo', DOUBLE, [DOUBLE], INT, function (other) {
      return BigInt(Math.sign(this - other));
    }),
    celFunc('semver', [STRING, STRING], BOOL, semver),
    ...networkFunctions,
    ...urlFunctions,
  ],
});

function quantity(text: string): number {
  const value = quantityAsNumber(text);
  if (value === undefined) throw new Error('quantity() was given a text that is none');
  return value;
}

function semver(version: string, range: string): boolean {
  const { holds } = matchVersion(range, version);
  if (holds === 'unknown') throw new Error('semver() was given a text that is no version');
  return holds === 'yes';
}
