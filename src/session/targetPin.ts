/** The kube context of a run, cut out at its start and looked up when it is first needed. */
import type { CurrentTarget } from '../core/check/changedTarget.ts';
import { pinContext, type PinnedContext } from '../core/target/pinContext.ts';
import { lookUpIdentity, type IdentityLookup } from '../runners/kube/identity.ts';
import { loadKubeconfig, type Environment } from '../runners/kube/kubeconfigFiles.ts';
import { writePinnedKubeconfig, type PinnedKubeconfig } from '../runners/kube/pinnedKubeconfig.ts';

export type ContextChoice =
  | { readonly state: 'pinned'; readonly context: PinnedContext }
  | { readonly state: 'missing'; readonly message: string };

/**
 * Chooses a context by kubectl's rules. Reads files only; nothing is asked over the network.
 *
 * @param namespace instead of the context's own
 */
export async function chooseContext(
  env: Environment,
  name: string | undefined,
  namespace?: string,
): Promise<ContextChoice> {
  const merge = await loadKubeconfig(env);
  if (merge.state === 'merged') return pinContext(merge.config, name, namespace);
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

  /** Who answers under the pinned address now. */
  identity(): Promise<IdentityLookup> {
    return lookUpIdentity(this.context);
  }

  dispose(): void {
    this.#file.dispose();
  }
}

/** What stands under the same name in the user's own files now; a switched or replaced context shows here. */
export async function currentTarget(env: Environment, name: string): Promise<CurrentTarget> {
  const choice = await chooseContext(env, name);
  return choice.state === 'pinned' ? lookUpIdentity(choice.context) : { state: 'unreachable', message: choice.message };
}
