/** How to read the report, and what it does not claim. */
import * as l10n from '@vscode/l10n';
import type { Report } from '../model.ts';
import { markup, type Markup } from './markup.ts';

export function footer({ schema }: Report): Markup {
  return markup`<footer>
<p>${l10n.t('Times are UTC. Names of people are self-declared. An item counts as passed only when what was observed meets what the runbook expects; a tick by hand is a person’s word. A group has the state of its worst item.')}</p>
<p>${l10n.t('Outputs are redacted and stored under their SHA-256. Characters that cannot be seen are written out, such as ⟦U+202E⟧.')} <span class="schema">${schema}</span></p>
</footer>`;
}
