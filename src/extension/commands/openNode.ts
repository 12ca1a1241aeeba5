import { Range, Uri, window, workspace } from 'vscode';
import { sidecarOf } from '../../core/runbook/discovery.ts';
import { findNode } from '../../core/runbook/find.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { isResultElement } from '../results/resultsTree.ts';
import type { Services } from '../services.ts';
import { isTreeElement } from '../tree/element.ts';

interface Place {
  readonly kind: 'runbook' | 'sidecar';
  /** 1-based. */
  readonly line: number;
}

/**
 * Opens the runbook at an item or command, the sidecar at a check; also by file and node id, as the report asks for it, or
 * by file and line.
 */
export async function openNode(services: Services, target: unknown, where?: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session !== undefined) await open(session, placeOf(target, where, session), isTreeElement(target));
}

/** Opens what a result is about: the line that was not met, and the item's row in the tree. */
export async function openItem(services: Services, target: unknown): Promise<void> {
  if (!isResultElement(target)) return;
  const session = await services.sessions.open(target.file);
  const { place, nodeId } = target.result;
  await open(session, { ...place, line: target.detail?.line ?? place.line }, true);
  const node = nodeId === undefined ? undefined : findNode(session.runbook, nodeId);
  if (node !== undefined && services.view.treeView.visible)
    await services.view.reveal({ kind: 'node', file: session.file, node }, false);
}

async function open({ file }: RunbookSession, { kind, line }: Place, preserveFocus: boolean): Promise<void> {
  const document = await workspace.openTextDocument(Uri.file(kind === 'sidecar' ? sidecarOf(file) : file));
  await window.showTextDocument(document, { selection: new Range(line - 1, 0, line - 1, 0), preserveFocus });
}

function placeOf(target: unknown, where: unknown, { runbook }: Pick<RunbookSession, 'runbook'>): Place {
  if (isPlace(where)) return where;
  if (!isTreeElement(target)) return { kind: 'runbook', line: lineOfNode(where, runbook) };
  switch (target.kind) {
    case 'check':
      return { kind: 'sidecar', line: target.placed.check.place.line };
    case 'command':
      return { kind: 'runbook', line: target.command.lines.from };
    case 'node':
      return { kind: 'runbook', line: lineOfNode(target.node.id, runbook) };
    case 'range':
      return placeOf(target.rows[0], where, { runbook });
    case 'runbook':
      return { kind: 'runbook', line: 1 };
  }
}

function isPlace(value: unknown): value is Place {
  return (
    typeof value === 'object' &&
    value !== null &&
    'line' in value &&
    typeof value.line === 'number' &&
    'kind' in value &&
    (value.kind === 'runbook' || value.kind === 'sidecar')
  );
}

function lineOfNode(id: unknown, runbook: RunbookSession['runbook']): number {
  return typeof id === 'string' ? (findNode(runbook, id)?.lines.from ?? 1) : 1;
}
