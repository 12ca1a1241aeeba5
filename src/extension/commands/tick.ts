import { commands } from 'vscode';
import { isDone } from '../../core/run/combine.ts';
import type { Services } from '../services.ts';
import { tick as tickItem } from '../tree/checkboxes.ts';
import type { NodeElement, TreeElement } from '../tree/element.ts';

/** What a click on the boxes of the rows does: ticks each item that is open, unticks each that is done. */
export async function tick(services: Services, target: unknown, second?: unknown): Promise<void> {
  const rows = await services.settledRows(target, second);
  const items = rows.filter(isItem);
  // The key unfolds rows in every list; one without a box keeps that.
  if (items.length === 0 && rows.some(({ kind }) => kind === 'node'))
    await commands.executeCommand('list.toggleExpand');
  for (const { file, node } of items) {
    const session = await services.sessions.open(file);
    const state = session.view.states.get(node.id) ?? 'open';
    await (isDone(state) ? session.people.untick(node.id) : tickItem(session, node.id));
  }
}

function isItem(row: TreeElement): row is NodeElement {
  return row.kind === 'node' && row.node.kind === 'item';
}
