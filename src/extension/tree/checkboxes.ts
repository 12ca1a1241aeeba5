/** A click on a box is a person's word: an event of its own, never the same as a pass. */
import { TreeItemCheckboxState, type TreeCheckboxChangeEvent } from 'vscode';
import type { Sessions } from '../sessions.ts';
import type { TreeElement } from './element.ts';

export async function applyCheckboxes(event: TreeCheckboxChangeEvent<TreeElement>, sessions: Sessions): Promise<void> {
  for (const [element, state] of event.items) {
    if (element.kind !== 'node') continue;
    const session = await sessions.open(element.file);
    if (state === TreeItemCheckboxState.Checked) await session.tick(element.node.id);
    else await session.untick(element.node.id);
  }
}
