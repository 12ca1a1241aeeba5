/** Where a run acts: a kube context resolved to what it really is. */
import * as l10n from '@vscode/l10n';

export interface TargetIdentity {
  readonly context: string;
  readonly server: string;
  /** SHA-256 of the cluster's CA certificate (DER); '' where the cluster has none of its own. */
  readonly caSha256: string;
  /** uid of the `kube-system` namespace: the cluster's own identity. */
  readonly clusterUid: string;
  /** The user may not read that namespace: `clusterUid` is '', and only server, CA and user tell clusters apart. */
  readonly clusterUidUnknown?: true;
  readonly namespace: string;
  /** Name of the kubeconfig user entry. */
  readonly user: string;
}

/** What makes it that place and no other. */
export type TargetField = Exclude<keyof TargetIdentity, 'clusterUidUnknown'>;

const targetFields: readonly TargetField[] = ['context', 'server', 'caSha256', 'clusterUid', 'namespace', 'user'];

/** The fields in which two identities differ; empty when they are the same place. */
export function targetDifferences(pinned: TargetIdentity, found: TargetIdentity): readonly TargetField[] {
  return targetFields.filter((field) => pinned[field] !== found[field]);
}

/** Why nothing runs any more once the context's name stands for another place. */
export function targetChangedMessage(context: string, differences: readonly TargetField[]): string {
  return l10n.t(
    'Target changed: {0} is not what this run was pinned to ({1}). Start a new run.',
    context,
    fieldsText(differences),
  );
}

/** Their names, for people. */
export function fieldsText(fields: readonly TargetField[]): string {
  return fields.map(fieldText).join(', ');
}

function fieldText(field: TargetField): string {
  switch (field) {
    case 'context':
      return l10n.t('Context');
    case 'server':
      return l10n.t('API server');
    case 'caSha256':
      return l10n.t('CA (SHA-256)');
    case 'clusterUid':
      return l10n.t('Cluster uid');
    case 'namespace':
      return l10n.t('Namespace');
    case 'user':
      return l10n.t('User');
  }
}
