import * as l10n from '@vscode/l10n';
import type { Report } from '../model.ts';
import { noticeText } from '../noticeText.ts';
import { entryText, inline } from './text.ts';

/** What does not stand in the way, and still must be seen. */
export function notices(report: Report): readonly string[] {
  if (report.notices.length === 0) return [];
  const rows = report.notices.map((notice) => {
    const text = noticeText(notice);
    return 'nodeId' in notice ? `- ${entryText(notice.title)}: ${inline(text)}` : `- ${entryText(text)}`;
  });
  return [`## ${l10n.t('Also to know')}`, '', ...rows, ''];
}
