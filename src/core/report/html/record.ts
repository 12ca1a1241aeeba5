/** The output of a command and the full record of where and when it ran, folded unless something is wrong. */
import * as l10n from '@vscode/l10n';
import { excerpt } from '../excerpt.ts';
import { cutText } from '../executionText.ts';
import { sizeText, timeText } from '../measures.ts';
import type { ReportEvidence, ReportExecution } from '../model.ts';
import { executionAnchor } from './anchor.ts';
import { markup, Markup, nothing } from './markup.ts';

/** Open where something is wrong: that is what a reader looks for. */
export function record(made: ReportExecution): Markup {
  const isOpen = made.verdict === 'fail' || made.verdict === 'error' || made.verdict === undefined;
  return markup`<details data-fold="${executionAnchor(made.id)}"${new Markup(isOpen ? ' open' : '')}><summary>${summary(made.evidence)}</summary>
${output(made.evidence)}
${fullRecord(made)}
</details>`;
}

function summary(evidence: ReportEvidence | undefined): Markup {
  if (evidence === undefined)
    return markup`${l10n.t('Record')} <span class="digest">${l10n.t('no output stored')}</span>`;
  const { totalBytes, sha256 } = evidence;
  return markup`${l10n.t('Output')} <span class="digest">${sizeText(totalBytes)} · sha256:${sha256.slice(0, 16)}</span>`;
}

function output(evidence: ReportEvidence | undefined): Markup {
  if (evidence === undefined) return nothing;
  if (evidence.output === undefined)
    return markup`<p class="note bad">${l10n.t('The stored output is missing or does not match its digest.')}</p>`;
  if (evidence.output === '') return markup`<p class="note">${l10n.t('It wrote nothing.')}</p>`;
  const { head, tail, omitted } = excerpt(evidence.output);
  const text = cutText(evidence);
  const cut = text === undefined ? nothing : markup`<p class="note warn">${text}</p>`;
  const rest =
    omitted === 0
      ? nothing
      : markup`<p class="note">${l10n.t('{0} characters are left out here; the stored output has them.', omitted)}</p><pre class="output" tabindex="0">${tail}</pre>`;
  return markup`${cut}<pre class="output" tabindex="0">${head}</pre>${rest}`;
}

function fullRecord(made: ReportExecution): Markup {
  const { target, evidence } = made;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Started'), timeText(made.startedAt)],
    [l10n.t('Ended'), made.finishedAt === undefined ? l10n.t('no end recorded') : timeText(made.finishedAt)],
    [l10n.t('By'), made.actor],
    [l10n.t('Expected'), made.expected.join('\n')],
    [l10n.t('Context'), target?.context],
    [l10n.t('API server'), target?.server],
    [l10n.t('Cluster uid'), target?.clusterUid],
    [l10n.t('Namespace'), target?.namespace],
    [l10n.t('User'), target?.user],
    [l10n.t('Connection'), made.connection],
    [l10n.t('Command SHA-256'), made.commandSha256],
    [l10n.t('Output SHA-256'), evidence?.sha256],
  ];
  const filled = rows.filter(([, value]) => value !== undefined && value !== '');
  return markup`<dl class="record">${filled.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
