import { z } from 'zod';
import type { DemoServices } from '../demoServices.ts';
import type { Mutation } from './mutation.ts';
import { created, deleted, patched } from './objects.ts';

const quotaStatus = z.object({
  status: z.object({ hard: z.record(z.string(), z.string()), used: z.record(z.string(), z.string()) }),
});

/** Without "from" a rule speaks of everybody. */
const openPolicy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'allow-everybody', namespace: 'judgify-prod' },
  spec: { podSelector: { matchLabels: { app: 'judgment-service' } }, policyTypes: ['Ingress'], ingress: [{}] },
};

/** Of the nodes, the namespace, its network, secrets and settings. */
export const namespaceMutations = {
  'quota-missing': { breaks: 'Nothing limits the namespace.', apply: deleted('resourcequota/judgify-quota') },
  'quota-cpu-higher': {
    breaks: 'The namespace may use more than 20 cores.',
    apply: quota({ 'requests.cpu': '40', 'limits.cpu': '40' }),
  },
  'quota-memory-higher': {
    breaks: 'The namespace may use more than 64 GiB.',
    apply: quota({ 'requests.memory': '128Gi' }),
  },
  'quota-filled': { breaks: 'The quota leaves no room for another pod.', apply: fillQuota },
  'volume-too-small': {
    breaks: 'The volume of the database has less than 500 GB.',
    apply: patched({ resource: 'pv/judgify-postgres-data', patch: { spec: { capacity: { storage: '100Gi' } } } }),
  },
  'worker-cordoned': {
    breaks: 'A node takes no pods.',
    apply: patched({ resource: 'node/worker-1', patch: { spec: { unschedulable: true } } }),
  },
  'default-deny-missing': {
    breaks: 'Traffic is allowed unless it is forbidden.',
    apply: deleted('networkpolicy/default-deny'),
  },
  'default-deny-without-egress': {
    breaks: 'Outgoing traffic is allowed unless it is forbidden.',
    apply: patched({ resource: 'networkpolicy/default-deny', patch: { spec: { policyTypes: ['Ingress'] } } }),
  },
  'network-open': { breaks: 'No policy speaks of all pods.', apply: withoutPolicies },
  'outsiders-admitted': { breaks: 'Everybody reaches judgment-service.', apply: created(openPolicy) },
  'gateway-policy-missing': {
    breaks: 'The gateway can not be reached from outside.',
    apply: deleted('networkpolicy/allow-ingress-to-gateway'),
  },
  'database-exposed': { breaks: 'Port 5432 is open to the outside.', apply: exposed('service/judgify-postgres') },
  'gateway-exposed': {
    breaks: 'The gateway is open to the outside past the edge.',
    apply: exposed('service/api-gateway-service'),
  },
  'prometheus-exposed': {
    breaks: 'Port 9090 is open to the outside.',
    apply: exposed('service/prometheus', 'monitoring'),
  },
  'ingress-missing': { breaks: 'No host name leads to the services.', apply: deleted('ingress/judgify') },
  'ingress-without-redirect': {
    breaks: 'The ingress does not send visitors to HTTPS.',
    apply: patched({
      resource: 'ingress/judgify',
      patch: { metadata: { annotations: { 'nginx.ingress.kubernetes.io/force-ssl-redirect': 'false' } } },
    }),
  },
  'ingress-without-tls': {
    breaks: 'The ingress has no certificate.',
    apply: patched({ resource: 'ingress/judgify', patch: { spec: { tls: null } } }),
  },
  'ingress-class-missing': { breaks: 'No class of ingresses is served.', apply: deleted('ingressclass/nginx') },
  'ingress-controller-down': {
    breaks: 'No pod of the ingress controller runs.',
    apply: patched({
      resource: 'deployment/ingress-nginx-controller',
      namespace: 'ingress-nginx',
      patch: { spec: { replicas: 0 } },
      rollsOut: true,
    }),
  },
  'database-secret-missing': {
    breaks: 'The secret judgify-database-secret is gone.',
    apply: deleted('secret/judgify-database-secret'),
  },
  'auth-secret-missing': {
    breaks: 'The secret judgify-auth-secret is gone.',
    apply: deleted('secret/judgify-auth-secret'),
  },
  'llm-secret-missing': {
    breaks: 'The secret judgify-llm-secret is gone.',
    apply: deleted('secret/judgify-llm-secret'),
  },
  'tls-secret-missing': { breaks: 'The secret judgify-tls is gone.', apply: deleted('secret/judgify-tls') },
  'jwt-key-short': {
    breaks: 'JWT_SECRET_KEY has fewer than 32 characters.',
    apply: secret('judgify-auth-secret', { JWT_SECRET_KEY: 'short' }),
  },
  'redis-password-empty': {
    breaks: 'REDIS_PASSWORD is empty.',
    apply: secret('judgify-database-secret', { REDIS_PASSWORD: '' }),
  },
  'postgres-password-weak': {
    breaks: 'POSTGRES_PASSWORD is easy to guess.',
    apply: secret('judgify-database-secret', { POSTGRES_PASSWORD: 'letmein' }),
  },
  'llm-key-empty': { breaks: 'OPENAI_API_KEY is empty.', apply: secret('judgify-llm-secret', { OPENAI_API_KEY: '' }) },
  'tokens-long-lived-setting': {
    breaks: 'Tokens are configured to live for 72 hours.',
    apply: setting({ JWT_EXPIRES_IN: '72h' }),
  },
  'refresh-setting-missing': {
    breaks: 'No lifetime of refresh tokens is configured.',
    apply: setting({ JWT_REFRESH_EXPIRES_IN: null }),
  },
  'rate-limit-setting-missing': {
    breaks: 'No rate limit is configured.',
    apply: setting({ RATE_LIMIT_PER_MINUTE: null }),
  },
  'log-level-debug': { breaks: 'The services log more than INFO.', apply: setting({ LOG_LEVEL: 'DEBUG' }) },
  'log-format-text': { breaks: 'The services do not log JSON.', apply: setting({ LOG_FORMAT: 'text' }) },
  'correlation-header-missing': {
    breaks: 'No correlation id is passed on.',
    apply: setting({ CORRELATION_ID_HEADER: null }),
  },
} satisfies Readonly<Record<string, Mutation>>;

function quota(hard: Readonly<Record<string, string>>): Mutation['apply'] {
  return patched({ resource: 'resourcequota/judgify-quota', patch: { spec: { hard } } });
}

function exposed(resource: string, namespace = 'judgify-prod'): Mutation['apply'] {
  return patched({ resource, namespace, patch: { spec: { type: 'NodePort' } } });
}

function secret(name: string, stringData: Readonly<Record<string, string>>): Mutation['apply'] {
  return patched({ resource: `secret/${name}`, patch: { stringData } });
}

function setting(data: Readonly<Record<string, string | null>>): Mutation['apply'] {
  return patched({ resource: 'configmap/judgify-config', patch: { data } });
}

async function withoutPolicies(demo: DemoServices, undo: AsyncDisposableStack): Promise<void> {
  for (const name of ['default-deny', 'allow-within-namespace']) await deleted(`networkpolicy/${name}`)(demo, undo);
}

/** A pod that asks for all the CPU that is left. It need not run to count. */
async function fillQuota(demo: DemoServices, undo: AsyncDisposableStack): Promise<void> {
  const quotaJson = await demo.kubectl([
    'get',
    'resourcequota/judgify-quota',
    '--namespace=judgify-prod',
    '--output=json',
  ]);
  const { hard, used } = quotaStatus.parse(JSON.parse(quotaJson)).status;
  const left = toMillicores(hard['requests.cpu']) - toMillicores(used['requests.cpu']);
  const resources = { cpu: `${left}m`, memory: '64Mi' };
  const containers = [{ name: 'filler', image: 'none', resources: { requests: resources, limits: resources } }];
  const metadata = { name: 'quota-filler', namespace: 'judgify-prod' };
  await created({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers } })(demo, undo);
}

function toMillicores(quantity = '0'): number {
  return quantity.endsWith('m') ? Number(quantity.slice(0, -1)) : Number(quantity) * 1000;
}
