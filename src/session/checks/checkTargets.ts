/** Where checks act: the run's own target, or one that the sidecar names, each cut out of the kubeconfig and verified. */
import type { CheckPlace } from '../../core/check/checkExecution.ts';
import type { TargetSituation } from '../../core/check/guard.ts';
import type { Refusal } from '../../core/check/outcome.ts';
import type { PlaceLookup } from '../../core/check/performChecks.ts';
import type { ObservationRequest, Sidecar } from '../../core/check/sidecar/model.ts';
import { targetChangedMessage, targetDifferences, type TargetIdentity } from '../../core/target/identity.ts';
import type { PinnedContext } from '../../core/target/pinContext.ts';
import type { RunEnvironment } from '../runEnvironment.ts';
import type { Kubeconfigs } from '../kubeconfigs.ts';
import { chooseContext, TargetPin } from '../targetPin.ts';
import { needsTarget } from './needsTarget.ts';

export interface CheckTargetOptions {
  readonly sidecar: Sidecar;
  readonly kubeconfigs: Kubeconfigs;
  readonly userFolder: string;
  /** Of the run. */
  readonly environment: () => RunEnvironment;
  readonly pinnedTarget: () => TargetIdentity | undefined;
  /** Where the run has acted so far. */
  readonly earlierTargets: () => readonly TargetIdentity[];
}

/** What a runner gets to know of the place. */
export interface Cluster {
  readonly context: PinnedContext | undefined;
  readonly kubeconfig: string;
}

export class CheckTargets {
  readonly #options: CheckTargetOptions;
  readonly #named = new Map<string, Promise<NamedTarget>>();
  readonly #pins: TargetPin[] = [];

  constructor(options: CheckTargetOptions) {
    this.#options = options;
  }

  async place(request: ObservationRequest): Promise<PlaceLookup> {
    const { target } = request;
    if (target !== undefined) {
      // Secrets lie in the run's own context, which has to be cut out for that.
      await this.#options.environment().prepareFor(true);
      const named = await this.#name(target);
      return named.state === 'ready' ? { state: 'ready', place: named.place } : named;
    }
    const needsCluster = needsTarget(request, this.#options.sidecar);
    const refusal = targetRefusal(await this.#options.environment().prepareFor(!needsCluster), needsCluster);
    return refusal === undefined ? { state: 'ready', place: this.#ownPlace() } : { state: 'refused', refusal };
  }

  /** After `place` has answered for the same target. */
  async cluster({ target }: ObservationRequest): Promise<Cluster> {
    const { context, kubeconfig } = this.#options.environment();
    if (target === undefined) return { context, kubeconfig };
    const named = await this.#name(target);
    return named.state === 'ready' ? named.cluster : { context: undefined, kubeconfig };
  }

  dispose(): void {
    for (const pin of this.#pins) pin.dispose();
  }

  #ownPlace(): CheckPlace {
    const { context } = this.#options.environment();
    const facts = context === undefined ? {} : { context: context.name, namespace: context.namespace };
    return { identity: this.#options.pinnedTarget(), facts: { name: '', ...facts } };
  }

  #name(target: string): Promise<NamedTarget> {
    const known = this.#named.get(target) ?? this.#lookUp(target);
    this.#named.set(target, known);
    return known;
  }

  async #lookUp(name: string): Promise<NamedTarget> {
    const { sidecar, kubeconfigs, userFolder } = this.#options;
    const kube = sidecar.targets[name]?.kube;
    const choice = await chooseContext(kubeconfigs, kube?.context, kube?.namespace);
    if (choice.state === 'unapproved') return refused('kubeconfig not approved', choice.message);
    if (choice.state === 'missing') return refused('no target', choice.message);
    const pin = new TargetPin(choice.context, userFolder);
    this.#pins.push(pin);
    const found = await pin.identity();
    if (found.state === 'unreachable') return refused('target unreachable', found.message);
    const changed = this.#difference(found.identity);
    if (changed !== undefined) return refused('target changed', changed);
    const { context, kubeconfigPath: kubeconfig } = pin;
    const facts = { name, context: context.name, namespace: context.namespace };
    return { state: 'ready', place: { identity: found.identity, facts }, cluster: { context, kubeconfig } };
  }

  /** Several targets may be namespaces of one context; in all else a context stays what it was in this run. */
  #difference(found: TargetIdentity): string | undefined {
    const { pinnedTarget, earlierTargets } = this.#options;
    const own = pinnedTarget();
    const before = [...(own === undefined ? [] : [own]), ...earlierTargets()].find(
      ({ context }) => context === found.context,
    );
    const differences = before === undefined ? [] : targetDifferences({ ...before, namespace: found.namespace }, found);
    return differences.length === 0 ? undefined : targetChangedMessage(found.context, differences);
  }
}

type NamedTarget =
  | { readonly state: 'ready'; readonly place: CheckPlace; readonly cluster: Cluster }
  | { readonly state: 'refused'; readonly refusal: Refusal };

function refused(code: Refusal['code'], message: string): NamedTarget {
  return { state: 'refused', refusal: { code, message } };
}

/** A run that was pinned elsewhere stops for every check; a missing cluster only for those that need one. */
function targetRefusal(situation: TargetSituation, needsCluster: boolean): Refusal | undefined {
  switch (situation.state) {
    case 'pinned':
      return undefined;
    case 'changed':
      return { code: 'target changed', message: situation.message };
    case 'none':
      return needsCluster ? { code: 'no target', message: situation.message } : undefined;
    case 'unapproved':
      return needsCluster ? { code: 'kubeconfig not approved', message: situation.message } : undefined;
    case 'unreachable':
      return needsCluster ? { code: 'target unreachable', message: situation.message } : undefined;
  }
}
