/** A click on a box is a person's word: an event of its own, never the same as a pass. */
import * as l10n from '@vscode/l10n';
import { TreeItemCheckboxState, window, type TreeCheckboxChangeEvent } from 'vscode';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { Sessions } from '../sessions.ts';
import type { TreeElement } from './element.ts';

export async function applyCheckboxes(event: TreeCheckboxChangeEvent<TreeElement>, sessions: Sessions): Promise<void> {
  for (const [element, state] of event.items) {
    if (element.kind !== 'node') continue;
    const session = await sessions.open(element.file);
    if (state === TreeItemCheckboxState.Checked) await tick(session, element.node.id);
    else await session.people.untick(element.node.id);
  }
}

/** Where a check asks a person for something, the tick comes with an answer, or not at all. */
export async function tick(session: RunbookSession, nodeId: string): Promise<void> {
  const manual = (session.view.checks.get(nodeId) ?? []).flatMap(({ check: { request } }) =>
    request.kind === 'manual' ? [request.input] : [],
  );
  if (manual.length === 0) return session.people.tick(nodeId);
  const isRequired = manual.some(({ evidence }) => evidence === 'required');
  const note = await window.showInputBox({
    title: manual.map(({ prompt }) => prompt).join(' '),
    prompt: isRequired
      ? l10n.t('Evidence: a link, a ticket, or what you saw. Without it the item stays open.')
      : l10n.t('Evidence, if there is any: a link, a ticket, or what you saw.'),
    ignoreFocusOut: true,
    validateInput: (text) => (isRequired && text.trim() === '' ? l10n.t('This must not be empty.') : undefined),
  });
  if (note !== undefined) await session.people.tick(nodeId, note.trim() === '' ? undefined : note.trim());
}
