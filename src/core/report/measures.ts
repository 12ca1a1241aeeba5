/** Times, durations and sizes as reports print them: in the language of the report, in UTC, the same on every machine. */
import * as l10n from '@vscode/l10n';

/** "2026-08-06T01:12:09Z": UTC to the second. What is no such time is printed as it was written. */
export function timeText(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, '$1Z');
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** "320 ms", "4.1 s", "2 min 5 s" */
export function durationText(ms: number): string {
  if (ms < SECOND) return l10n.t('{0} ms', Math.round(ms));
  // Rounded first, so that 59,960 ms is "1 min 0 s" and not "60.0 s".
  const tenths = Math.round(ms / 100) / 10;
  if (tenths < MINUTE / SECOND) return l10n.t('{0} s', tenths.toFixed(1));
  const seconds = Math.round(ms / SECOND);
  return l10n.t('{0} min {1} s', Math.floor(seconds / 60), seconds % 60);
}

const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;

/** "412 B", "3.2 KiB", "1.0 MiB" */
export function sizeText(bytes: number): string {
  if (bytes < KIBIBYTE) return `${bytes} B`;
  return bytes < MEBIBYTE ? `${(bytes / KIBIBYTE).toFixed(1)} KiB` : `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
}

/** Never "100 %" before all is done. */
export function percent(done: number, total: number): number {
  return total === 0 ? 0 : Math.floor((100 * done) / total);
}
