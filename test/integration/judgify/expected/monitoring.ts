import { serviceNames } from '../../../cluster/services/ports.ts';
import { all, perService } from '../turned.ts';

const alerts = ['service-down', 'cpu', 'memory', 'error-rate', 'slow-judgment'].map((name) => `alert-${name}`);
const metrics = ['http', 'latency', 'judgments', 'dashboards', 'database', 'redis'].map((name) => `metrics-${name}`);
const figures = [
  ...['judgments-succeed', 'error-ratio', 'latency', 'usage-cpu', 'usage-memory'],
  ...['judgment-rate', 'judgment-latency', 'dashboard-rate'],
];
const health = serviceNames.map((name) => `health-${name}`);
const ofElasticsearch = [
  ...['elasticsearch-version', 'elasticsearch-health', 'logs-deleted', 'logs-policy-used', 'logs-arrive'],
  ...['logs-kept', 'logs-compressed', 'logs-rolled-over'],
];
const replayed = [
  ...ofElasticsearch,
  ...['kibana-available', 'kibana-dashboards', 'kibana-data-view'],
  ...['grafana-health', 'grafana-dashboards', 'grafana-datasource'],
];

function without(alert: string): string {
  return `no element has name=${alert}`;
}

/** Of ../../../cluster/mutations/prometheus.ts. */
export const expectedOfPrometheus = {
  'prometheus-stopped': all(
    ['prometheus-targets', 'alertmanager-linked', ...alerts, ...metrics, ...figures],
    ['error', 'prometheus:9090'],
  ),
  'rules-not-loaded': all(alerts, ['fail', 'no element has name=judgify-alerts']),
  'alertmanager-not-linked': { 'alertmanager-linked': ['fail', 'the size is 0'] },
  'services-not-watched': {
    'prometheus-targets': ['fail', 'no samples'],
    ...all(metrics, ['fail', 'no samples']),
    ...all(figures, ['error', 'no samples']),
  },
  'one-service-not-watched': {
    ...all(
      ['prometheus-targets', 'metrics-http', 'metrics-latency', 'metrics-database', 'metrics-redis'],
      ['fail', 'not there: dashboard-service'],
    ),
    ...all(['usage-cpu', 'usage-memory'], ['fail', 'not there: dashboard-service']),
    'metrics-dashboards': ['fail', 'no samples'],
    'dashboard-rate': ['error', 'no samples'],
  },
} as const;

/** Of ../../../cluster/mutations/rules.ts. */
export const expectedOfRules = {
  'rule-service-down-missing': { 'alert-service-down': ['fail', without('ServiceDown')] },
  'rule-cpu-missing': { 'alert-cpu': ['fail', without('HighCpuUsage')] },
  'rule-memory-missing': { 'alert-memory': ['fail', without('HighMemoryUsage')] },
  'rule-error-rate-missing': { 'alert-error-rate': ['fail', without('HighErrorRate')] },
  'rule-judgment-missing': { 'alert-slow-judgment': ['fail', without('SlowJudgment')] },
  'rule-service-down-late': { 'alert-service-down': ['fail', 'duration: expected lte 30, got 300'] },
  'rule-service-down-mild': { 'alert-service-down': ['fail', 'expected "critical", got "info"'] },
  'rule-cpu-threshold': { 'alert-cpu': ['fail', 'got "judgify_cpu_utilization_ratio > 0.95"'] },
  'rule-memory-threshold': { 'alert-memory': ['fail', 'got "judgify_memory_utilization_ratio > 0.95"'] },
  'rule-error-rate-threshold': { 'alert-error-rate': ['fail', 'got "judgify:http_errors:ratio_rate5m > 0.1"'] },
} as const;

/** Of ../../../cluster/mutations/alertmanager.ts. */
export const expectedOfAlertmanager = {
  'alertmanager-stopped': all(
    ['alertmanager-ready', 'alerts-to-slack', 'alerts-by-mail', 'alerts-page'],
    ['error', 'alertmanager:9093'],
  ),
  'slack-other-channel': { 'alerts-to-slack': ['fail', '이 채널로 가지 않습니다'] },
  'slack-missing': { 'alerts-to-slack': ['fail', '이 채널로 가지 않습니다'] },
  'mail-other-address': { 'alerts-by-mail': ['fail', '이 주소로 가지 않습니다'] },
  'mail-missing': { 'alerts-by-mail': ['fail', '이 주소로 가지 않습니다'] },
  'pagerduty-missing': { 'alerts-page': ['fail', 'PagerDuty로 가지 않습니다'] },
  'critical-not-routed': { 'alerts-page': ['fail', 'PagerDuty로 가지 않습니다'] },
} as const;

/** Of ../../../cluster/mutations/replayed.ts. */
export const expectedOfReplayed = {
  'replay-stopped': {
    ...all([...replayed, ...health], ['error', 'The port-forward to']),
    ...all(['jwt-lifetime', 'refresh-token', 'metrics-exposed'], ['fail', 'status: expected 200']),
    'prometheus-targets': ['fail', 'samples[*].value: expected all 1'],
    ...all(metrics, ['fail', 'no samples']),
    ...all(['usage-cpu', 'usage-memory'], ['error', 'no samples']),
  },
  'elasticsearch-yellow': { 'elasticsearch-health': ['warn', 'json.status: expected "green", got "yellow"'] },
  'elasticsearch-red': { 'elasticsearch-health': ['fail', 'got "red"'] },
  'elasticsearch-one-node': { 'elasticsearch-health': ['fail', 'json.number_of_data_nodes: expected gte 3, got 1'] },
  'elasticsearch-old': { 'elasticsearch-version': ['fail', 'got "7.17.24"'] },
  'log-policy-missing': all(
    ['logs-deleted', 'logs-kept', 'logs-rolled-over'],
    ['fail', 'status: expected 200, got 404'],
  ),
  'log-policy-too-short': {
    'logs-deleted': ['fail', 'expected "30d", got "7d"'],
    'logs-kept': ['fail', 'got "7d"'],
  },
  'log-policy-without-end': all(['logs-deleted', 'logs-kept'], ['fail', 'there is no "delete"']),
  'log-policy-unused': all(['logs-policy-used', 'logs-compressed'], ['fail', 'status: expected 200, got 404']),
  'logs-missing': { 'logs-arrive': ['fail', 'json.count: expected gt 0, got 0'] },
  'kibana-degraded': { 'kibana-available': ['fail', 'expected "available", got "unavailable"'] },
  'kibana-without-dashboards': { 'kibana-dashboards': ['fail', 'json.total: expected gte 1, got 0'] },
  'kibana-without-data-view': { 'kibana-data-view': ['fail', 'no element is selected'] },
  'grafana-unhealthy': { 'grafana-health': ['fail', 'json.database: expected "ok", got "failing"'] },
  'grafana-without-dashboards': { 'grafana-dashboards': ['fail', 'no element is selected'] },
  'grafana-without-prometheus': { 'grafana-datasource': ['fail', 'no element is selected'] },
} as const;

/** Of ../../../cluster/mutations/traffic.ts. */
export const expectedOfTraffic = {
  ...perService('unhealthy', (name) => ({ [`health-${name}`]: ['fail', 'status: expected 200, got 503'] })),
  ...perService('without-metrics', (name) => ({
    'prometheus-targets': ['fail', `samples[*].value: expected all 1`],
    ...all(
      ['metrics-http', 'metrics-latency', 'metrics-database', 'metrics-redis', 'usage-cpu', 'usage-memory'],
      ['fail', `not there: ${name}`],
    ),
    ...(name === 'judgment-service'
      ? {
          'metrics-exposed': ['fail', 'judgment_executions_total{'],
          'metrics-judgments': ['fail', 'no samples'],
          ...all(['judgments-succeed', 'judgment-rate', 'judgment-latency'], ['error', 'no samples']),
        }
      : {}),
    ...(name === 'dashboard-service'
      ? {
          'metrics-exposed': ['fail', 'dashboards_created_total{'],
          'metrics-dashboards': ['fail', 'no samples'],
          'dashboard-rate': ['error', 'no samples'],
        }
      : {}),
  })),
  'cpu-high': { 'usage-cpu': ['fail', '0.96'] },
  'memory-high': { 'usage-memory': ['fail', '0.97'] },
  'errors-frequent': { 'error-ratio': ['fail', 'value: expected lt 0.01'] },
  'answers-slow': { latency: ['fail', 'value: expected lt 0.5'] },
  'judgments-slow': { 'judgment-latency': ['fail', 'value: expected lt 2'] },
  'judgments-failing': { 'judgments-succeed': ['fail', 'value: expected gte 0.95, got 0.6'] },
  'judgments-stopped': {
    'judgment-rate': ['fail', 'value: expected gt 0, got 0'],
    ...all(['judgments-succeed', 'judgment-latency'], ['error', 'NaN']),
  },
  'dashboards-stopped': { 'dashboard-rate': ['fail', 'value: expected gt 0, got 0'] },
  'database-lost': { 'metrics-database': ['fail', 'samples[*].value: expected all 1'] },
  'redis-lost': { 'metrics-redis': ['fail', 'samples[*].value: expected all 1'] },
  'tokens-long-lived': { 'jwt-lifetime': ['fail', 'json.expires_in: expected lte 86400'] },
} as const;
