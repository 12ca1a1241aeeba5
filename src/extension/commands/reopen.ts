import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { chosenItem } from '../chosenItem.ts';
import type { Services } from '../services.ts';

/** Takes back what a person said of an item; what was observed counts again. */
export async function reopen(services: Services, target: unknown, nodeId?: unknown): Promise<void> {
  const item = await chosenItem(services, target, nodeId);
  if (item === undefined) return;
  if ((await item.session.people.takeBack(item.node.id)) === 0)
    void window.showInformationMessage(l10n.t('There was nothing to take back.'));
}
