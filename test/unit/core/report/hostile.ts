/** A report in which every text that comes from people, clusters and programs is the given one. */
import type { Report } from '../../../../src/core/report/model.ts';
import { peopleReport } from './peopleReport.ts';

export const hostileText =
  '<script>alert(1)</script><img src=x onerror=alert(1)> " onload="x ``` & \u001b[2J \u202egnp.exe \u200b ![a](javascript:x) | cell';

/** Keys whose values are from closed sets, digests or times; all other strings are free text. */
const closed = new Set([
  'schema',
  'kind',
  'state',
  'was',
  'trend',
  'act',
  'verdict',
  'end',
  'counted',
  'differs',
  'sha256',
  'commandSha256',
]);

const sample = peopleReport();

export function reportFull(text: string): Report {
  return replaceStrings(sample, text) as Report;
}

function replaceStrings(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((inner) => replaceStrings(inner, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      closed.has(key) ? (inner as unknown) : replaceStrings(inner, text),
    ]),
  );
}
