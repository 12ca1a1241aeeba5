/** Kubernetes quantities ("16Gi", "500m", "1e3"), compared without rounding. */

/** Kubernetes keeps quantities to a billionth. */
const DIGITS = 9n;

const binary: Readonly<Record<string, bigint>> = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };
const decimal: Readonly<Record<string, bigint>> = {
  n: -9n,
  u: -6n,
  m: -3n,
  k: 3n,
  M: 6n,
  G: 9n,
  T: 12n,
  P: 15n,
  E: 18n,
};

/** The whole text as a regular expression, also for the JSON Schema. */
export const QUANTITY_PATTERN =
  '^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\\d{1,2})?$';

const shape = /^([+-]?)(\d*)(?:\.(\d*))?(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d{1,2})?$/;
const whole = new RegExp(QUANTITY_PATTERN);

/**
 * @returns the quantity in billionths, what is smaller rounded away from zero as Kubernetes does; undefined where the text is no quantity
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string): bigint | undefined {
  const [, sign, integer = '', fraction = '', suffix = ''] = (whole.test(text) ? shape.exec(text) : null) ?? [];
  if (sign === undefined) return undefined;
  const power = binary[suffix];
  const exponent = power === undefined ? (decimal[suffix] ?? BigInt(suffix.slice(1) || 0)) : 0n;
  const digits = BigInt(integer + fraction) * 2n ** (power ?? 0n);
  const billionths = scaleUp(digits, exponent + DIGITS - BigInt(fraction.length));
  return sign === '-' ? -billionths : billionths;
}

/** `digits` times ten to the `exponent`, what is left over rounded up. */
function scaleUp(digits: bigint, exponent: bigint): bigint {
  if (exponent >= 0n) return digits * 10n ** exponent;
  const divisor = 10n ** -exponent;
  return (digits + divisor - 1n) / divisor;
}

/** The quantity as a number; whole ones are exact up to 2^53. */
export function quantityAsNumber(text: string): number | undefined {
  const billionths = parseQuantity(text);
  if (billionths === undefined) return undefined;
  const unit = 10n ** DIGITS;
  return Number(billionths / unit) + Number(billionths % unit) / Number(unit);
}
