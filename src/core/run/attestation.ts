/** What a person's word on an item is worth. */
import type { ManualInput } from '../check/sidecar/kindSchemas.ts';
import { isInForce } from '../check/waiver.ts';
import type { ItemState, Mark } from './state.ts';

/**
 * @param inputs of the manual checks of the item, which say what a tick has to come with
 * @param now milliseconds since 1970
 * @returns `open` where evidence is asked for and none was given, `stale` once it has expired
 */
export function attestationState(mark: Mark, inputs: readonly ManualInput[], now: number): ItemState {
  const { at, note, decision } = mark;
  switch (decision?.kind) {
    case 'not applicable':
      return 'not applicable';
    case 'waived':
      return isInForce(decision.until, now) ? 'waived' : 'stale';
    case 'attested':
    case undefined: {
      const hasEvidence = (decision?.evidence.length ?? 0) > 0 || (note ?? '').trim() !== '';
      if (!hasEvidence && inputs.some(({ evidence }) => evidence === 'required')) return 'open';
      const isExpired = inputs.some(({ expires }) => expires !== undefined && now > Date.parse(at) + expires);
      return isExpired ? 'stale' : (decision?.kind ?? 'ticked');
    }
  }
}
