/** Namespaces of the library's test: in the one everything is as it should be, in the other nothing is. */
import type { DemoAccess } from '../../cluster/demoFile.ts';
import { runKubectl } from '../../cluster/kubectl.ts';
import { waitUntil } from '../../cluster/waitUntil.ts';

export const good = 'library-good';
export const bad = 'library-bad';

type Manifest = Readonly<Record<string, unknown>>;

const nowhere = { nodeSelector: { 'provebook.test/nowhere': 'true' } };
const safe = { runAsNonRoot: true };
const resources = { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '16Mi' } };

function named(namespace: string, kind: string, name: string, apiVersion = 'v1'): Manifest {
  return { apiVersion, kind, metadata: { name, namespace } };
}

function template(app: string, container: Manifest, spec: Manifest = {}): Manifest {
  const metadata = { labels: { app } };
  return { metadata, spec: { containers: [{ name: app, ...container }], ...spec } };
}

const goodObjects: readonly Manifest[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: good } },
  {
    ...named(good, 'Deployment', 'web', 'apps/v1'),
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'web' } },
      template: template('web', { image: 'registry.test/web:1.0.0', resources, securityContext: safe }),
    },
  },
  {
    ...named(good, 'PodDisruptionBudget', 'web', 'policy/v1'),
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } },
  },
];

const badObjects: readonly Manifest[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: bad } },
  {
    ...named(bad, 'Deployment', 'stuck', 'apps/v1'),
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'stuck' } },
      template: template('stuck', { image: 'elsewhere.test/stuck:latest' }, { hostNetwork: true, ...nowhere }),
    },
  },
  {
    ...named(bad, 'StatefulSet', 'stuck', 'apps/v1'),
    spec: {
      replicas: 2,
      serviceName: 'stuck',
      selector: { matchLabels: { app: 'stuck-set' } },
      template: template('stuck-set', { image: 'elsewhere.test/stuck:latest' }, nowhere),
    },
  },
  {
    ...named(bad, 'DaemonSet', 'nowhere', 'apps/v1'),
    spec: {
      selector: { matchLabels: { app: 'nowhere' } },
      template: template('nowhere', { image: 'elsewhere.test/nowhere:latest' }, nowhere),
    },
  },
  {
    ...named(bad, 'PodDisruptionBudget', 'tight', 'policy/v1'),
    spec: { minAvailable: 5, selector: { matchLabels: { app: 'stuck' } } },
  },
  {
    ...named(bad, 'HorizontalPodAutoscaler', 'tight', 'autoscaling/v2'),
    spec: {
      minReplicas: 1,
      maxReplicas: 1,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'stuck' },
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
      ],
    },
  },
  {
    ...named(bad, 'NetworkPolicy', 'open', 'networking.k8s.io/v1'),
    spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] },
  },
  { ...named(bad, 'Service', 'open'), spec: { type: 'NodePort', selector: { app: 'nobody' }, ports: [{ port: 80 }] } },
  { ...named(bad, 'Service', 'lonely'), spec: { selector: { app: 'nobody' }, ports: [{ port: 80 }] } },
  {
    ...named(bad, 'PersistentVolumeClaim', 'waiting'),
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'nowhere', resources: { requests: { storage: '1Gi' } } },
  },
];

/** A pod that is created at the same time as its quota may be left out of the count for minutes: this comes after them. */
const quota: Manifest = { ...named(bad, 'ResourceQuota', 'full'), spec: { hard: { pods: '2' } } };

/** Applies all and waits until the controllers have seen them; removes all at the end. */
export async function applyObjects(access: DemoAccess): Promise<AsyncDisposable> {
  const cluster = { kubectl: `${access.kubectlFolder}/kubectl`, kubeconfig: access.kubeconfig };
  const kubectl = (args: readonly string[], input?: string): Promise<string> =>
    runKubectl(cluster, args, input === undefined ? {} : { input });
  const apply = (items: readonly Manifest[]): Promise<string> =>
    kubectl(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  await apply([...goodObjects, ...badObjects]);
  await waitUntil(
    async () => (await kubectl(['-n', bad, 'get', 'pods', '-o', 'name'])).match(/^pod\//gm)?.length === 2,
    {
      what: 'the two pods that the quota counts',
      programs: [],
    },
  );
  await apply([quota]);
  const seen = async (namespace: string, object: string, path: string): Promise<boolean> =>
    (await kubectl(['-n', namespace, 'get', object, '-o', `jsonpath={${path}}`])) !== '';
  await waitUntil(
    async () => {
      const found = await Promise.all([
        seen(good, 'deployment/web', '.status.conditions[?(@.type=="Available")].status'),
        seen(good, 'pdb/web', '.status.disruptionsAllowed'),
        seen(bad, 'deployment/stuck', '.status.conditions[?(@.type=="Available")].status'),
        seen(bad, 'hpa/tight', '.status.currentReplicas'),
        seen(bad, 'resourcequota/full', '.status.used.pods'),
        seen(bad, 'pdb/tight', '.status.expectedPods'),
        seen(bad, 'endpointslice', '.items[*].metadata.name'),
      ]);
      const used = await kubectl(['-n', bad, 'get', 'resourcequota/full', '-o', 'jsonpath={.status.used.pods}']);
      const ready = await kubectl(['-n', good, 'get', 'deployment/web', '-o', 'jsonpath={.status.readyReplicas}']);
      return found.every((one) => one) && used === '2' && ready === '2';
    },
    { what: 'the controllers to see the objects of the library', programs: [] },
  );
  return {
    [Symbol.asyncDispose]: async () => {
      await kubectl(['delete', 'namespace', good, bad, '--ignore-not-found']);
    },
  };
}
