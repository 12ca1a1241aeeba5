/** The kube context of a run, cut out at its start and looked up when it is first needed. */
import type { CurrentTarget } from '../core/check/changedTarget.ts';
import { targetDifferences, type TargetIdentity } from '../core/target/identity.ts';
import { pinContext, type PinnedContext } from '../core/target/pinContext.ts';
import { lookUpIdentity, type IdentityLookup } from '../runners/kube/identity.ts';
import { writePinnedKubeconfig, type PinnedKubeconfig } from '../runners/kube/pinnedKubeconfig.ts';
import { unapprovedMessage } from './foreignKubeconfig.ts';
import type { Kubeconfigs } from './kubeconfigs.ts';

export type ContextChoice =
  | { readonly state: 'pinned'; readonly context: PinnedContext }
  | { readonly state: 'missing'; readonly message: string }
  /** Nobody has allowed the kubeconfig of the workspace that would say which. */
  | { readonly state: 'unapproved'; readonly message: string };

/**
 * Chooses a context by kubectl's rules. Reads files only; nothing is asked over the network.
 *
 * @param namespace instead of the context's own
 */
export async function chooseContext(
  kubeconfigs: Kubeconfigs,
  name: string | undefined,
  namespace?: string,
): Promise<ContextChoice> {
  const merge = await kubeconfigs.load();
  if (merge.state === 'merged') return pinContext(merge.config, name, namespace);
  if (merge.state === 'unapproved') return { state: 'unapproved', message: unapprovedMessage(merge.files) };
  const message = merge.problems
    .map((problem) => `${problem.path}${problem.line === undefined ? '' : `:${problem.line}`}: ${problem.message}`)
    .join('\n');
  return { state: 'missing', message };
}

export class TargetPin {
  readonly context: PinnedContext;
  readonly #file: PinnedKubeconfig;

  constructor(context: PinnedContext, userFolder: string) {
    this.context = context;
    this.#file = writePinnedKubeconfig(userFolder, context.yaml);
  }

  get kubeconfigPath(): string {
    return this.#file.path;
  }

  /**
   * Who answers under the pinned address now.
   *
   * @param before who answered there when the run was pinned, perhaps in another process
   */
  identity(before?: TargetIdentity): Promise<IdentityLookup> {
    return before === undefined ? lookUpIdentity(this.context) : lookUpTarget(this.context, before);
  }

  dispose(): void {
    this.#file.dispose();
  }
}

/**
 * What stands under the same name in the user's own files now; a switched or replaced context shows here.
 *
 * @param namespace instead of the context's own
 */
export async function currentTarget(
  kubeconfigs: Kubeconfigs,
  pinned: TargetIdentity,
  namespace?: string,
): Promise<CurrentTarget> {
  const choice = await chooseContext(kubeconfigs, pinned.context, namespace);
  if (choice.state !== 'pinned') return { state: 'unreachable', message: choice.message };
  return lookUpTarget(choice.context, pinned);
}

/** A server that is another one by its address already is not asked: it would get credentials to see. */
export async function lookUpTarget(context: PinnedContext, pinned: TargetIdentity): Promise<IdentityLookup> {
  const { name, server, namespace, user } = context;
  const described: TargetIdentity = { ...pinned, context: name, server, namespace, user };
  return targetDifferences(pinned, described).length > 0
    ? { state: 'found', identity: described }
    : lookUpIdentity(context);
}
