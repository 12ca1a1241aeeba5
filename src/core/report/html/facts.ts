/** The identity of the run in cards. */
import * as l10n from '@vscode/l10n';
import { factGroups, type FactGroup } from '../factRows.ts';
import type { Report } from '../model.ts';
import { markup, type Markup } from './markup.ts';

export function facts(report: Report): Markup {
  return markup`<section class="facts" aria-label="${l10n.t('Target, run and runbook')}">${factGroups(report).map(card)}</section>`;
}

function card({ title, rows }: FactGroup): Markup {
  const list = rows.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return markup`<div class="card"><h2>${title}</h2><dl>${list}</dl></div>`;
}
