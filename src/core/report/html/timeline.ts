/** Everything that was done, in order; folded, because it is long. */
import * as l10n from '@vscode/l10n';
import { timeText } from '../measures.ts';
import type { Report, TimelineEntry } from '../model.ts';
import { actText } from '../saidText.ts';
import { markup, nothing, type Markup } from './markup.ts';

export function timeline({ timeline: entries }: Report): Markup {
  if (entries.length === 0) return nothing;
  return markup`<section class="timeline"><h2>${l10n.t('Timeline')}</h2><details data-fold="timeline"><summary>${l10n.t('Events: {0}', entries.length)}</summary><table class="stacks">
<thead><tr><th scope="col">${l10n.t('When')}</th><th scope="col">${l10n.t('Who')}</th><th scope="col">${l10n.t('What')}</th><th scope="col">${l10n.t('Item')}</th></tr></thead>
<tbody>${entries.map(row)}</tbody></table></details></section>`;
}

function row(entry: TimelineEntry): Markup {
  const { at, actor, title, detail } = entry;
  const more = detail === undefined || detail === '' ? nothing : markup`<span class="where">${detail}</span>`;
  return markup`<tr><td><time>${timeText(at)}</time></td><td>${actor}</td><td>${actText(entry)}</td><td>${title}${more}</td></tr>`;
}
