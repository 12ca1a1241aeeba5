import { ownCommands } from '../runbook/find.ts';
import type { RunbookNode } from '../runbook/model.ts';
import type { RunView } from './rollup.ts';

/** Whether there is anything to do in a node; sections and steps of mere text have nothing. */
export function hasWork(node: RunbookNode, view: RunView): boolean {
  if (node.kind === 'item' || (view.progress.get(node.id)?.total ?? 0) > 0) return true;
  return (
    view.checks.has(node.id) || ownCommands(node).length > 0 || node.children.some((child) => hasWork(child, view))
  );
}
