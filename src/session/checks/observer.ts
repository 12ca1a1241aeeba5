/** What the observations of one round of checks share: secrets that were looked up, what each API server serves. */
import type { ObservationRequest, Sidecar } from '../../core/check/sidecar/model.ts';
import type { Observed } from '../../core/check/subject.ts';
import { thrownMessage } from '../../core/thrownMessage.ts';
import type { ResourceCache } from '../../runners/kube/resource.ts';
import { unobserved, type Attempt } from '../../runners/network/attempt.ts';
import type { Programs } from '../programs.ts';
import type { RunResources } from '../runResources.ts';
import type { SecretValues } from '../secretValues.ts';
import type { CheckTargets } from './checkTargets.ts';
import { observeRequest } from './observeRequest.ts';

export interface ObserverOptions {
  readonly sidecar: Sidecar;
  readonly folder: string;
  readonly programs: Programs;
  readonly targets: CheckTargets;
  readonly resources: RunResources;
}

export class Observer {
  readonly #options: ObserverOptions;
  /** By kubeconfig: another cluster serves other types. */
  readonly #served = new Map<string, ResourceCache>();
  #secrets: SecretValues | undefined;

  constructor(options: ObserverOptions) {
    this.#options = options;
  }

  /** Never rejects. */
  async observe(request: ObservationRequest, attempt: Attempt): Promise<Observed> {
    const { sidecar, folder, programs, targets } = this.#options;
    try {
      const cluster = await targets.cluster(request);
      const surroundings = {
        sidecar,
        cluster,
        secrets: this.#knownSecrets(),
        resources: this.#servedBy(cluster.kubeconfig),
        folder,
        programs,
        now: Date.now(),
      };
      return await observeRequest(request, surroundings, attempt);
    } catch (error) {
      return unobserved(thrownMessage(error));
    }
  }

  /** Those of the run's own context, whatever the target of a check. */
  #knownSecrets(): SecretValues {
    this.#secrets ??= this.#options.resources.environment().secrets(this.#options.sidecar);
    return this.#secrets;
  }

  #servedBy(kubeconfig: string): ResourceCache {
    const known = this.#served.get(kubeconfig);
    if (known !== undefined) return known;
    const cache: ResourceCache = new Map();
    this.#served.set(kubeconfig, cache);
    return cache;
  }
}
