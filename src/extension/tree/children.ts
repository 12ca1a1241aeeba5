/** What is under each row of the tree, and above it. */
import { attentionRank } from '../../core/run/attention.ts';
import { hasWork } from '../../core/run/hasWork.ts';
import type { RunView } from '../../core/run/rollup.ts';
import { findNode, ownCommands } from '../../core/runbook/find.ts';
import type { Runbook, RunbookNode } from '../../core/runbook/model.ts';
import type { NodeElement, PartElement, RunbookElement, TreeElement } from './element.ts';
import { isKept, type TreeFilter } from './filter.ts';
import { inRanges, rangeWith } from './ranges.ts';
import { stateOf } from './rowState.ts';

export const treeOrders = ['written', 'attention'] as const;

/** As the author wrote it, or what needs attention first. */
export type TreeOrder = (typeof treeOrders)[number];

export interface Arrangement {
  readonly filter: TreeFilter | undefined;
  readonly order: TreeOrder;
}

/** A runbook as the tree shows it. */
export interface ShownRunbook {
  readonly runbook: Pick<Runbook, 'title' | 'nodes'>;
  readonly view: RunView;
}

export function childrenOf(
  element: TreeElement,
  shown: ShownRunbook | undefined,
  arrangement: Arrangement,
): readonly TreeElement[] {
  if (shown === undefined) return [];
  switch (element.kind) {
    case 'runbook':
    case 'node':
      return inRanges(element, partsUnder(element, shown, arrangement));
    case 'range':
      return element.rows;
    case 'check':
    case 'command':
      return [];
  }
}

/** In the order and with the filter that were chosen. */
function partsUnder(
  element: RunbookElement | NodeElement,
  shown: ShownRunbook,
  { filter, order }: Arrangement,
): readonly PartElement[] {
  const children = arranged(allChildren(element, shown), shown, order);
  if (filter === undefined) return children;
  const kept = children.filter((child) => isShown(child, shown, filter));
  // What is kept for its own sake is shown with all that is in it.
  const isOwn = element.kind === 'node' && kept.length === 0 && isKept(element, filter, shown.view);
  return isOwn ? children : kept;
}

/** The row that this one is under; undefined for a runbook, and for what the text no longer has. */
export function parentOf(element: TreeElement, shown: ShownRunbook, arrangement: Arrangement): TreeElement | undefined {
  const owner = ownerOf(element, shown);
  if (owner === undefined || element.kind === 'runbook' || element.kind === 'range') return owner;
  return rangeWith(element, childrenOf(owner, shown, arrangement)) ?? owner;
}

/** The same without ranges: the runbook's row, or that of the section or item that holds it. */
export function ownerOf(
  element: TreeElement,
  { runbook }: Pick<ShownRunbook, 'runbook'>,
): RunbookElement | NodeElement | undefined {
  const { file } = element;
  const root: RunbookElement = { kind: 'runbook', file };
  const nodeElement = (nodeId: string | undefined): NodeElement | undefined => {
    const node = nodeId === undefined ? undefined : findNode({ nodes: runbook.nodes }, nodeId);
    return node === undefined ? undefined : { kind: 'node', file, node };
  };
  switch (element.kind) {
    case 'runbook':
      return undefined;
    case 'range':
      return element.nodeId === undefined ? root : nodeElement(element.nodeId);
    case 'node': {
      if (topNodes(runbook).some(({ id }) => id === element.node.id)) return root;
      return nodeElement(nodeAbove(element.node.id, runbook.nodes)?.id);
    }
    case 'check': {
      const { nodeId } = element.placed;
      return nodeId === undefined ? root : (titleRow(nodeId, file, runbook) ?? nodeElement(nodeId));
    }
    case 'command': {
      const { nodeId = '' } = element.command;
      return titleRow(nodeId, file, runbook) ?? nodeElement(nodeId);
    }
  }
}

function isShown(element: TreeElement, shown: ShownRunbook, filter: TreeFilter): boolean {
  if (isKept(element, filter, shown.view) && !isGroup(element)) return true;
  return allChildren(element, shown).some((child) => isShown(child, shown, filter));
}

/** A section is kept for what is in it, not for the state that it takes from there. */
function isGroup(element: TreeElement): boolean {
  return element.kind === 'node' && element.node.kind === 'section';
}

function allChildren(element: TreeElement, shown: ShownRunbook): readonly PartElement[] {
  const { file } = element;
  switch (element.kind) {
    case 'runbook': {
      const title = hiddenTitle(shown.runbook);
      return [
        ...checks(file, '', shown.view),
        ...(title === undefined ? [] : checks(file, title.id, shown.view)),
        ...nodes(file, topNodes(shown.runbook), shown.view),
      ];
    }
    case 'node': {
      const { node } = element;
      return [
        ...checks(file, node.id, shown.view),
        ...ownCommands(node).map((command) => ({ kind: 'command' as const, file, command })),
        ...nodes(file, node.children, shown.view),
      ];
    }
    case 'range':
      return element.rows;
    case 'check':
    case 'command':
      return [];
  }
}

function checks(file: string, nodeId: string, view: RunView): readonly PartElement[] {
  return (view.checks.get(nodeId) ?? []).map((placed) => ({ kind: 'check', file, placed }));
}

/** The title is the file's own row already. */
function hiddenTitle({ nodes: all, title }: ShownRunbook['runbook']): RunbookNode | undefined {
  const [only, ...others] = all;
  const isTitle = only?.kind === 'section' && others.length === 0 && ownCommands(only).length === 0;
  return isTitle && only.blocks.length === 0 && only.title === title ? only : undefined;
}

function topNodes(runbook: ShownRunbook['runbook']): readonly RunbookNode[] {
  return hiddenTitle(runbook)?.children ?? runbook.nodes;
}

function titleRow(nodeId: string, file: string, runbook: ShownRunbook['runbook']): RunbookElement | undefined {
  return hiddenTitle(runbook)?.id === nodeId ? { kind: 'runbook', file } : undefined;
}

function nodeAbove(id: string, list: readonly RunbookNode[]): RunbookNode | undefined {
  for (const node of list) {
    if (node.children.some((child) => child.id === id)) return node;
    const found = nodeAbove(id, node.children);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Sections of mere text are left out: there is nothing to do in them. */
function nodes(file: string, list: readonly RunbookNode[], view: RunView): readonly PartElement[] {
  return list.filter((node) => hasWork(node, view)).map((node) => ({ kind: 'node', file, node }));
}

/** The sort is stable: among equals the author's order stays. */
function arranged(list: readonly PartElement[], { view }: ShownRunbook, order: TreeOrder): readonly PartElement[] {
  if (order === 'written') return list;
  return list.toSorted((a, b) => attentionRank(stateOf(a, view)) - attentionRank(stateOf(b, view)));
}
