/** Under which item and chapter of the runbook each step stands. */
import type { PlanStep } from '../../core/check/runPlan.ts';
import type { Runbook, RunbookNode } from '../../core/runbook/model.ts';

export interface StepPlace {
  readonly chapter: string;
  readonly item: string;
}

/** The chapter is the innermost heading around the item. */
export function stepPlaces({ nodes, title = '' }: Pick<Runbook, 'nodes' | 'title'>): (step: PlanStep) => StepPlace {
  const places = new Map<string, StepPlace>();
  const visit = (node: RunbookNode, chapter: string): void => {
    const own = node.kind === 'section' ? node.title : chapter;
    places.set(node.id, { chapter: own, item: node.kind === 'section' ? '' : node.title });
    for (const child of node.children) visit(child, own);
  };
  for (const node of nodes) visit(node, '');
  return ({ nodeId }) => places.get(nodeId ?? '') ?? { chapter: title, item: '' };
}
