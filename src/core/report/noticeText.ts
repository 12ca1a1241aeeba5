/** Notices of the report in words. */
import * as l10n from '@vscode/l10n';
import { fieldsText } from '../target/identity.ts';
import type { Notice } from './model.ts';
import { verdictWord } from './words.ts';

export function noticeText(notice: Notice): string {
  switch (notice.kind) {
    case 'runbook changed':
      return l10n.t('The runbook has changed since the run was started; then its SHA-256 was {0}.', notice.startedWith);
    case 'unknown events':
      return l10n.t('Log lines that a newer version wrote, which are not taken into account: {0}.', notice.count);
    case 'log damaged':
      if (notice.count === 1)
        return l10n.t(
          'A line of the log is damaged or was changed, at {0}, so what it recorded may be missing here. "provebook verify" says more.',
          notice.place,
        );
      return l10n.t(
        '{0} lines of the log are damaged or were changed, the first at {1}, so what they recorded may be missing here. "provebook verify" says more.',
        notice.count,
        notice.place,
      );
    case 'ticked over':
      return l10n.t(
        'ticked by hand by {0} although a command says: {1}',
        notice.actor,
        verdictWord(notice.verdict).word,
      );
    case 'exempted over':
      return l10n.t('exempted by {0} although a command says: {1}', notice.actor, verdictWord(notice.verdict).word);
    case 'sign-off stale':
      return l10n.t(
        '{0} signed as "{1}"; the run has changed since, so it has to be signed again.',
        notice.actor,
        notice.role,
      );
    case 'warned':
      return notice.finding ?? l10n.t('passed with a warning');
    case 'other target':
      return l10n.t('ran somewhere else than this run is pinned to; different: {0}', fieldsText(notice.differs));
    case 'evidence missing':
      return l10n.t('the stored output {0} is missing or altered', notice.sha256);
  }
}
