import { Range, Uri, window, workspace } from 'vscode';
import { sidecarOf } from '../../core/runbook/discovery.ts';
import { findNode } from '../../core/runbook/find.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { Services } from '../services.ts';
import { isTreeElement } from '../tree/element.ts';

/** Opens the runbook at an item or command, the sidecar at a check; also by file and node id, as the report asks for it. */
export async function openNode(services: Services, target: unknown, nodeId?: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  const isCheck = isTreeElement(target) && target.kind === 'check';
  const line = isCheck ? target.placed.check.place.line : lineOf(target, nodeId, session);
  const document = await workspace.openTextDocument(Uri.file(isCheck ? sidecarOf(session.file) : session.file));
  await window.showTextDocument(document, {
    selection: new Range(line - 1, 0, line - 1, 0),
    preserveFocus: isTreeElement(target),
  });
}

function lineOf(target: unknown, nodeId: unknown, session: RunbookSession): number {
  if (isTreeElement(target) && target.kind === 'command') return target.command.lines.from;
  const id = isTreeElement(target) && target.kind === 'node' ? target.node.id : nodeId;
  return typeof id === 'string' ? (findNode(session.runbook, id)?.lines.from ?? 1) : 1;
}
