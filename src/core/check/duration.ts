/** Durations as text: "10s", "1h30m", "14d". */

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** The whole text as a regular expression, also for the JSON Schema. */
export const DURATION_PATTERN = '^(\\d+(\\.\\d+)?(ms|s|m|h|d|w))+$';

const whole = new RegExp(DURATION_PATTERN);
const part = /(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g;

/** @returns milliseconds; undefined where the text is no duration */
export function parseDuration(text: string): number | undefined {
  if (!whole.test(text)) return undefined;
  return [...text.matchAll(part)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * (unitMs[unit ?? ''] ?? 0),
    0,
  );
}

/** The two largest units that are not zero: "2d3h", "90ms". */
export function formatDuration(ms: number): string {
  const units = ['d', 'h', 'm', 's', 'ms'] as const;
  const parts: string[] = [];
  let rest = Math.round(ms);
  for (const unit of units) {
    const size = unitMs[unit] ?? 1;
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? '0s' : parts.join('');
}
