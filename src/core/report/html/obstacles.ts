/** What stands in the way: trouble first, then decisions people owe, then what is left to do. */
import * as l10n from '@vscode/l10n';
import { timeText } from '../measures.ts';
import type { Blocker, ItemRef, OpenGroup, Report } from '../model.ts';
import { stateMeaning, stateWord } from '../words.ts';
import { entryAnchor, sectionAnchor } from './anchor.ts';
import { icon, labelled } from './icons.ts';
import { markup, nothing, type Markup } from './markup.ts';

export function obstacles({ blockers, waiting, open }: Report): Markup {
  if (blockers.length + waiting.length + open.length === 0) return nothing;
  return markup`<section class="obstacles">
<h2>${l10n.t('What stands in the way')}</h2>
${blockers.length === 0 ? nothing : blockerTable(blockers)}
${waiting.length === 0 ? nothing : waitingList(waiting)}
${open.length === 0 ? nothing : openList(open)}
</section>`;
}

function blockerTable(blockers: readonly Blocker[]): Markup {
  return markup`<table class="blockers stacks">
<thead><tr><th scope="col">${l10n.t('State')}</th><th scope="col">${l10n.t('Item')}</th><th scope="col">${l10n.t('Why')}</th><th scope="col">${l10n.t('Who, when')}</th></tr></thead>
<tbody>${blockers.map(blockerRow)}</tbody>
</table>`;
}

function blockerRow({ state, finding, actor, at, ...item }: Blocker): Markup {
  const time = at === undefined ? nothing : markup` <time>${timeText(at)}</time>`;
  return markup`<tr><td>${labelled(stateWord(state))}</td><td>${link(item)}<span class="where">${item.section}</span></td><td>${finding ?? stateMeaning(state)}</td><td class="who">${actor}${time}</td></tr>`;
}

function waitingList(waiting: readonly ItemRef[]): Markup {
  const items = waiting.map((item) => markup`<li>${link(item)} <span class="where">${item.section}</span></li>`);
  return markup`<div class="left"><h3>${icon('person')} ${l10n.t('Ran, a person has to decide')} <span class="number">${waiting.length}</span></h3>
<ul>${items}</ul></div>`;
}

function openList(open: readonly OpenGroup[]): Markup {
  const count = open.reduce((sum, group) => sum + group.count, 0);
  const groups = open.map(
    (group) =>
      markup`<li><a href="#${sectionAnchor(group.sectionId)}">${group.title}</a> <span class="number">${group.count}</span></li>`,
  );
  return markup`<div class="left"><h3>${icon('open')} ${l10n.t('Still open')} <span class="number">${count}</span></h3>
<ul class="columns">${groups}</ul></div>`;
}

export function link({ nodeId, title }: { readonly nodeId: string; readonly title: string }): Markup {
  return markup`<a href="#${entryAnchor(nodeId)}">${title}</a>`;
}
