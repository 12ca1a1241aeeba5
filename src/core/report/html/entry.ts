/** One item: its state, who did it and when, and every command that speaks for it. */
import * as l10n from '@vscode/l10n';
import { doubtText } from '../doubtText.ts';
import { durationText, timeText } from '../measures.ts';
import type { ReportEntry, ReportMark } from '../model.ts';
import { stateWord } from '../words.ts';
import { entryAnchor } from './anchor.ts';
import { execution } from './execution.ts';
import { labelled } from './icons.ts';
import { markup, nothing, type Markup } from './markup.ts';

export function entry(item: ReportEntry): Markup {
  const isAlone = item.executions.length === 1 && item.state !== 'ticked';
  const notRun =
    item.notRun === 0 || item.executions.length === 0
      ? nothing
      : markup`<p class="note">${l10n.t('Commands of it that have not run yet: {0}', item.notRun)}</p>`;
  return markup`<li class="entry depth-${Math.min(item.depth, 4)}" id="${entryAnchor(item.id)}">
<div class="row">${labelled(stateWord(item.state))}<span class="title" data-node="${item.id}">${item.title}</span>${by(item)}</div>
${mark(item)}${item.executions.map((made) => execution(made, isAlone))}${notRun}
</li>`;
}

/** Who was last at it, when, and how long it took in all. */
function by({ executions, mark: tick, state }: ReportEntry): Markup {
  const last = executions.at(-1);
  if (last === undefined || state === 'ticked')
    return tick === undefined ? nothing : signed(tick.actor, tick.at, undefined);
  const ended = executions.flatMap((made) => made.durationMs ?? []);
  const took = ended.length === 0 ? undefined : ended.reduce((sum, ms) => sum + ms, 0);
  return signed(last.actor, last.finishedAt ?? last.startedAt, took);
}

function signed(actor: string, at: string, took: number | undefined): Markup {
  const duration = took === undefined ? nothing : markup` <span class="took">${durationText(took)}</span>`;
  return markup`<span class="by"><span class="actor">${actor}</span> <time>${timeText(at)}</time>${duration}</span>`;
}

/** A tick that counts is told on the line above; any other tick or un-tick is history and told in full. */
function mark({ mark: made, state }: ReportEntry): Markup {
  if (made === undefined) return nothing;
  if (state !== 'ticked' || !made.ticked) return tickNote(made);
  return made.note === undefined ? nothing : markup`<p class="note">${quote(made)}</p>`;
}

export function tickNote(made: ReportMark): Markup {
  const text = made.ticked
    ? l10n.t('Ticked by hand by {0} at {1}', made.actor, timeText(made.at))
    : l10n.t('Unticked by hand by {0} at {1}', made.actor, timeText(made.at));
  const doubt = made.doubt === undefined ? nothing : markup`<p class="note warn">${doubtText(made.doubt)}</p>`;
  return markup`<p class="note">${text} ${quote(made)}</p>${doubt}`;
}

function quote({ note }: ReportMark): Markup {
  return note === undefined ? nothing : markup`<q>${note}</q>`;
}
