/** One command as it ran: the exact bytes, the verdict with its findings, and the output. */
import * as l10n from '@vscode/l10n';
import { usedText } from '../../check/words.ts';
import type { Finding } from '../../run/event.ts';
import { fieldsText } from '../../target/identity.ts';
import { doubtText } from '../doubtText.ts';
import { endText, languageText, placeText, saysItsVerdict } from '../executionText.ts';
import { durationText, timeText } from '../measures.ts';
import type { ReportExecution } from '../model.ts';
import { verdictWord } from '../words.ts';
import { executionAnchor } from './anchor.ts';
import { icon, labelled } from './icons.ts';
import { markup, nothing, type Markup } from './markup.ts';
import { record } from './record.ts';

/** @param isAlone the line above it already says who, when and how long */
export function execution(made: ReportExecution, isAlone: boolean): Markup {
  const look = verdictWord(made.verdict);
  const tone = isOutdated(made) && look.tone === 'good' ? 'warn' : look.tone;
  return markup`<div class="execution ${tone}" id="${executionAnchor(made.id)}">
<pre class="command" data-language="${made.language}"><code>${made.command}</code></pre>
<p class="meta">${labelled(look, 'verdict-word')}${metaParts(made, isAlone).map((part) => markup`<span>${part}</span>`)}</p>
${place(made)}${values(made)}
${outdated(made)}${differs(made)}${findings(made.findings)}${record(made)}
</div>`;
}

function isOutdated({ commandNow, expectedNow, hasOtherValues, doubt }: ReportExecution): boolean {
  return commandNow !== undefined || expectedNow !== undefined || hasOtherValues || doubt !== undefined;
}

function metaParts(made: ReportExecution, isAlone: boolean): readonly string[] {
  const { durationMs, actor, startedAt } = made;
  const own = isAlone ? [] : [durationMs === undefined ? '' : durationText(durationMs), actor, timeText(startedAt)];
  return [endText(made), languageText(made), ...own].filter((part) => part !== '');
}

function place({ target }: ReportExecution): Markup {
  return target === undefined ? nothing : markup`<p class="place">${placeText(target)}</p>`;
}

function values({ values: used }: ReportExecution): Markup {
  if (used.length === 0) return nothing;
  return markup`<p class="place">${usedText(used)}</p>`;
}

/** A result that speaks of an older text, or of another value. */
function outdated({ commandNow, expectedNow, hasOtherValues, doubt }: ReportExecution): Markup {
  if (hasOtherValues) return markup`<p class="note warn">${l10n.t('The run has other values by now.')}</p>`;
  if (commandNow !== undefined)
    return markup`<div class="note warn"><p>${l10n.t('This is not the command that stands in the runbook now:')}</p><pre>${commandNow}</pre></div>`;
  if (doubt !== undefined) return markup`<p class="note warn">${doubtText(doubt)}</p>`;
  if (expectedNow === undefined) return nothing;
  return markup`<div class="note warn"><p>${l10n.t('The runbook now expects something else:')}</p><pre>${expectedNow.join('\n')}</pre></div>`;
}

function differs(made: ReportExecution): Markup {
  if (made.differs.length === 0) return nothing;
  return markup`<p class="note bad">${l10n.t('It ran somewhere else than this run is pinned to; different: {0}', fieldsText(made.differs))}</p>`;
}

function findings(list: readonly Finding[]): Markup {
  if (list.length === 0) return nothing;
  return markup`<ul class="findings">${list.map(finding)}</ul>`;
}

function finding(found: Finding): Markup {
  const look = verdictWord(found.verdict);
  const label = saysItsVerdict(found)
    ? markup`<span class="verdict-word ${look.tone}">${icon(look.icon)}</span>`
    : labelled(look, 'verdict-word');
  const { line, message } = found;
  const where = line === undefined ? nothing : markup` <span class="line-number">${l10n.t('line {0}', line)}</span>`;
  return markup`<li>${label} <span class="message">${message}${where}</span></li>`;
}
