/** What was proved or ticked and is no longer in the text: it counts for nothing, and nothing is lost. */
import * as l10n from '@vscode/l10n';
import type { GoneEntry, Report } from '../model.ts';
import { notes, saidNote } from './entry.ts';
import { execution } from './execution.ts';
import { markup, nothing, type Markup } from './markup.ts';

export function gone({ gone: entries }: Report): Markup {
  if (entries.length === 0) return nothing;
  return markup`<section class="part"><h2>${l10n.t('No longer in the text')}</h2>
<p class="note">${l10n.t('These results were recorded in this run for items or commands that the runbook does not have any more. They do not count.')}</p>
<ul class="entries">${entries.map(entry)}</ul></section>`;
}

function entry({ title, mark, notes: said, executions }: GoneEntry): Markup {
  return markup`<li class="entry">
<div class="row"><span></span><span class="title">${title}</span></div>
${mark === undefined ? nothing : saidNote(mark)}${notes(said)}${executions.map((made) => execution(made, false))}
</li>`;
}
