/** Why a result does not count for what the text says now. */
import type { Command, RunbookNode } from '../runbook/model.ts';
import type { CarriedExecution } from './carryOver.ts';
import type { RunView } from './rollup.ts';
import type { RunState } from './state.ts';
import type { Doubt } from './trail.ts';

export type StaleReason = { readonly kind: 'other values' | 'other command' | 'other expectation' } | Doubt;

/** What a command is now. */
export interface CommandNow {
  readonly command: Command;
  readonly expected: readonly string[];
  readonly run: RunState | undefined;
}

/** undefined: it speaks of the same command with the same values and expectations, in the same item. */
export function staleReason(
  execution: CarriedExecution,
  { command, expected, run }: CommandNow,
): StaleReason | undefined {
  if (execution.template !== command.text) return { kind: 'other command' };
  if (hasOtherValues(execution, run)) return { kind: 'other values' };
  if (expected.join('\n') !== execution.expected.join('\n')) return { kind: 'other expectation' };
  return execution.doubt;
}

/** It speaks of another pod than the run does by now. */
export function hasOtherValues({ values }: CarriedExecution, run: RunState | undefined): boolean {
  return values.some(({ name, value }) => value !== undefined && run?.values.get(name) !== value);
}

/** Of its own tick or commands; none where it is not stale, or only because of something under it. */
export function staleReasonsOf(node: RunbookNode, view: RunView): readonly StaleReason[] {
  if (view.states.get(node.id) !== 'stale') return [];
  const commands = [...node.blocks.flatMap((block) => block.commands), ...node.inlineCommands];
  const mark = view.marks.get(node.id);
  const isMarkNewest = commands.every(({ id }) => (view.latest.get(id)?.lamport ?? -1) <= (mark?.lamport ?? -1));
  if (mark !== undefined && isMarkNewest) return mark.ticked && mark.doubt !== undefined ? [mark.doubt] : [];
  return commands.flatMap(({ id }) => view.staleReasons.get(id) ?? []);
}
