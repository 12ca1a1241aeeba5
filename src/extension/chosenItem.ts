/** The item that a command speaks of: of the tree, by id, at the cursor, or chosen from a list. */
import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { allNodes, findNode } from '../core/runbook/find.ts';
import type { RunbookNode } from '../core/runbook/model.ts';
import { nodesNamed } from '../core/runbook/nameNode.ts';
import { stateWord } from '../core/report/words.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import type { Services } from './services.ts';
import { isTreeElement } from './tree/element.ts';

export interface ChosenItem {
  readonly session: RunbookSession;
  readonly node: RunbookNode;
}

/** undefined: the person chose none. */
export async function chosenItem(
  services: Services,
  target: unknown,
  nodeId?: unknown,
): Promise<ChosenItem | undefined> {
  const session = await services.sessionOf(target);
  if (session === undefined) return undefined;
  const id = isTreeElement(target) && target.kind === 'node' ? target.node.id : nodeId;
  const named = typeof id === 'string' ? findNode(session.runbook, id) : undefined;
  const node = named ?? (await pickItem(session));
  return node && { session, node };
}

/** The item at the cursor stands first. */
async function pickItem(session: RunbookSession): Promise<RunbookNode | undefined> {
  const editor = window.activeTextEditor;
  const line = editor?.document.uri.fsPath === session.file ? editor.selection.active.line + 1 : undefined;
  const atCursor = line === undefined ? undefined : nodesNamed(session.runbook, String(line)).at(0);
  const tasks = allNodes(session.runbook.nodes).filter(({ kind }) => kind !== 'section');
  const ordered = atCursor === undefined ? tasks : [atCursor, ...tasks.filter((one) => one !== atCursor)];
  const items = ordered.map((node) => ({
    label: node.title === '' ? l10n.t('(no text)') : node.title,
    description: stateWord(session.view.states.get(node.id) ?? 'open').word,
    node,
  }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Which item?') }))?.node;
}
