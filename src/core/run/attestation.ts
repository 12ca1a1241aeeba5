/** What a person's tick is worth where a check says what it has to come with. */
import type { ManualInput } from '../check/sidecar/kindSchemas.ts';
import type { ItemState, Mark } from './state.ts';

/**
 * @param inputs of the manual checks of the item
 * @param now milliseconds since 1970
 * @returns `open` where evidence is asked for and none was given, `stale` once it has expired
 */
export function attestationState({ at, note }: Mark, inputs: readonly ManualInput[], now: number): ItemState {
  const needsEvidence = inputs.some(({ evidence }) => evidence === 'required');
  if (needsEvidence && (note ?? '').trim() === '') return 'open';
  const isExpired = inputs.some(({ expires }) => expires !== undefined && now > Date.parse(at) + expires);
  return isExpired ? 'stale' : 'ticked';
}
