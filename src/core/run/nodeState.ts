/** What a person said of a node, what its commands and checks prove, and what is under it, as one state. */
import type { RunbookNode } from '../runbook/model.ts';
import type { CarriedMark } from './carryOver.ts';
import { combineDone, isDone, isFailed, worstOf } from './combine.ts';
import type { ItemState } from './state.ts';

export interface Proof {
  readonly state: ItemState;
  /** Lamport time of the newest execution, -1 where nothing ran. */
  readonly lamport: number;
}

export interface Marking {
  readonly mark: CarriedMark | undefined;
  /** What it is worth; undefined where there is no mark. */
  readonly state: ItemState | undefined;
  /** It and something of the proof did not know of each other. */
  readonly isRival: boolean;
}

/** Without mark and proof a parent whose children are all done is done; bad news of a child always shows on its parents. */
export function nodeState(
  node: RunbookNode,
  proof: Proof | undefined,
  marking: Marking,
  children: readonly ItemState[],
): ItemState {
  const own = ownState(proof, marking);
  const bad = worstOf([...(own === undefined ? [] : [own]), ...children]);
  if (bad !== undefined) return bad;
  if (own !== 'open' && own !== undefined) return own;
  const isGroup = children.length > 0 && (own === undefined || node.kind === 'section');
  if (!isGroup || marking.mark?.ticked === false) return 'open';
  return combineDone(children);
}

/** A newer mark stands over an older proof and the reverse, but for what the rules before the last line say. */
function ownState(proof: Proof | undefined, marking: Marking): ItemState | undefined {
  const { mark, state, isRival } = marking;
  if (state === 'conflicting') return state;
  if (proof === undefined) return mark?.ticked === true ? state : undefined;
  if (mark === undefined || proof.state === 'running') return proof.state;
  if (isEndedWaiver(marking)) return proof.state === 'open' ? 'stale' : proof.state;
  if (isRival && contradicts(mark, proof)) return 'conflicting';
  if (isExempt(state, proof)) return state;
  return mark.lamport >= proof.lamport ? state : proof.state;
}

/** It no longer covers what was observed. */
function isEndedWaiver({ mark, state }: Marking): boolean {
  return mark?.decision?.kind === 'waived' && state === 'stale' && mark.doubt === undefined;
}

/** An exemption holds whatever is observed later; only a proof makes a waiver needless. */
function isExempt(state: ItemState | undefined, proof: Proof): boolean {
  return state === 'not applicable' || (state === 'waived' && !isDone(proof.state));
}

/** A tick beside bad news, or an un-tick beside a proof. What is exempted claims nothing of what is observed. */
function contradicts(mark: CarriedMark, { state }: Proof): boolean {
  switch (claimOf(mark)) {
    case 'done':
      return isFailed(state) || state === 'unknown' || state === 'conflicting';
    case 'not done':
      return isDone(state) || state === 'conflicting';
    case 'waived':
    case 'not applicable':
      return false;
  }
}

/** What a person claims: marks of the same time that claim the same do not conflict. */
export function claimOf({ ticked, decision }: CarriedMark): 'done' | 'not done' | 'waived' | 'not applicable' {
  if (!ticked) return 'not done';
  return decision === undefined || decision.kind === 'attested' ? 'done' : decision.kind;
}
