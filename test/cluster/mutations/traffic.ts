import { join } from 'node:path';
import type { DemoServices } from '../demoServices.ts';
import type { JudgifyState } from '../services/replay/judgifyState.ts';
import { replayFolder } from '../services/replay.ts';
import { changedData } from './files.ts';
import { type Apply, type Mutation, untilItShows } from './mutation.ts';
import { perService } from './perService.ts';
import { forgetServices, hasAnswer } from './query.ts';

type State = { -readonly [Key in keyof JudgifyState]: JudgifyState[Key] };

/** Of what the six services answer and measure. */
export const trafficMutations = {
  ...perService('unhealthy', (name) => ({
    breaks: `${name} says that it is not well.`,
    apply: state((all) => change(all, name, { isHealthy: false })),
  })),
  ...perService('without-metrics', (name) => ({
    breaks: `${name} shows no metrics.`,
    needs: 'prometheus',
    apply: measured((all) => change(all, name, { hasMetrics: false }), `up{service="${name}"} == 0`),
  })),
  'cpu-high': {
    breaks: 'The CPU of judgment-service is at 96 %.',
    needs: 'prometheus',
    apply: measured(
      (all) => change(all, 'judgment-service', { cpu: 0.96 }),
      'max(judgify_cpu_utilization_ratio) > 0.95',
    ),
  },
  'memory-high': {
    breaks: 'The memory of dashboard-service is at 97 %.',
    needs: 'prometheus',
    apply: measured(
      (all) => change(all, 'dashboard-service', { memory: 0.97 }),
      'max(judgify_memory_utilization_ratio) > 0.96',
    ),
  },
  'errors-frequent': {
    breaks: '8 % of the requests fail.',
    needs: 'prometheus',
    apply: measured(
      (all) => (all.requests = { ...all.requests, badRatio: 0.08 }),
      'judgify:http_errors:ratio_rate5m > 0.07',
    ),
  },
  'answers-slow': {
    breaks: 'One in ten requests takes more than half a second.',
    needs: 'prometheus',
    apply: measured(
      (all) => (all.requests = { ...all.requests, withinSeconds: { '0.1': 0.3, '0.5': 0.88, '1': 0.92, '5': 1 } }),
      'judgify:http_request_duration_seconds:p95_5m > 1',
    ),
  },
  'judgments-slow': {
    breaks: 'One in five judgments takes more than three seconds.',
    needs: 'prometheus',
    apply: measured(
      (all) => (all.judgments = { ...all.judgments, withinSeconds: { '1': 0.3, '3': 0.8, '5': 0.9, '10': 1 } }),
      'judgify:judgment_duration_seconds:p95_5m > 3',
    ),
  },
  'judgments-failing': {
    breaks: 'A third of the judgments fails.',
    needs: 'prometheus',
    apply: measured(
      (all) => (all.judgments = { ...all.judgments, badRatio: 0.33 }),
      'sum(rate(judgment_executions_total{result="failure"}[5m])) / sum(rate(judgment_executions_total[5m])) > 0.3',
    ),
  },
  'judgments-stopped': {
    breaks: 'No judgment is executed.',
    needs: 'prometheus',
    apply: measured(
      (all) => (all.judgments = { ...all.judgments, perSecond: 0 }),
      'sum(rate(judgment_executions_total[5m])) == 0',
    ),
  },
  'dashboards-stopped': {
    breaks: 'No dashboard is created.',
    needs: 'prometheus',
    apply: measured(
      (all) => (all.dashboards = { ...all.dashboards, perSecond: 0 }),
      'sum(rate(dashboards_created_total[5m])) == 0',
    ),
  },
  'database-lost': {
    breaks: 'The services do not reach the database.',
    needs: 'prometheus',
    apply: measured((all) => (all.isDatabaseConnected = false), 'max(database_up) == 0'),
  },
  'redis-lost': {
    breaks: 'The services do not reach Redis.',
    needs: 'prometheus',
    apply: measured((all) => (all.isRedisConnected = false), 'max(redis_up) == 0'),
  },
  'tokens-long-lived': {
    breaks: 'Tokens live for a week.',
    apply: state((all) => (all.tokenLifetimeSeconds = 7 * 86_400)),
  },
} satisfies Readonly<Record<string, Mutation>>;

function change(all: State, name: string, service: Partial<JudgifyState['services'][string]>): void {
  const before = all.services[name];
  if (before !== undefined) all.services = { ...all.services, [name]: { ...before, ...service } };
}

function state(edit: (all: State) => unknown): Apply {
  // Read for each request.
  return changedData(
    stateFile(() => Promise.resolve()),
    (all: State) => void edit(all),
  );
}

/** Has an answer when all services have been measured often enough for rates, and those are recorded. */
const complete = 'count(rate(http_requests_total[5m])) == 12 and on () judgify:judgment_duration_seconds:p95_5m';

/** Has an answer when each service was looked at since Prometheus forgot them. */
const everyService = 'count(up{job="judgify"}) == 6';

/** Shows when the query has an answer, and is over when all is measured again and the query has none. */
function measured(edit: (all: State) => unknown, query: string): Apply {
  return async (demo, undo) => {
    const isOver = async () => (await hasAnswer(demo, complete)) && !(await hasAnswer(demo, query));
    undo.defer(() => untilItShows(`no ${query}`, isOver));
    await changedData(stateFile(forgetServices), (all: State) => void edit(all))(demo, undo);
    await untilItShows(query, async () => (await hasAnswer(demo, everyService)) && (await hasAnswer(demo, query)));
  };
}

function stateFile(reload: (demo: DemoServices) => Promise<void>) {
  return { path: (folder: string) => join(replayFolder(folder), 'judgify.json'), reload };
}
