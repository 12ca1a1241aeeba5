/** All sections in one table. */
import * as l10n from '@vscode/l10n';
import type { Report, ReportSection } from '../model.ts';
import { stateWord } from '../words.ts';
import { sectionAnchor } from './anchor.ts';
import { stackedBar } from './bar.ts';
import { labelled } from './icons.ts';
import { markup, nothing, type Markup } from './markup.ts';

export function overview({ sections }: Report): Markup {
  if (sections.length < 2) return nothing;
  return markup`<section class="overview"><h2>${l10n.t('Sections')}</h2>
<table>
<thead><tr><th scope="col">${l10n.t('Section')}</th><th scope="col">${l10n.t('State')}</th><th scope="col" class="number">${l10n.t('Done')}</th><th scope="col">${l10n.t('Progress')}</th></tr></thead>
<tbody>${sections.map(row)}</tbody>
</table></section>`;
}

function row({ id, title, depth, state, progress }: ReportSection): Markup {
  const { done, total, failed } = progress;
  const counts = [
    { state: 'passed', count: done },
    { state: 'failed', count: failed },
  ] as const;
  const bar =
    total === 0 ? nothing : stackedBar(counts, total, l10n.t('{0} of {1} done, {2} failed', done, total, failed));
  return markup`<tr class="depth-${Math.min(depth, 4)}"><th scope="row"><a href="#${sectionAnchor(id)}">${title}</a></th><td>${labelled(stateWord(state))}</td><td class="number">${total === 0 ? '–' : `${done}/${total}`}</td><td class="track">${bar}</td></tr>`;
}
