/** Who exempted what, why and until when. */
import * as l10n from '@vscode/l10n';
import { timeText } from '../measures.ts';
import type { Report, ReportWaiver } from '../model.ts';
import { waiverText } from '../saidText.ts';
import { markup, nothing, type Markup } from './markup.ts';
import { link } from './obstacles.ts';

export function waivers(report: Report): Markup {
  if (report.waivers.length === 0) return nothing;
  return markup`<section class="waivers"><h2>${l10n.t('Waivers')}</h2><table class="stacks">
<thead><tr><th scope="col">${l10n.t('Item')}</th><th scope="col">${l10n.t('Until')}</th><th scope="col">${l10n.t('Reason')}</th><th scope="col">${l10n.t('Who, when')}</th></tr></thead>
<tbody>${report.waivers.map(row)}</tbody></table></section>`;
}

function row(waiver: ReportWaiver): Markup {
  const { nodeId, section, check, reason, inForce, actor, at } = waiver;
  const what = nodeId === '' ? nothing : link(waiver);
  const where = check === undefined ? section : l10n.t('check {0}', check);
  const tone = inForce ? 'plain' : 'bad';
  const time = at === undefined ? nothing : markup` <time>${timeText(at)}</time>`;
  return markup`<tr><td>${what}<span class="where">${where}</span></td><td class="until ${tone}" data-label="${l10n.t('Until')}">${waiverText(waiver)}</td><td>${reason}</td><td class="who">${actor ?? l10n.t('sidecar')}${time}</td></tr>`;
}
