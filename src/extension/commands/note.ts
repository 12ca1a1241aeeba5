import * as l10n from '@vscode/l10n';
import { lengthProblem } from '../../core/run/statementCheck.ts';
import { askText } from '../askText.ts';
import { chosenItem } from '../chosenItem.ts';
import type { Services } from '../services.ts';

/** The person's note on an item; emptied, it is removed. */
export async function note(services: Services, target: unknown, nodeId?: unknown): Promise<void> {
  const item = await chosenItem(services, target, nodeId);
  if (item === undefined) return;
  const { session, node } = item;
  const actor = await session.people.actor();
  const own = session.view.notes.get(node.id)?.findLast((one) => one.actor === actor);
  const text = await askText({
    title: node.title,
    prompt: l10n.t('Note for the report'),
    value: own?.note ?? '',
    problemOf: lengthProblem,
  });
  if (text !== undefined && text !== (own?.note ?? '')) await session.people.note(node.id, text);
}
