/** The last day of a waiver as somebody types it, looked at before it is written down. */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { isInForce } from '../check/waiver.ts';

/**
 * @param now milliseconds since 1970
 * @returns a sentence, or undefined where it may be written down
 */
export function endDateProblem(until: string, now: number): string | undefined {
  if (!z.iso.date().safeParse(until).success) return l10n.t('"{0}" is no date. Write it as 2027-03-31.', until);
  return isInForce(until, now) ? undefined : l10n.t('{0} is over. A waiver ends on a day to come.', until);
}
