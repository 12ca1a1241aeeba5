/** Times as the person at this machine reads them: in their language and time zone. Reports print theirs in UTC, see `measures.ts`. */
import * as l10n from '@vscode/l10n';
import { messageLanguage } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * "just now", "5m ago", "3h ago", "2d ago"; the time as it is written where it is none, or lies ahead.
 *
 * @param now milliseconds since 1970
 */
export function agoText(iso: string, now: number): string {
  const ms = now - Date.parse(iso);
  if (Number.isNaN(ms) || ms < -MINUTE) return iso;
  if (ms < MINUTE) return l10n.t('just now');
  const words = new Intl.RelativeTimeFormat(messageLanguage(), { style: 'narrow' });
  if (ms < HOUR) return words.format(-Math.floor(ms / MINUTE), 'minute');
  if (ms < DAY) return words.format(-Math.floor(ms / HOUR), 'hour');
  return words.format(-Math.floor(ms / DAY), 'day');
}

/**
 * "Aug 6, 2026, 10:12:09 AM GMT+9"; what is no time is printed as it was written.
 *
 * @param timeZone such as "Asia/Seoul"; that of the machine without it
 */
export function localTimeText(iso: string, timeZone?: string): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return iso;
  return new Intl.DateTimeFormat(messageLanguage(), {
    ...{ year: 'numeric', month: 'short', day: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
    timeZone,
  }).format(at);
}

/** The time of day: "10:12:09 AM". */
export function clockText(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat(messageLanguage(), { timeStyle: 'medium', timeZone }).format(at);
}
