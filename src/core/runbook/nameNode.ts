/** Finds the node that a person means: by id, by its exact title, or by a line of the source. */
import { allNodes } from './find.ts';
import type { Runbook, RunbookNode } from './model.ts';

/** None or several where the name does not say which. The first way that finds something decides. */
export function nodesNamed(runbook: Runbook, name: string): readonly RunbookNode[] {
  const nodes = allNodes(runbook.nodes);
  const byId = nodes.filter(({ id }) => id === name);
  if (byId.length > 0) return byId;
  const byTitle = nodes.filter(({ title }) => fold(title) === fold(name));
  if (byTitle.length > 0) return byTitle;
  return /^\d+$/.test(name) ? atLine(nodes, Number(name)) : [];
}

/** Nodes whose titles have something of the name in them: what a person may have meant. */
export function nodesLike(runbook: Runbook, name: string): readonly RunbookNode[] {
  const words = fold(name)
    .toLowerCase()
    .split(' ')
    .filter((word) => word.length > 1);
  return allNodes(runbook.nodes).filter(({ title }) => words.some((word) => title.toLowerCase().includes(word)));
}

/** The node that begins there, else the innermost list entry around the line. */
function atLine(nodes: readonly RunbookNode[], line: number): readonly RunbookNode[] {
  const starting = nodes.filter(({ lines }) => lines.from === line);
  if (starting.length > 0) return starting.slice(-1);
  return nodes.filter(({ kind, lines }) => kind !== 'section' && lines.from <= line && line <= lines.to).slice(-1);
}

function fold(title: string): string {
  return title.normalize('NFC').replace(/\s+/g, ' ').trim();
}
