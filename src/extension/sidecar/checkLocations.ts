/** From a check to the item that it proves, and from an item to its checks. */
import { existsSync } from 'node:fs';
import { Location, Position, Uri, type TextDocument } from 'vscode';
import type { PlacedCheck } from '../../core/check/placedCheck.ts';
import { checkAt } from '../../core/check/sidecar/authoring/cursor.ts';
import { isSidecar, runbooksOf, sidecarOf } from '../../core/runbook/discovery.ts';
import { findNode, nodeAt } from '../../core/runbook/find.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { Sessions } from '../sessions.ts';

/** The item of the check at the position, or the checks of the item there. */
export async function otherSide(sessions: Sessions, document: TextDocument, at: Position): Promise<Location[]> {
  const session = await sessionOf(sessions, document);
  if (session === undefined) return [];
  if (!isSidecar(document.fileName)) return checksOf(itemAt(session, at), session);
  return itemOf(nodeOfCheck(session, document, at), session);
}

/** The item and all of its checks, from wherever one of them is. */
export async function bothSides(sessions: Sessions, document: TextDocument, at: Position): Promise<Location[]> {
  const session = await sessionOf(sessions, document);
  if (session === undefined) return [];
  const nodeId = isSidecar(document.fileName) ? nodeOfCheck(session, document, at) : itemAt(session, at);
  const checks = checksOf(nodeId, session);
  // Elsewhere in the Markdown its own references are asked for.
  return checks.length === 0 ? [] : [...itemOf(nodeId, session), ...checks];
}

async function sessionOf(sessions: Sessions, document: TextDocument): Promise<RunbookSession | undefined> {
  if (!isSidecar(document.fileName)) {
    sessions.takeText(document);
    return sessions.get(document.fileName);
  }
  const runbook = runbooksOf(document.fileName).find((candidate) => existsSync(candidate));
  return runbook === undefined ? undefined : sessions.tryOpen(runbook);
}

/** Only on the line where an item begins: in its text, other things have definitions of their own. */
function itemAt({ runbook }: RunbookSession, { line }: Position): string | undefined {
  const node = nodeAt(runbook, line + 1);
  return node?.lines.from === line + 1 ? node.id : undefined;
}

function nodeOfCheck({ placement }: RunbookSession, document: TextDocument, at: Position): string | undefined {
  const id = checkAt(document.getText(), document.offsetAt(at));
  return placement.checks.find(({ check }) => check.id === id)?.nodeId;
}

function itemOf(nodeId: string | undefined, { runbook, file }: RunbookSession): Location[] {
  const node = nodeId === undefined ? undefined : findNode(runbook, nodeId);
  return node === undefined ? [] : [new Location(Uri.file(file), new Position(node.lines.from - 1, 0))];
}

function checksOf(nodeId: string | undefined, { file, placement }: RunbookSession): Location[] {
  if (nodeId === undefined) return [];
  return placement.checks.filter((placed) => placed.nodeId === nodeId).map((placed) => locationOf(placed, file));
}

function locationOf({ check: { place } }: PlacedCheck, file: string): Location {
  return new Location(Uri.file(sidecarOf(file)), new Position(place.line - 1, place.column - 1));
}
