import { join } from 'node:path';
import type { ReplayedProduct } from '../services/replay/replayed.ts';
import { replayFolder } from '../services/replay.ts';
import { type ProgramFile, changedData } from './files.ts';
import { type Mutation, stopped } from './mutation.ts';

/** As a JSON answer: what is in it, its path says. */
type Json = Record<string, never>;

const health = 'GET /_cluster/health';
const policy = 'GET /_ilm/policy/judgify-logs';

/** Of the answers of Elasticsearch, Kibana and Grafana. */
export const replayedMutations = {
  'replay-stopped': {
    breaks: 'Neither the services nor Elasticsearch, Kibana and Grafana answer.',
    apply: stopped('replay'),
  },
  'elasticsearch-yellow': {
    breaks: 'Copies of logs are missing.',
    apply: answer('elasticsearch', health, { status: 'yellow', unassigned_shards: 4 }),
  },
  'elasticsearch-red': {
    breaks: 'Logs are missing.',
    apply: answer('elasticsearch', health, { status: 'red', unassigned_shards: 9 }),
  },
  'elasticsearch-one-node': {
    breaks: 'Elasticsearch has one node.',
    apply: answer('elasticsearch', health, { number_of_nodes: 1, number_of_data_nodes: 1 }),
  },
  'elasticsearch-old': {
    breaks: 'Elasticsearch is of version 7.',
    apply: answer('elasticsearch', 'GET /', { version: { number: '7.17.24' } }),
  },
  'log-policy-missing': { breaks: 'Logs are kept for ever.', apply: without('elasticsearch', policy) },
  'log-policy-too-short': { breaks: 'Logs are deleted after a week.', apply: retention('7d') },
  'log-policy-without-end': {
    breaks: 'The policy of the logs deletes nothing.',
    apply: answers('elasticsearch', (all: PolicyAnswer) => delete all[policy]['judgify-logs'].policy.phases.delete),
  },
  'log-policy-unused': {
    breaks: 'No index uses the policy of the logs.',
    apply: answers('elasticsearch', (all: PolicyAnswer) => {
      delete all['GET /_index_template/judgify-logs'];
      all[policy]['judgify-logs'].in_use_by = { indices: [], data_streams: [], composable_templates: [] };
    }),
  },
  'logs-missing': {
    breaks: 'No log has arrived.',
    apply: answer('elasticsearch', 'GET /judgify-logs/_count', { count: 0 }),
  },
  'kibana-degraded': {
    breaks: 'Kibana does not reach Elasticsearch.',
    apply: answer('kibana', 'GET /api/status', {
      status: { overall: { level: 'unavailable', summary: 'Elasticsearch is unavailable' } },
    }),
  },
  'kibana-without-dashboards': {
    breaks: 'Kibana has no dashboard.',
    apply: answer('kibana', 'GET /api/saved_objects/_find', { total: 0, saved_objects: [] }),
  },
  'grafana-unhealthy': {
    breaks: 'Grafana has lost its database.',
    apply: answer('grafana', 'GET /api/health', { database: 'failing' }),
  },
  'grafana-without-dashboards': {
    breaks: 'Grafana has no dashboard.',
    apply: answers('grafana', (all: Record<string, unknown>) => (all['GET /api/search'] = [])),
  },
  'grafana-without-prometheus': {
    breaks: 'Grafana does not know Prometheus.',
    apply: answers('grafana', (all: Record<string, unknown>) => (all['GET /api/datasources'] = [])),
  },
} satisfies Readonly<Record<string, Mutation>>;

interface PolicyAnswer {
  [policy]: { 'judgify-logs': { policy: { phases: { delete?: { min_age: string } } }; in_use_by: object } };
  'GET /_index_template/judgify-logs'?: unknown;
}

/** Logs that are deleted after another time, such as "7d". */
export function retention(age: string): Mutation['apply'] {
  return answers('elasticsearch', (all: PolicyAnswer) => {
    const { phases } = all[policy]['judgify-logs'].policy;
    if (phases.delete) phases.delete.min_age = age;
  });
}

function answer(product: ReplayedProduct, request: string, change: object): Mutation['apply'] {
  return answers(product, (all: Record<string, Json>) => (all[request] = { ...all[request], ...change }));
}

function without(product: ReplayedProduct, request: string): Mutation['apply'] {
  return answers(product, (all: Record<string, unknown>) => Reflect.deleteProperty(all, request));
}

function answers(product: ReplayedProduct, change: (all: never) => unknown): Mutation['apply'] {
  const file: ProgramFile = {
    path: (folder) => join(replayFolder(folder), `${product}.json`),
    // It is read for each request.
    reload: () => Promise.resolve(),
  };
  return changedData(file, (all) => void change(all));
}
