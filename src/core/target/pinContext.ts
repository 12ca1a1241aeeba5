/** Cuts one context out of a merged kubeconfig: what a run's client and all its child processes use. */
import * as l10n from '@vscode/l10n';
import { stringify } from 'yaml';
import type { ContextEntry, Kubeconfig, NamedEntry } from './kubeconfig.ts';
import { textField, type Fields } from './readKubeconfig.ts';

export interface PinnedContext {
  readonly name: string;
  /** URL of the API server. */
  readonly server: string;
  /** Name of the user entry; '' where the context names none. */
  readonly user: string;
  /** Never empty: `default` is written out, so that nothing else can decide it. */
  readonly namespace: string;
  /** The kubeconfig with this context only; its files are named by absolute paths. */
  readonly kubeconfig: Fields;
  /** The same as text; holds what the user's own files hold, so it is as secret as they are. */
  readonly yaml: string;
  /** Where the CA comes from: inline base64 of PEM, a PEM file, or neither. Inline wins, as for kubectl. */
  readonly certificateAuthority: { readonly data: string } | { readonly file: string } | undefined;
}

export type Pinning =
  | { readonly state: 'pinned'; readonly context: PinnedContext }
  | { readonly state: 'missing'; readonly message: string };

/**
 * Where the context is incomplete kubectl falls back to localhost:8080 or to no credentials at all; this does not.
 *
 * @param name the context to pin; the current one where undefined
 * @param namespace instead of the context's own
 */
export function pinContext(config: Kubeconfig, name: string | undefined, namespace?: string): Pinning {
  const wanted = name ?? config.currentContext;
  if (wanted === '') return missing(noContext(config));
  const context = config.contexts.get(wanted);
  if (context === undefined) {
    return missing(l10n.t('There is no kube context "{0}". There are: {1}.', wanted, names(config)));
  }
  const cluster = config.clusters.get(context.cluster);
  if (cluster === undefined || textField(cluster.fields, 'server') === '') {
    return missing(
      l10n.t('The kube context "{0}" names the cluster "{1}", which has no server.', wanted, context.cluster),
    );
  }
  const user = config.users.get(context.user);
  if (user === undefined && context.user !== '') {
    return missing(
      l10n.t('The kube context "{0}" names the user "{1}", which is not described.', wanted, context.user),
    );
  }
  return {
    state: 'pinned',
    context: cut(wanted, { ...context, namespace: namespace ?? context.namespace }, cluster, user),
  };
}

function missing(message: string): Pinning {
  return { state: 'missing', message };
}

function noContext(config: Kubeconfig): string {
  if (config.contexts.size > 0) {
    return l10n.t('No kube context is current. Name one with --context or choose one: {0}.', names(config));
  }
  return l10n.t('There is no kubeconfig with a context. Set KUBECONFIG or log in to a cluster.');
}

function names(config: Kubeconfig): string {
  return [...config.contexts.keys()].sort().join(', ') || '–';
}

function cut(name: string, context: ContextEntry, cluster: NamedEntry, user: NamedEntry | undefined): PinnedContext {
  const namespace = context.namespace || 'default';
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    contexts: [{ name, context: { ...context.fields, namespace } }],
    clusters: [{ name: context.cluster, cluster: cluster.fields }],
    users: user === undefined ? [] : [{ name: context.user, user: user.fields }],
  };
  return {
    name,
    server: textField(cluster.fields, 'server'),
    user: context.user,
    namespace,
    kubeconfig,
    yaml: toYaml(kubeconfig),
    certificateAuthority: certificateAuthority(cluster.fields),
  };
}

/**
 * Every string in quotes: YAML 1.1, which kubectl reads, takes a plain `no` or `012` for something else. In quotes it
 * still refuses some characters and folds others, so those are escaped.
 */
function toYaml(kubeconfig: Fields): string {
  const yaml = stringify(kubeconfig, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0, version: '1.1' });
  return yaml.replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function certificateAuthority(cluster: Fields): PinnedContext['certificateAuthority'] {
  const data = textField(cluster, 'certificate-authority-data');
  if (data !== '') return { data };
  const file = textField(cluster, 'certificate-authority');
  return file === '' ? undefined : { file };
}
