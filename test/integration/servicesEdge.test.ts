import { describe, expect, inject, test } from 'vitest';
import { DemoServices } from '../cluster/demoServices.ts';
import { serviceNames } from '../cluster/services/ports.ts';
import {
  alertmanagerConfig,
  alertRules,
  askEdge,
  askEdgeAtOnce,
  askEdgeHttp,
  onlyTls,
  queryPrometheus,
  shakeHands,
} from './reach.ts';

const demo = inject('demo');
const services = new DemoServices(demo);
const missing = (name: string) => demo.services.missingPackages.includes(name);

describe.skipIf(missing('nginx'))('the edge', () => {
  test('sends HTTP to HTTPS', async () => {
    const { status, headers } = await askEdgeHttp(demo, '/any?thing=1');
    expect(status).toBe(301);
    expect(headers.location).toBe('https://api.judgify.ai/any?thing=1');
  });

  test('speaks TLS 1.2 and 1.3 and nothing older', async () => {
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const socket = await shakeHands(demo, onlyTls(version));
      expect(socket.getProtocol()).toBe(version);
      socket.destroy();
    }
    for (const version of ['TLSv1', 'TLSv1.1'] as const)
      await expect(shakeHands(demo, onlyTls(version))).rejects.toThrow(
        /alert protocol version|ECONNRESET|disconnected/,
      );
  });

  test('has a certificate for its host that ends in about sixty days', async () => {
    const socket = await shakeHands(demo);
    const { valid_to: end, subjectaltname: names } = socket.getPeerCertificate();
    socket.destroy();
    const days = (Date.parse(end) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(59);
    expect(days).toBeLessThanOrEqual(60);
    expect(names).toContain('DNS:api.judgify.ai');
  });

  test('answers with HSTS, and for the health of each service', async () => {
    const { headers } = await askEdge(demo, { path: '/healthz' });
    expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    for (const name of serviceNames) {
      const { status, body } = await askEdge(demo, { path: `/healthz/${name}` });
      expect([status, body]).toEqual([200, `{"status":"ok","service":"${name}"}\n`]);
    }
  });

  test('shows the metrics of all services', async () => {
    const { body } = await askEdge(demo, { path: '/metrics' });
    for (const name of ['http_requests_total', 'http_request_duration_seconds_bucket', 'judgment_executions_total'])
      expect(body).toMatch(new RegExp(`^${name}\\{`, 'm'));
    for (const name of ['dashboards_created_total', 'database_up', 'redis_up'])
      expect(body).toContain(`# TYPE ${name} `);
  });

  test('lets in who has a token of 24 hours, and nobody else', async () => {
    const issued = await askEdge(demo, { path: '/api/auth/token', method: 'POST' });
    const { access_token: token } = JSON.parse(issued.body) as { access_token: string };
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, number>;
    expect((claims['exp'] ?? 0) - (claims['iat'] ?? 0)).toBe(86_400);
    const authorization = `Bearer ${token}`;
    expect(await askEdge(demo, { path: '/api/workflows', headers: { authorization } })).toMatchObject({ status: 200 });
    expect(
      await askEdge(demo, { path: '/api/workflows', headers: { authorization: `${authorization}x` } }),
    ).toMatchObject({ status: 401 });
    expect(await askEdge(demo, { path: '/api/workflows' })).toMatchObject({ status: 401 });
  });

  test('refuses some of 160 requests that come at once', async () => {
    const statuses = await askEdgeAtOnce(demo, '/api/workflows', 160);
    const counts = Object.groupBy(statuses, String);
    expect(Object.keys(counts).sort()).toEqual(['401', '429']);
    // A burst of 100 is let through, less what other tests have just asked for.
    expect(counts['401']?.length).toBeGreaterThanOrEqual(90);
  });
});

describe.skipIf(missing('prometheus') || missing('prometheus-alertmanager'))('the monitoring', () => {
  test('measures all six services', async () => {
    expect(await queryPrometheus(demo, 'count(up{job="judgify"} == 1)')).toBe(6);
    expect(await queryPrometheus(demo, 'count(up == 0)')).toBeUndefined();
  });

  test('answers for the error rate and the 95th percentiles of the last minutes', async () => {
    expect(await queryPrometheus(demo, 'judgify:http_errors:ratio_rate5m')).toBeCloseTo(0.004, 4);
    const p95 = await queryPrometheus(
      demo,
      'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
    );
    expect(p95).toBeGreaterThan(0.25);
    expect(p95).toBeLessThan(0.5);
    expect(await queryPrometheus(demo, 'judgify:judgment_duration_seconds:p95_5m')).toBeLessThan(2);
  });

  test('has the alerts of the checklist, of which one fires too late on purpose', async () => {
    const rules = await alertRules(demo);
    expect(Object.keys(rules).sort()).toEqual([
      'HighCpuUsage',
      'HighErrorRate',
      'HighMemoryUsage',
      'ServiceDown',
      'SlowJudgment',
    ]);
    expect(rules['ServiceDown']?.duration).toBe(30);
    expect(rules['HighErrorRate']?.query).toMatch(/> 0\.05$/);
    expect(rules['SlowJudgment']?.query).toMatch(/> 5$/);
    await using mended = await services.mend('judgment-alert-too-late');
    expect(mended).toBeDefined();
    expect((await alertRules(demo))['SlowJudgment']?.query).toMatch(/> 3$/);
  });

  test('hands alerts to an Alertmanager that tells Slack, mail and PagerDuty', async () => {
    // Prometheus looks for it every five seconds.
    const known = () => queryPrometheus(demo, 'prometheus_notifications_alertmanagers_discovered');
    await expect.poll(known, { timeout: 15_000 }).toBe(1);
    const config = await alertmanagerConfig(demo);
    for (const words of ['#alerts-prod', 'devops-team@company.com', 'pagerduty_configs', 'severity="critical"'])
      expect(config).toContain(words);
  });
});
