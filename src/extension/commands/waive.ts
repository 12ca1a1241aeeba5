import * as l10n from '@vscode/l10n';
import { endDateProblem } from '../../core/run/endDateCheck.ts';
import { statementProblem } from '../../core/run/statementCheck.ts';
import { askText } from '../askText.ts';
import { chosenItem } from '../chosenItem.ts';
import type { Services } from '../services.ts';

/** Asks why and until when an item, and all that is left in it, is exempted. */
export async function waive(services: Services, target: unknown, nodeId?: unknown): Promise<void> {
  const item = await chosenItem(services, target, nodeId);
  if (item === undefined) return;
  const { title, id } = item.node;
  const reason = await askText({ title, prompt: l10n.t('Why is it exempted?'), problemOf: statementProblem });
  if (reason === undefined) return;
  const until = await askText({
    title,
    prompt: l10n.t('Last day of the waiver, in UTC'),
    placeHolder: '2027-03-31',
    problemOf: (text) => endDateProblem(text, Date.now()),
  });
  if (until !== undefined) await item.session.people.waive(id, reason, until);
}
