/** What does not stand in the way, and still must be seen. */
import * as l10n from '@vscode/l10n';
import type { Notice, Report } from '../model.ts';
import { noticeText } from '../noticeText.ts';
import { icon } from './icons.ts';
import { markup, nothing, type Markup } from './markup.ts';
import { link } from './obstacles.ts';

export function notices(report: Report): Markup {
  if (report.notices.length === 0) return nothing;
  return markup`<section class="notices"><h2>${l10n.t('Also to know')}</h2><ul>${report.notices.map(row)}</ul></section>`;
}

function row(notice: Notice): Markup {
  const item = 'nodeId' in notice ? markup`${link(notice)}: ` : nothing;
  return markup`<li><span class="warn">${icon('warned')}</span> <span>${item}${noticeText(notice)}</span></li>`;
}
