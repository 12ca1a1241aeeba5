/** Before a change the pinned target is looked up again: the name may stand for another cluster by now. */
import * as l10n from '@vscode/l10n';
import { targetChangedMessage, targetDifferences, type TargetIdentity } from '../target/identity.ts';
import type { Refusal } from './outcome.ts';

export type CurrentTarget =
  | { readonly state: 'found'; readonly identity: TargetIdentity | undefined }
  | { readonly state: 'unreachable'; readonly message: string };

/**
 * @param pinned undefined where the run is pinned to no cluster
 * @returns undefined where nothing has changed
 */
export async function changedTarget(
  pinned: TargetIdentity | undefined,
  findCurrent: () => Promise<CurrentTarget>,
): Promise<Refusal | undefined> {
  if (pinned === undefined) return undefined;
  const current = await findCurrent();
  if (current.state === 'unreachable') {
    return {
      code: 'target changed',
      message: l10n.t('The target could not be checked before a change: {0}', current.message),
    };
  }
  const differences =
    current.identity === undefined ? (['context'] as const) : targetDifferences(pinned, current.identity);
  if (differences.length === 0) return undefined;
  return { code: 'target changed', message: targetChangedMessage(pinned.context, differences) };
}
