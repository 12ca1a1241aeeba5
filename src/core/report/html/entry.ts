/** One item: its state, who did it and when, and every command that speaks for it. */
import * as l10n from '@vscode/l10n';
import { isDone, isSaid } from '../../run/combine.ts';
import { doubtText } from '../doubtText.ts';
import { durationText, timeText } from '../measures.ts';
import type { ReportEntry, ReportMark, ReportNote } from '../model.ts';
import { markReason, markText } from '../saidText.ts';
import { stateWord } from '../words.ts';
import { entryAnchor } from './anchor.ts';
import { attachments } from './attachments.ts';
import { execution } from './execution.ts';
import { labelled } from './icons.ts';
import { markup, nothing, type Markup } from './markup.ts';

export function entry(item: ReportEntry): Markup {
  const isAlone = item.executions.length === 1 && !isSaid(item.state);
  const notRun =
    item.notRun === 0 || item.executions.length === 0
      ? nothing
      : markup`<p class="note">${l10n.t('Commands of it that have not run yet: {0}', item.notRun)}</p>`;
  return markup`<li class="entry depth-${Math.min(item.depth, 4)}" id="${entryAnchor(item.id)}">
<div class="row">${labelled(stateWord(item.state))}<span class="title" data-node="${item.id}">${item.title}</span>${by(item)}</div>
${mark(item)}${notes(item.notes)}${proof(item, isAlone)}${notRun}
</li>`;
}

/** Folded where nothing is wrong: a reader looks for what is. */
function proof({ id, state, executions }: ReportEntry, isAlone: boolean): Markup {
  const shown = markup`${executions.map((made) => execution(made, isAlone))}`;
  if (executions.length === 0 || !isDone(state)) return shown;
  return markup`<details class="proof" data-fold="${entryAnchor(id)}"><summary>${l10n.t('Proof ({0})', executions.length)}</summary>${shown}</details>`;
}

/** Who was last at it, when, and how long it took in all. */
function by({ executions, mark: said, state }: ReportEntry): Markup {
  const last = executions.at(-1);
  if (last === undefined || isSaid(state)) return said === undefined ? nothing : signed(said.actor, said.at, undefined);
  const ended = executions.flatMap((made) => made.durationMs ?? []);
  const took = ended.length === 0 ? undefined : ended.reduce((sum, ms) => sum + ms, 0);
  return signed(last.actor, last.finishedAt ?? last.startedAt, took);
}

function signed(actor: string, at: string, took: number | undefined): Markup {
  const duration = took === undefined ? nothing : markup` <span class="took">${durationText(took)}</span>`;
  return markup`<span class="by"><span class="actor">${actor}</span> <time>${timeText(at)}</time>${duration}</span>`;
}

/** What counts is told on the line above, except for its reason; anything else is history and told in full. */
function mark({ mark: said, state }: ReportEntry): Markup {
  if (said === undefined) return nothing;
  if (!isSaid(state) || !said.ticked) return saidNote(said);
  const until = said.decision?.kind === 'waived' ? l10n.t('until {0}', said.decision.until) : '';
  const parts = [until === '' ? nothing : markup`<span>${until}</span> `, quote(said)];
  const line = until === '' && markReason(said) === undefined ? nothing : markup`<p class="note">${parts}</p>`;
  return markup`${line}${attachments(said)}`;
}

export function saidNote(said: ReportMark): Markup {
  const doubt = said.doubt === undefined ? nothing : markup`<p class="note warn">${doubtText(said.doubt)}</p>`;
  return markup`<p class="note">${markText(said)} ${quote(said)}</p>${attachments(said)}${doubt}`;
}

function quote(said: ReportMark): Markup {
  const reason = markReason(said);
  return reason === undefined ? nothing : markup`<q>${reason}</q>`;
}

export function notes(all: readonly ReportNote[]): Markup {
  return markup`${all.map(({ note, actor, at }) => markup`<p class="note"><q>${note}</q> <span class="by"><span class="actor">${actor}</span> <time>${timeText(at)}</time></span></p>`)}`;
}
