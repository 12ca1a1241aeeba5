import { isDone } from '../../core/run/combine.ts';
import type { Services } from '../services.ts';
import { tick as tickItem } from '../tree/checkboxes.ts';
import type { NodeElement, TreeElement } from '../tree/element.ts';

/** What a click on the boxes of the rows does: ticks each item that is open, unticks each that is done. */
export async function tick(services: Services, target: unknown, second?: unknown): Promise<void> {
  const rows = await services.settledRows(target, second);
  for (const { file, node } of rows.filter(isItem)) {
    const session = await services.sessions.open(file);
    const state = session.view.states.get(node.id) ?? 'open';
    await (isDone(state) ? session.people.untick(node.id) : tickItem(session, node.id));
  }
}

function isItem(row: TreeElement): row is NodeElement {
  return row.kind === 'node' && row.node.kind === 'item';
}
