/** Blanks of the runbook and who has signed; what is empty can be filled in on paper. */
import * as l10n from '@vscode/l10n';
import { timeText } from '../measures.ts';
import type { Report, ReportField, ReportSignOff } from '../model.ts';
import { signOffDoubts } from '../saidText.ts';
import { markup, nothing, type Markup } from './markup.ts';

export function signOffs(report: Report): Markup {
  return markup`${fieldTable(report)}${signOffTable(report)}`;
}

function fieldTable({ fields }: Report): Markup {
  if (fields.length === 0) return nothing;
  return markup`<section class="people"><h2>${l10n.t('Fields')}</h2><table class="blanks"><tbody>${fields.map(fieldRow)}</tbody></table></section>`;
}

function fieldRow({ label, value, actor, isGone }: ReportField): Markup {
  const gone = isGone ? markup`<span class="where">${l10n.t('No longer in the text')}</span>` : nothing;
  return markup`<tr><th scope="row">${label}${gone}</th><td>${value}</td><td class="who">${actor}</td></tr>`;
}

function signOffTable({ signOffs: roles, contentSha256 }: Report): Markup {
  if (roles.length === 0) return nothing;
  return markup`<section class="people"><h2>${l10n.t('Sign-off')}</h2><table class="blanks signs stacks">
<thead><tr><th scope="col">${l10n.t('Role')}</th><th scope="col">${l10n.t('Group')}</th><th scope="col">${l10n.t('Name')}</th><th scope="col">${l10n.t('Signature')}</th><th scope="col">${l10n.t('Date')}</th></tr></thead>
<tbody>${roles.map(roleRow)}</tbody></table>
<p class="note">${l10n.t('What is signed here:')} <span class="digest">sha256:${contentSha256}</span></p></section>`;
}

function roleRow({ role, group, given }: ReportSignOff): Markup {
  const head = markup`<th scope="row">${role}</th><td class="where">${group}</td>`;
  if (given === undefined)
    return markup`<tr>${head}${cell(l10n.t('Name'))}${cell(l10n.t('Signature'))}${cell(l10n.t('Date'))}</tr>`;
  const doubts = signOffDoubts(given);
  const doubt = doubts === '' ? nothing : markup`<span class="warn">${doubts}</span>`;
  const signed = markup`<span class="digest">sha256:${given.contentSha256.slice(0, 16)}</span>`;
  return markup`<tr>${head}${cell(l10n.t('Name'), given.actor)}${cell(l10n.t('Signature'), markup`${signed} ${doubt}`)}${cell(l10n.t('Date'), markup`<time>${timeText(given.at)}</time>`)}</tr>`;
}

/** Where the table is too wide for the page, the label stands before what is in the cell. */
function cell(label: string, content: Markup | string = nothing): Markup {
  return markup`<td data-label="${label}">${content}</td>`;
}
