/** What needs a person's attention: each cause once, in source order. */
import { ownCommands } from '../runbook/find.ts';
import type { RunbookNode } from '../runbook/model.ts';
import type { RunView } from './rollup.ts';
import type { ItemState } from './state.ts';

const needy: readonly ItemState[] = ['failed', 'error', 'conflicting', 'unknown', 'stale'];

export function needsAttention(state: ItemState): boolean {
  return needy.includes(state);
}

export interface Concern {
  /** undefined for the checks of the whole runbook. */
  readonly nodeId: string | undefined;
  readonly state: ItemState;
}

/** A group that is in trouble only because of something in it is left out: that is told by itself. */
export function concerns(nodes: readonly RunbookNode[], view: RunView): readonly Concern[] {
  const found: Concern[] = [];
  const visit = (node: RunbookNode): void => {
    const state = view.states.get(node.id) ?? 'open';
    if (!needsAttention(state)) return;
    const before = found.length;
    if (isOwn(node, view)) found.push({ nodeId: node.id, state });
    node.children.forEach(visit);
    if (found.length === before) found.push({ nodeId: node.id, state });
  };
  const whole = worst((view.checks.get('') ?? []).map(({ commandId }) => stateOf(commandId, view)));
  if (whole !== undefined) found.push({ nodeId: undefined, state: whole });
  nodes.forEach(visit);
  return found;
}

/** Whether the node's own checks, commands or tick are the cause. */
function isOwn(node: RunbookNode, view: RunView): boolean {
  const ids = [
    ...(view.checks.get(node.id) ?? []).map(({ commandId }) => commandId),
    ...ownCommands(node).map(({ id }) => id),
  ];
  const mark = view.marks.get(node.id);
  const isTickDoubted = mark?.ticked === true && (mark.doubt !== undefined || view.expired.has(node.id));
  return isTickDoubted || ids.some((id) => needsAttention(stateOf(id, view)));
}

function stateOf(commandId: string, view: RunView): ItemState {
  return view.commandStates.get(commandId) ?? 'open';
}

function worst(states: readonly ItemState[]): ItemState | undefined {
  return needy.find((state) => states.includes(state));
}

const rank: readonly ItemState[] = [...needy, 'running', 'open', 'warned', 'ticked', 'passed'];

/** The lower, the sooner a person should look at it. */
export function attentionRank(state: ItemState): number {
  return rank.indexOf(state);
}
