/** What is said of a kubeconfig that others may have written. */
import * as l10n from '@vscode/l10n';

/** A kubeconfig of the workspace that nobody has approved as it is. */
export interface ForeignKubeconfig {
  readonly path: string;
  readonly digest: string;
  /** Command lines of the programs that it starts for credentials; no program without its path. */
  readonly plugins: readonly string[];
}

/** What to tell where one is in the way. */
export function unapprovedMessage(files: readonly ForeignKubeconfig[]): string {
  return files.map(foreignText).join('\n');
}

export function foreignText({ path: file, plugins }: ForeignKubeconfig): string {
  return plugins.length === 0
    ? l10n.t(
        'The kubeconfig {0} lies in the workspace, where others write. It is not used before it is approved.',
        file,
      )
    : l10n.t(
        'The kubeconfig {0} lies in the workspace, where others write, and starts: {1}. It is not used before it is approved.',
        file,
        plugins.join('; '),
      );
}
