/** Blanks of the runbook and the table that people sign, on paper too. */
import * as l10n from '@vscode/l10n';
import type { Report } from '../model.ts';
import { markup, nothing, type Markup } from './markup.ts';

export function signOffs(report: Report): Markup {
  return markup`${fieldTable(report)}${signOffTable(report)}`;
}

function fieldTable({ fields }: Report): Markup {
  if (fields.length === 0) return nothing;
  const rows = fields.map(({ label, value }) => markup`<tr><th scope="row">${label}</th><td>${value}</td></tr>`);
  return markup`<section class="people"><h2>${l10n.t('Fields')}</h2><table class="blanks"><tbody>${rows}</tbody></table></section>`;
}

function signOffTable({ signOffs: roles }: Report): Markup {
  if (roles.length === 0) return nothing;
  const rows = roles.map(
    ({ role, group }) =>
      markup`<tr><th scope="row">${role}</th><td class="where">${group}</td><td></td><td></td><td></td></tr>`,
  );
  return markup`<section class="people"><h2>${l10n.t('Sign-off')}</h2><table class="blanks">
<thead><tr><th scope="col">${l10n.t('Role')}</th><th scope="col">${l10n.t('Group')}</th><th scope="col">${l10n.t('Name')}</th><th scope="col">${l10n.t('Signature')}</th><th scope="col">${l10n.t('Date')}</th></tr></thead>
<tbody>${rows}</tbody></table></section>`;
}
