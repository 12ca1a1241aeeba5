/** What a Provebook that was killed has left running or lying, and what is said of it at the next start. */
import * as l10n from '@vscode/l10n';
import { removeLeftKubeconfigs } from '../runners/kube/pinnedKubeconfig.ts';
import { reapAbandoned } from '../runners/shell/reapAbandoned.ts';
import { activeFolder, leasesFolder, userFolder } from '../state/folders.ts';
import { Leases } from './leases.ts';

/** Ends it, see `reapAbandoned`, and removes its kubeconfigs and leases. Returns what a person should know, in lines; nothing where there was nothing. */
export async function endAbandoned(env: Readonly<Record<string, string | undefined>>): Promise<readonly string[]> {
  removeLeftKubeconfigs(userFolder(env));
  new Leases(leasesFolder(userFolder(env))).sweep();
  const { ended, left } = await reapAbandoned(activeFolder(userFolder(env)));
  const lines: string[] = [];
  if (ended.length > 0)
    lines.push(l10n.t('A run was killed; processes of it that were ended: {0} ({1})', ended.length, ended.join(', ')));
  if (left.length > 0)
    lines.push(l10n.t('A run was killed; processes of it that still run: {0} ({1})', left.length, left.join(', ')));
  return lines;
}
