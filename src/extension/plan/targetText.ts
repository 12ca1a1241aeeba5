/** Where a run acts, in one line: what it is pinned to, else what it would take. */
import * as l10n from '@vscode/l10n';
import { placeText } from '../../core/check/words.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';

export async function targetText({ run, kubeconfigs }: RunbookSession): Promise<string> {
  if (run?.target !== undefined) return placeText(run.target);
  const { chooseContext } = await import('../../session/targetPin.ts');
  const choice = await chooseContext(kubeconfigs, run?.context);
  if (choice.state !== 'pinned') return placeText(undefined);
  const { name, server, namespace } = choice.context;
  return l10n.t('{0}: {1}, namespace {2}, pinned at the first command that goes there', name, server, namespace);
}
