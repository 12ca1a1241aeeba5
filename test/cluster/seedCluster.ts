import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import type { Log } from './goToolchain.ts';
import { runKubectl } from './kubectl.ts';

const manifests = join(import.meta.dirname, 'manifests');
const namespaces = ['judgify-prod', 'ingress-nginx', 'monitoring', 'logging'];
const apply = ['apply', '--server-side', '--filename'];

/**
 * Fills a cluster with the manifests and `secrets`, a Kubernetes List, and waits until all pods are ready.
 *
 * @throws Error of kubectl.
 */
export async function seedCluster(
  cluster: Cluster,
  secrets: object,
  { log, signal }: { readonly log: Log; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  log('  creating nodes, services and secrets');
  const kubectl = (args: readonly string[], input?: string) =>
    runKubectl(cluster, args, { signal, ...(input !== undefined && { input }) });
  await kubectl([...apply, manifests]);
  // Of a kind that the manifests above define, so they can only be created after these.
  await kubectl([...apply, join(manifests, 'vertical'), '--filename', '-'], JSON.stringify(secrets));
  log('  waiting for the pods');
  const rolledOut = (namespace: string) =>
    kubectl(['rollout', 'status', 'statefulsets,deployments', '--timeout=60s', `--namespace=${namespace}`]);
  await Promise.all([...namespaces.map(rolledOut), recordBackup(kubectl, new Date().toISOString())]);
}

/** The base backup was taken beside the cluster (postgresBackup.ts); the CronJob says so. */
async function recordBackup(kubectl: (args: readonly string[]) => Promise<string>, now: string): Promise<void> {
  const status = JSON.stringify({ status: { lastScheduleTime: now, lastSuccessfulTime: now } });
  const patch = ['--namespace=judgify-prod', '--subresource=status', '--type=merge', `--patch=${status}`];
  for (const name of ['judgify-backup', 'judgify-wal-backup']) await kubectl(['patch', 'cronjob', name, ...patch]);
}
