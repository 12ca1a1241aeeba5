import * as l10n from '@vscode/l10n';
import { statementProblem } from '../../core/run/statementCheck.ts';
import { askText } from '../askText.ts';
import { chosenItem } from '../chosenItem.ts';
import type { Services } from '../services.ts';

/** Asks why an item, and all that is left in it, does not apply. */
export async function markNotApplicable(services: Services, target: unknown, nodeId?: unknown): Promise<void> {
  const item = await chosenItem(services, target, nodeId);
  if (item === undefined) return;
  const { title, id } = item.node;
  const reason = await askText({ title, prompt: l10n.t('Why does it not apply?'), problemOf: statementProblem });
  if (reason !== undefined) await item.session.people.markNotApplicable(id, reason);
}
