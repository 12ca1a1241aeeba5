/** How the states of several parts are one state: bad news first, and of what is done the weakest. */
import type { Expectation } from '../runbook/model.ts';
import type { ItemState } from './state.ts';

const worstFirst: readonly ItemState[] = ['running', 'conflicting', 'failed', 'error', 'unknown', 'stale'];

const weakestFirst: readonly ItemState[] = ['warned', 'waived', 'ticked', 'attested', 'passed'];

/**
 * An item passes only when something a machine can judge was expected, all of it was seen, and nothing is left for a
 * person: one `statement` or one command without an end keeps it open.
 */
export function combineCommands(parts: readonly ItemState[], expectations: readonly Expectation[]): ItemState {
  const worst = worstOf(parts);
  if (worst !== undefined) return worst;
  if (expectations.length === 0 || expectations.some(({ kind }) => kind === 'statement')) return 'open';
  if (parts.every((state) => state === 'passed')) return 'passed';
  return parts.every((state) => state === 'passed' || state === 'warned') ? 'warned' : 'open';
}

/** An item that checks are written for passes when all of them do; bad news of its commands shows, good news adds nothing. */
export function combineChecks(checks: readonly ItemState[], commands: readonly ItemState[]): ItemState {
  return worstOf([...checks, ...commands]) ?? combineDone(checks);
}

/** The weakest where all are done, else open. What does not apply says nothing, unless nothing else is there. */
export function combineDone(parts: readonly ItemState[]): ItemState {
  if (!parts.every(isDone)) return 'open';
  return weakestFirst.find((state) => parts.includes(state)) ?? 'not applicable';
}

/** What shows whatever stands beside it; undefined where nothing is bad. */
export function worstOf(parts: readonly ItemState[]): ItemState | undefined {
  return worstFirst.find((state) => parts.includes(state));
}

/** Nothing is left to do: proved, said by a person, exempted, or not applicable. */
export function isDone(state: ItemState): boolean {
  return weakestFirst.includes(state) || state === 'not applicable';
}

/** The state is somebody's word, not what was observed. */
export function isSaid(state: ItemState): boolean {
  return state === 'ticked' || state === 'attested' || state === 'waived' || state === 'not applicable';
}

export function isFailed(state: ItemState): boolean {
  return state === 'failed' || state === 'error';
}
