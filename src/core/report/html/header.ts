/** At a glance: ready or not, how far, and how the rest is distributed. */
import * as l10n from '@vscode/l10n';
import { percent, timeText } from '../measures.ts';
import type { Report, StateCount } from '../model.ts';
import { stateWord } from '../words.ts';
import { stackedBar } from './bar.ts';
import { icon, labelled } from './icons.ts';
import { markup, nothing, type Markup } from './markup.ts';

export function header(report: Report): Markup {
  const { progress, runbook, run } = report;
  const at = run.lastEventAt;
  const stateOf = at === undefined ? nothing : markup`<span>${l10n.t('State of {0}', timeText(at))}</span>`;
  return markup`<header class="top">
<p class="kicker">${l10n.t('Completion report')}</p>
<h1>${runbook.title}</h1>
<p class="subline">${run.name === '' ? nothing : markup`<span>${run.name}</span>`}<span>${runbook.path}</span>${stateOf}</p>
<div class="glance">
${verdict(report)}
<div class="progress">
<p class="count"><b>${progress.done}</b><span class="of">/${progress.total}</span> <span class="unit">${unit(report)}</span> <span class="percent">${percent(progress.done, progress.total)} %</span></p>
${stackedBar(report.tally, progress.total, summary(report))}
<ul class="legend">${report.tally.map(legend)}</ul>
</div>
</div>
</header>`;
}

function verdict({ ready, blockers, waiting, open }: Report): Markup {
  if (ready)
    return markup`<div class="verdict good">${icon('passed')}<p><strong>${l10n.t('Ready')}</strong><span>${l10n.t('Nothing stands in the way.')}</span></p></div>`;
  const left = open.reduce((sum, group) => sum + group.count, 0);
  const reasons = [
    blockers.length > 0 ? l10n.t('{0} to resolve', blockers.length) : '',
    waiting.length > 0 ? l10n.t('{0} to decide', waiting.length) : '',
    left > 0 ? l10n.t('{0} still open', left) : '',
  ].filter((reason) => reason !== '');
  const tone = blockers.length > 0 ? 'bad' : 'warn';
  return markup`<div class="verdict ${tone}">${icon(blockers.length > 0 ? 'failed' : 'open')}<p><strong>${l10n.t('Not ready')}</strong><span>${reasons.join(' · ')}</span></p></div>`;
}

function unit({ counted }: Report): string {
  return counted === 'items' ? l10n.t('items done') : l10n.t('steps done');
}

function summary({ tally }: Report): string {
  return tally.map(({ state, count }) => `${stateWord(state).word} ${count}`).join(', ');
}

function legend({ state, count }: StateCount): Markup {
  return markup`<li>${labelled(stateWord(state), 'key')} <b>${count}</b></li>`;
}
