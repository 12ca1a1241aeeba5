/** Why a result does not count for what the text says now. */
import type { Check } from '../check/sidecar/model.ts';
import type { Waiver } from '../check/sidecar/schema.ts';
import { ownCommands } from '../runbook/find.ts';
import type { Command, RunbookNode } from '../runbook/model.ts';
import type { CarriedExecution, CarriedMark } from './carryOver.ts';
import type { RunView } from './rollup.ts';
import type { Invocation, RunState } from './state.ts';
import type { Doubt } from './trail.ts';

export type StaleReason =
  | {
      readonly kind:
        'other values' | 'other command' | 'other expectation' | 'other check' | 'waiver ended' | 'expired';
    }
  | Doubt;

/** What a command is now. */
export interface CommandNow {
  readonly command: Command;
  readonly expected: readonly string[];
  readonly run: RunState | undefined;
}

/** undefined: it speaks of the same command with the same values and expectations, in the same item. */
export function staleReason(
  { invocation, doubt }: CarriedExecution,
  { command, expected, run }: CommandNow,
): StaleReason | undefined {
  if (invocation.template !== command.text) return { kind: 'other command' };
  if (hasOtherValues(invocation, run)) return { kind: 'other values' };
  if (!isExpectedAlike(expected, invocation)) return { kind: 'other expectation' };
  return doubt;
}

/** @param waiver of this check, in force now */
export function staleCheckReason(
  { invocation, finished }: CarriedExecution,
  { texts, when }: Check,
  waiver: Waiver | undefined,
): StaleReason | undefined {
  if (invocation.template !== texts.request) return { kind: 'other check' };
  if (!isExpectedAlike(texts.expected, invocation)) return { kind: 'other expectation' };
  // A condition counts as long as it was looked at; a waiver has an end of its own.
  const isOver = finished?.verdict === 'skipped' && when === undefined && waiver === undefined;
  return isOver ? { kind: 'waiver ended' } : undefined;
}

/** Whether what has to be seen now is what had to be seen then. */
export function isExpectedAlike(expected: readonly string[], then: Pick<Invocation, 'expected'>): boolean {
  return expected.join('\n') === then.expected.join('\n');
}

/** It speaks of another pod than the run does by now. */
export function hasOtherValues({ values }: Invocation, run: RunState | undefined): boolean {
  return values.some(({ name, value }) => value !== undefined && run?.values.get(name) !== value);
}

/** Of its own tick or commands; none where it is not stale, or only because of something under it. */
export function staleReasonsOf(node: RunbookNode, view: RunView): readonly StaleReason[] {
  if (view.states.get(node.id) !== 'stale') return [];
  const commands = ownCommands(node);
  const checks = view.checks.get(node.id) ?? [];
  const ids = [...checks.map(({ commandId }) => commandId), ...commands.map(({ id }) => id)];
  const mark = view.marks.get(node.id);
  const isMarkNewest = ids.every((id) => (view.latest.get(id)?.lamport ?? -1) <= (mark?.lamport ?? -1));
  if (mark !== undefined && isMarkNewest) return mark.ticked ? reasonsOfTick(mark, view.expired.has(node.id)) : [];
  return ids.flatMap((id) => view.staleReasons.get(id) ?? []);
}

function reasonsOfTick({ doubt, decision }: CarriedMark, isExpired: boolean): readonly StaleReason[] {
  if (doubt !== undefined) return [doubt];
  return isExpired ? [{ kind: decision?.kind === 'waived' ? 'waiver ended' : 'expired' }] : [];
}
