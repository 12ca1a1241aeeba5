/** Which rows of the tree a filter keeps. */
import { isFailed } from '../../core/run/combine.ts';
import type { RunView } from '../../core/run/rollup.ts';
import type { ItemState } from '../../core/run/state.ts';
import { ownCommands } from '../../core/runbook/find.ts';
import type { RunbookNode } from '../../core/runbook/model.ts';
import type { TreeElement } from './element.ts';

export const treeFilters = ['open', 'failed', 'stale', 'manual'] as const;

export type TreeFilter = (typeof treeFilters)[number];

/** Whether the row itself is one of those, whatever is under it. */
export function isKept(element: TreeElement, filter: TreeFilter, view: RunView): boolean {
  switch (element.kind) {
    case 'runbook':
      return true;
    case 'range':
      return element.rows.some((row) => isKept(row, filter, view));
    case 'node':
      return filter === 'manual' ? isForPerson(element.node, view) : isIn(filter, view.states.get(element.node.id));
    case 'check': {
      const { check, commandId } = element.placed;
      const isManual = check.request.kind === 'manual';
      return filter === 'manual' ? isManual : !isManual && isIn(filter, view.commandStates.get(commandId));
    }
    case 'command':
      return filter !== 'manual' && isIn(filter, view.commandStates.get(element.command.id));
  }
}

function isIn(filter: Exclude<TreeFilter, 'manual'>, state: ItemState = 'open'): boolean {
  switch (filter) {
    case 'open':
      return state === 'open' || state === 'running';
    case 'failed':
      return isFailed(state) || state === 'unknown' || state === 'conflicting';
    case 'stale':
      return state === 'stale';
  }
}

/** An item that no machine decides: it has no check and no command, or a check that asks a person. */
function isForPerson(node: RunbookNode, view: RunView): boolean {
  if (node.kind !== 'item') return false;
  const checks = view.checks.get(node.id) ?? [];
  if (checks.some(({ check }) => check.request.kind === 'manual')) return true;
  const isGroup = node.children.some(({ kind }) => kind === 'item');
  return !isGroup && checks.length === 0 && ownCommands(node).length === 0;
}
