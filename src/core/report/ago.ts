/** How long ago something was, as people say it. */
import * as l10n from '@vscode/l10n';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * "just now", "5 min ago", "3 h ago", "2 d ago"; the time as it is written where it is no time, or lies ahead.
 *
 * @param now milliseconds since 1970
 */
export function agoText(iso: string, now: number): string {
  const ms = now - Date.parse(iso);
  if (Number.isNaN(ms) || ms < -MINUTE) return iso;
  if (ms < MINUTE) return l10n.t('just now');
  if (ms < HOUR) return l10n.t('{0} min ago', Math.floor(ms / MINUTE));
  if (ms < DAY) return l10n.t('{0} h ago', Math.floor(ms / HOUR));
  return l10n.t('{0} d ago', Math.floor(ms / DAY));
}
