/**
 * Merges kubeconfig files as kubectl does (client-go 1.37, `ClientConfigLoadingRules.Load`): files that are missing or
 * empty count for nothing; for every name the entry of the first file that has it is taken whole; the first
 * current-context that is not empty stands, even where no context has that name; one bad file makes all of it invalid.
 * Relative paths become absolute against the file they come from.
 *
 * @kubernetes/client-node merges differently (the last current-context wins, a missing file or a repeated name throws).
 */
import { absolutePaths } from './kubeconfigPaths.ts';
import { readKubeconfig, textField, type Fields, type KubeconfigProblem } from './readKubeconfig.ts';

export interface KubeconfigSource {
  /** Absolute path. */
  readonly path: string;
  /** undefined: there is no such file. */
  readonly text: string | undefined;
}

export interface Kubeconfig {
  /** '' where no file names one. It may name a context that does not exist. */
  readonly currentContext: string;
  readonly contexts: ReadonlyMap<string, ContextEntry>;
  readonly clusters: ReadonlyMap<string, NamedEntry>;
  readonly users: ReadonlyMap<string, NamedEntry>;
}

export interface NamedEntry {
  /** As written, apart from paths, which are absolute; unknown fields are kept. */
  readonly fields: Fields;
  /** The file it comes from. */
  readonly origin: string;
}

export interface ContextEntry extends NamedEntry {
  readonly cluster: string;
  readonly user: string;
  /** '' where the context names none, which means `default`. */
  readonly namespace: string;
}

export type KubeconfigMerge =
  | { readonly state: 'merged'; readonly config: Kubeconfig }
  | { readonly state: 'invalid'; readonly problems: readonly KubeconfigProblem[] };

/** @param sources in the order of `KUBECONFIG` */
export function mergeKubeconfigs(sources: readonly KubeconfigSource[]): KubeconfigMerge {
  const contexts = new Map<string, ContextEntry>();
  const clusters = new Map<string, NamedEntry>();
  const users = new Map<string, NamedEntry>();
  const problems: KubeconfigProblem[] = [];
  let currentContext = '';
  for (const { path, text } of sources) {
    if (text === undefined) continue;
    const file = readKubeconfig(path, text);
    if (file.state === 'invalid') {
      problems.push(...file.problems);
      continue;
    }
    currentContext ||= file.currentContext;
    addMissing(contexts, file.contexts, (fields) => contextEntry(fields, path));
    addMissing(clusters, file.clusters, (fields) => ({ fields: absolutePaths(fields, path), origin: path }));
    addMissing(users, file.users, (fields) => ({ fields: absolutePaths(fields, path), origin: path }));
  }
  if (problems.length > 0) return { state: 'invalid', problems };
  return { state: 'merged', config: { currentContext, contexts, clusters, users } };
}

export interface ContextSummary {
  readonly name: string;
  readonly isCurrent: boolean;
  readonly cluster: string;
  /** URL of the API server; '' where the cluster is not described. */
  readonly server: string;
  readonly user: string;
  /** '' where the context names none, which means `default`. */
  readonly namespace: string;
}

/** All contexts, by name. */
export function listContexts(config: Kubeconfig): readonly ContextSummary[] {
  const summaries = [...config.contexts].map(([name, { cluster, user, namespace }]) => {
    const described = config.clusters.get(cluster);
    const server = described === undefined ? '' : textField(described.fields, 'server');
    return { name, isCurrent: name === config.currentContext, cluster, server, user, namespace };
  });
  return summaries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function addMissing<T>(map: Map<string, T>, found: ReadonlyMap<string, Fields>, toEntry: (fields: Fields) => T): void {
  for (const [name, fields] of found) {
    if (!map.has(name)) map.set(name, toEntry(fields));
  }
}

function contextEntry(fields: Fields, origin: string): ContextEntry {
  const cluster = textField(fields, 'cluster');
  const user = textField(fields, 'user');
  return { fields, origin, cluster, user, namespace: textField(fields, 'namespace') };
}
