import type { DemoServices } from '../demoServices.ts';
import { serviceNames } from '../services/ports.ts';
import { changedData } from './files.ts';
import { type Apply, type Mutation, stopped, untilItShows } from './mutation.ts';
import { prometheusFile } from './programFiles.ts';
import { countTargets, forgetServices, hasAnswer } from './query.ts';

interface PrometheusConfig {
  rule_files: string[];
  alerting?: unknown;
  scrape_configs: { static_configs: unknown[] }[];
}

const needs = 'prometheus';

/** Of what Prometheus watches and whom it tells. It looks for both every five seconds only, so these take that long. */
export const prometheusMutations = {
  'prometheus-stopped': { breaks: 'Prometheus does not answer.', needs, apply: stopped('prometheus') },
  'rules-not-loaded': {
    breaks: 'Prometheus has no rules.',
    needs,
    apply: configured((config) => (config.rule_files = [])),
  },
  'alertmanager-not-linked': { breaks: 'Prometheus tells nobody about alerts.', needs, apply: unlinkAlertmanager },
  'services-not-watched': {
    breaks: 'Prometheus does not measure the services.',
    needs,
    apply: unwatched({ job: 'judgify' }, 6, (config) => config.scrape_configs.shift()),
  },
  'one-service-not-watched': {
    breaks: 'Prometheus does not measure dashboard-service.',
    needs,
    apply: unwatched({ service: 'dashboard-service' }, 1, (config) => config.scrape_configs[0]?.static_configs.pop()),
  },
} satisfies Readonly<Record<string, Mutation>>;

function configured(change: (config: PrometheusConfig) => unknown): Apply {
  return changedData(prometheusFile('prometheus'), (config: PrometheusConfig) => void change(config));
}

async function unlinkAlertmanager(demo: DemoServices, undo: AsyncDisposableStack): Promise<void> {
  const query = 'prometheus_notifications_alertmanagers_discovered > 0';
  undo.defer(() => untilItShows('a known Alertmanager', () => hasAnswer(demo, query)));
  await configured((config) => delete config.alerting)(demo, undo);
  await untilItShows('no Alertmanager', async () => !(await hasAnswer(demo, query)));
}

/** `count` targets with these labels are gone, and so is what was measured of them. */
function unwatched(
  labels: Readonly<Record<string, string>>,
  count: number,
  change: (config: PrometheusConfig) => unknown,
): Apply {
  return async (demo, undo) => {
    const selector = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
    const isMeasured = () => hasAnswer(demo, `count(up{${selector.join(',')}} == 1) == ${count}`);
    undo.defer(() => untilItShows('measured services', isMeasured));
    await configured(change)(demo, undo);
    await untilItShows('no targets', async () => (await countTargets(demo, labels)) === 0);
    await forgetServices(demo);
    const left = serviceNames.length - count;
    if (left > 0) await untilItShows('the others', () => hasAnswer(demo, `count(up{job="judgify"} == 1) == ${left}`));
  };
}
