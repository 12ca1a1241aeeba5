/** How long ago a point in time was. */
import * as l10n from '@vscode/l10n';
import { formatDuration } from '../duration.ts';
import type { Json } from '../json.ts';
import type { Order } from '../sidecar/matcherSchema.ts';
import { answer, conjunction, incomparable, type Comparison } from './comparison.ts';
import { isInOrder, readNumber, type OrderOperator } from './number.ts';

/** Clocks of two machines differ by as much without a fault. A time further ahead proves nothing about an age. */
const MAX_AHEAD_MS = 5 * 60_000;

/** @param now milliseconds since 1970 */
export function matchAge(expected: Order<number>, actual: Json, now: number): Comparison {
  const at = timeOf(actual);
  if (at === undefined)
    return incomparable(l10n.t('no point in time: seconds since 1970, or ISO 8601 with a time zone'));
  const age = now - at;
  if (age < -MAX_AHEAD_MS) return incomparable(l10n.t('that is {0} in the future', formatDuration(-age)));
  const note = l10n.t('{0} ago', formatDuration(Math.max(age, 0)));
  return conjunction(
    Object.entries(expected).map(([operator, wanted]) =>
      answer(isInOrder(operator as OrderOperator, Math.max(age, 0) - Number(wanted)), note),
    ),
  );
}

/** Seconds since 1970 reach it in the year 5138; what is larger counts milliseconds. */
const LARGEST_SECONDS = 1e11;

const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s?(Z|[+-]\d\d(?::?\d\d)?)$/i;

function timeOf(value: Json): number | undefined {
  const number = readNumber(value);
  if (number !== undefined) {
    const count = number.value;
    return count <= 0 ? undefined : count > LARGEST_SECONDS ? count : count * 1000;
  }
  const [, date, time, zone] = (typeof value === 'string' ? iso.exec(value) : null) ?? [];
  if (date === undefined || time === undefined || zone === undefined) return undefined;
  const ms = Date.parse(`${date}T${time}${zoneText(zone)}`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** PostgreSQL writes "+00", ISO 8601 "+00:00". */
function zoneText(zone: string): string {
  if (zone.toUpperCase() === 'Z') return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0] ?? '+'}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
