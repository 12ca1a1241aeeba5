/** Turns a Service and its port into one ready pod and the port of its container, as `kubectl port-forward` does. */
import * as l10n from '@vscode/l10n';
import type { V1Pod, V1Service } from '@kubernetes/client-node';
import { askApi, DEFAULT_TIMEOUT_MS, type Answer } from './ask.ts';

export interface ForwardTarget {
  readonly namespace: string;
  /** Either a service or a pod. */
  readonly service?: string | undefined;
  readonly pod?: string | undefined;
  /** Of the service where one is named, otherwise of the pod. */
  readonly port: number;
}

export interface PodPort {
  readonly pod: string;
  readonly port: number;
}

export type PodResolution =
  ({ readonly state: 'resolved' } & PodPort) | { readonly state: 'unresolved'; readonly message: string };

/** @param yaml a kubeconfig of one context, as `pinContext` makes it */
export async function resolvePod(yaml: string, target: ForwardTarget, signal?: AbortSignal): Promise<PodResolution> {
  const { namespace, service: name, pod, port } = target;
  if (name === undefined) {
    return pod === undefined
      ? unresolved(l10n.t('A port-forward needs a service or a pod.'))
      : { state: 'resolved', pod, port };
  }
  const options = { timeoutMs: DEFAULT_TIMEOUT_MS, signal };
  const service = await askApi(yaml, options, (api, asking) => api.readNamespacedService({ namespace, name }, asking));
  if (service.state !== 'answered') return notRead(namespace, name, service);
  const labelSelector = selectorOf(service.value);
  if (labelSelector === '') return unresolved(l10n.t('The Service {0}/{1} selects no pods.', namespace, name));
  const pods = await askApi(yaml, options, (api, asking) =>
    api.listNamespacedPod({ namespace, labelSelector }, asking),
  );
  if (pods.state !== 'answered') return notRead(namespace, name, pods);
  const ready = pods.value.items.find(isReady);
  if (ready?.metadata?.name === undefined) {
    const count = pods.value.items.length;
    return unresolved(l10n.t('The Service {0}/{1} has no ready pod ({2} in all).', namespace, name, count));
  }
  const containerPort = containerPortOf(service.value, ready, port);
  if (containerPort !== undefined) return { state: 'resolved', pod: ready.metadata.name, port: containerPort };
  const ports = service.value.spec?.ports?.map((candidate) => candidate.port).join(', ') ?? '';
  return unresolved(l10n.t('The Service {0}/{1} leads to no port {2}. It has: {3}.', namespace, name, port, ports));
}

function unresolved(message: string): PodResolution {
  return { state: 'unresolved', message };
}

function notRead(
  namespace: string,
  name: string,
  answer: Exclude<Answer<never>, { state: 'answered' }>,
): PodResolution {
  return unresolved(l10n.t('The Service {0}/{1} cannot be read: {2}', namespace, name, answer.message));
}

function selectorOf(service: V1Service): string {
  const labels = Object.entries(service.spec?.selector ?? {});
  return labels.map(([key, value]) => `${key}=${value}`).join(',');
}

/** A pod that is being deleted may still say that it is ready. */
function isReady({ metadata, status }: V1Pod): boolean {
  if (metadata?.deletionTimestamp !== undefined) return false;
  return status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false;
}

/** The rules of kubectl (`LookupContainerPortNumberByServicePort`): a headless service maps no ports. */
export function containerPortOf(service: V1Service, pod: V1Pod, port: number): number | undefined {
  const found = service.spec?.ports?.find((candidate) => candidate.port === port);
  if (found === undefined) return undefined;
  if (service.spec?.clusterIP === 'None') return port;
  const target = found.targetPort ?? port;
  if (typeof target === 'number') return target === 0 ? port : target;
  const containers = [...(pod.spec?.containers ?? []), ...(pod.spec?.initContainers ?? [])];
  return containers.flatMap(({ ports }) => ports ?? []).find(({ name }) => name === target)?.containerPort;
}
