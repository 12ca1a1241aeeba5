/** What people said of an item, and what happened in a run, in words for every format. */
import * as l10n from '@vscode/l10n';
import { sizeText, timeText } from './measures.ts';
import type {
  Comparison,
  GivenSignOff,
  ReportAttachment,
  ReportDecision,
  ReportMark,
  ReportWaiver,
  TimelineEntry,
} from './model.ts';
import { verdictWord } from './words.ts';

/** As much of a mark as is put into words; attachments have texts of their own. */
interface Said extends Pick<ReportMark, 'ticked' | 'actor' | 'at' | 'note'> {
  readonly decision?: Exclude<ReportDecision, { kind: 'attested' }> | { readonly kind: 'attested' } | undefined;
}

/** @param time when, as the reader is to see it; in UTC where absent */
export function markText({ ticked, decision, actor, at }: Said, time = timeText(at)): string {
  if (!ticked) return l10n.t('Unticked by hand by {0} at {1}', actor, time);
  switch (decision?.kind) {
    case 'attested':
      return l10n.t('Attested by {0} at {1}', actor, time);
    case 'waived':
      return l10n.t('Waived until {0} by {1} at {2}', decision.until, actor, time);
    case 'not applicable':
      return l10n.t('Marked as not applicable by {0} at {1}', actor, time);
    case undefined:
      return l10n.t('Ticked by hand by {0} at {1}', actor, time);
  }
}

/** Why, or what was noted with it; undefined where nothing was. */
export function markReason({ decision, note }: Said): string | undefined {
  return decision !== undefined && decision.kind !== 'attested' ? decision.reason : note;
}

/** One line: the text, the address, or the file with its digest. */
export function attachmentText(attachment: ReportAttachment): string {
  switch (attachment.kind) {
    case 'text':
      return attachment.text;
    case 'link':
      return attachment.url;
    case 'file': {
      const { name, bytes, sha256, isMissing } = attachment;
      const text = `${name} (${sizeText(bytes)}, sha256:${sha256})`;
      return isMissing ? l10n.t('{0}: the stored file is missing or altered', text) : text;
    }
  }
}

export function waiverText({ until, inForce }: ReportWaiver): string {
  return inForce ? until : l10n.t('{0}, ended', until);
}

/** How far a signature can be relied on: '' where nothing speaks against it. */
export function signOffDoubts({ isStale, wasReady, isOwnWork }: GivenSignOff): string {
  return [
    isStale ? l10n.t('out of date: the run has changed since') : '',
    wasReady ? '' : l10n.t('signed while it was not ready'),
    isOwnWork ? l10n.t('own work') : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** The other run: its name, else its id, and when it was started. */
export function comparedText({ run: { id, name, startedAt } }: Comparison): string {
  return [name === '' ? id : name, startedAt === undefined ? '' : timeText(startedAt)]
    .filter((part) => part !== '')
    .join(', ');
}

export function actText({ act, verdict }: TimelineEntry): string {
  switch (act) {
    case 'started':
      return l10n.t('started the run');
    case 'executed':
      return l10n.t('ran it: {0}', verdictWord(verdict).word);
    case 'ticked':
      return l10n.t('ticked by hand');
    case 'attested':
      return l10n.t('attested');
    case 'waived':
      return l10n.t('waived');
    case 'not applicable':
      return l10n.t('not applicable');
    case 'taken back':
      return l10n.t('took it back');
    case 'noted':
      return l10n.t('noted');
    case 'filled':
      return l10n.t('filled in');
    case 'signed':
      return l10n.t('signed');
    case 'withdrawn':
      return l10n.t('withdrew the signature');
  }
}
