/** What changed since another run: what got worse first. */
import * as l10n from '@vscode/l10n';
import { fieldsText } from '../../target/identity.ts';
import type { ItemChange, Report } from '../model.ts';
import { comparedText } from '../saidText.ts';
import { stateWord, trendWord } from '../words.ts';
import { labelled } from './icons.ts';
import { markup, nothing, type Markup } from './markup.ts';
import { link } from './obstacles.ts';

export function comparison({ comparison: made, progress }: Report): Markup {
  if (made === undefined) return nothing;
  const { done, total } = made.progress;
  const target =
    made.differs.length === 0
      ? nothing
      : markup`<p class="note warn">${l10n.t('The targets differ: {0}', fieldsText(made.differs))}</p>`;
  return markup`<section class="comparison"><h2>${l10n.t('Compared with {0}', comparedText(made))}</h2>
<p>${done}/${total} → ${progress.done}/${progress.total}</p>${target}
${made.changes.length === 0 ? markup`<p class="note">${l10n.t('No item is in another state.')}</p>` : table(made.changes)}
</section>`;
}

function table(changes: readonly ItemChange[]): Markup {
  const rows = (['worse', 'better', 'other'] as const).flatMap((trend) => changes.filter((one) => one.trend === trend));
  return markup`<table class="stacks"><thead><tr><th scope="col">${l10n.t('Change')}</th><th scope="col">${l10n.t('Item')}</th><th scope="col">${l10n.t('Before')}</th><th scope="col">${l10n.t('This run')}</th></tr></thead>
<tbody>${rows.map(row)}</tbody></table>`;
}

function row({ trend, was, state, ...item }: ItemChange): Markup {
  const look = trendWord(trend);
  return markup`<tr><td class="${look.tone}">${look.mark} ${look.word}</td><td>${link(item)}<span class="where">${item.section}</span></td><td data-label="${l10n.t('Before')}">${labelled(stateWord(was))}</td><td data-label="${l10n.t('This run')}">${labelled(stateWord(state))}</td></tr>`;
}
