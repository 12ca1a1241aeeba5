/** How long ago something was, in words for somebody who looks at it now. */
import * as l10n from '@vscode/l10n';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * "just now", "5 min ago", "3 h ago", "2 d ago"; '' for what is no time.
 *
 * @param iso when it was
 * @param now milliseconds since 1970
 */
export function ageText(iso: string, now: number): string {
  const ms = now - Date.parse(iso);
  if (Number.isNaN(ms)) return '';
  if (ms < MINUTE) return l10n.t('just now');
  if (ms < HOUR) return l10n.t('{0} min ago', Math.floor(ms / MINUTE));
  if (ms < DAY) return l10n.t('{0} h ago', Math.floor(ms / HOUR));
  return l10n.t('{0} d ago', Math.floor(ms / DAY));
}
