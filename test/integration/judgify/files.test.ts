import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChecklist, type Checklist } from './checklist.ts';
import type { Turned } from './turned.ts';

type Case = readonly [
  breaks: string,
  check: string,
  file: string,
  edit: (text: string) => string | undefined,
  ...Turned,
];

const gone = (): undefined => undefined;
const replaced = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`there is no ${from}`);
  return text.replace(from, to);
};

const cases: readonly Case[] = [
  [
    'a load test of another version',
    'load-test-api',
    'evidence/load-test.json',
    replaced('v2.0.0', 'v1.9.3'),
    'fail',
    'json.version',
  ],
  [
    'a load test elsewhere',
    'build-load-tested',
    'evidence/load-test.json',
    replaced('production', 'staging'),
    'fail',
    'json.environment',
  ],
  [
    'answers that are slow under load',
    'load-test-api',
    'evidence/load-test.json',
    replaced('318', '501'),
    'fail',
    'got 501',
  ],
  [
    'judgments that are slow under load',
    'load-test-judgment',
    'evidence/load-test.json',
    replaced('1840', '2400'),
    'fail',
    'got 2400',
  ],
  [
    'dashboards that are slow under load',
    'load-test-dashboard',
    'evidence/load-test.json',
    replaced('22400', '31000'),
    'fail',
    'got 31000',
  ],
  [
    'too few users',
    'load-test-users',
    'evidence/load-test.json',
    replaced('"concurrentUsers": 1000', '"concurrentUsers": 100'),
    'fail',
    'got 100',
  ],
  [
    'a load test that sent nothing',
    'load-test-api',
    'evidence/load-test.json',
    replaced('184220', '0'),
    'fail',
    'json.requests',
  ],
  [
    'a load test that did not pass',
    'build-load-tested',
    'evidence/load-test.json',
    replaced('"passed"', '"failed"'),
    'fail',
    'json.result',
  ],
  ['no load test', 'load-test-users', 'evidence/load-test.json', gone, 'error', 'There is no file'],
  [
    'a load test that broke off',
    'load-test-users',
    'evidence/load-test.json',
    (text) => text.slice(0, 40),
    'error',
    'JSON',
  ],
  [
    'a smoke test that failed',
    'smoke-basic',
    'evidence/smoke.json',
    replaced('"failed": 0', '"failed": 1'),
    'fail',
    'json.failed',
  ],
  [
    'a smoke test that tested nothing',
    'smoke-critical-path',
    'evidence/smoke-critical-path.json',
    replaced('"passed": 9', '"passed": 0'),
    'fail',
    'json.passed',
  ],
  [
    'a critical failure',
    'smoke-production',
    'evidence/smoke-production.json',
    replaced('"criticalFailures": 0', '"criticalFailures": 2'),
    'fail',
    'got 2',
  ],
  [
    'a smoke test of another address',
    'green-tested',
    'evidence/smoke-green.json',
    replaced('green.', 'staging.'),
    'fail',
    'json.baseUrl',
  ],
  ['a staging that was not tested', 'staging-tested', 'evidence/smoke-staging.json', gone, 'error', 'There is no file'],
  [
    'a vulnerable image',
    'image-scan-judgment-service',
    'evidence/trivy-judgment-service.json',
    replaced('LOW', 'CRITICAL'),
    'fail',
    '심각한 취약점',
  ],
  [
    'the scan of another image',
    'image-scan-api-gateway-service',
    'evidence/trivy-api-gateway-service.json',
    replaced('gateway-service:v2.0.0"', 'gateway-service:v1.9.3"'),
    'fail',
    'json.ArtifactName',
  ],
  [
    'a scan that looked at nothing',
    'image-scan-dashboard-service',
    'evidence/trivy-dashboard-service.json',
    (text) => JSON.stringify({ ...(JSON.parse(text) as object), Results: [] }),
    'fail',
    'json.Results',
  ],
  [
    'an old scan',
    'image-scan-judgment-service',
    'evidence/trivy-judgment-service.json',
    (text) => text.replace(/"20\d\d-/, '"2020-'),
    'warn',
    'json.CreatedAt',
  ],
  [
    'a vulnerable dependency',
    'dependency-scan',
    'evidence/safety.json',
    replaced('"vulnerabilities_found": 0', '"vulnerabilities_found": 1'),
    'fail',
    'vulnerabilities_found',
  ],
  [
    'a finding in the code',
    'code-scan',
    'evidence/bandit.json',
    replaced('"results": []', '"results": [{ "test_id": "B105" }]'),
    'fail',
    'json.results',
  ],
  ['a scan of no code', 'code-scan', 'evidence/bandit.json', replaced('18342', '0'), 'fail', 'loc'],
  ['no manifests', 'manifests-in-git', 'deploy/kustomization.yaml', gone, 'fail', 'There is no file'],
  [
    'a setting that anybody can read',
    'settings-encrypted',
    'config/production.sops.json',
    (text) => text.replace(/"ENC[^"]*"/, '"INFO"'),
    'fail',
    '암호화하지 않은 값',
  ],
  [
    'a longer recovery time',
    'rto-documented',
    'docs/disaster-recovery.adoc',
    replaced('4시간', '8시간'),
    'fail',
    'RTO',
  ],
  ['a larger loss of data', 'rpo-documented', 'docs/disaster-recovery.adoc', replaced('1시간', '1일'), 'fail', 'RPO'],
  [
    'a restore that nobody described',
    'restore-documented',
    'docs/disaster-recovery.adoc',
    replaced('pg_restore', '…'),
    'fail',
    'pg_restore',
  ],
  [
    'an order that forgets the gateway',
    'order-documented',
    'docs/disaster-recovery.adoc',
    replaced('. api-gateway-service', ''),
    'fail',
    'api-gateway-service',
  ],
  [
    'a runbook of another version',
    'runbook-deployment',
    'docs/deployment.adoc',
    replaced('v2.0.0', 'v1.0.0'),
    'fail',
    ':revnumber: v2.0.0',
  ],
  ['a missing runbook', 'runbook-incident', 'docs/incident-response.adoc', gone, 'fail', 'There is no file'],
  ['an empty runbook', 'runbook-monitoring', 'docs/monitoring.adoc', () => '', 'fail', 'text'],
  [
    'a runbook about something else',
    'runbook-backup',
    'docs/backup-and-restore.adoc',
    (text) => text.replaceAll('백업', '복제'),
    'fail',
    '백업',
  ],
  [
    'an old description of the API',
    'openapi-current',
    'docs/openapi.yaml',
    replaced('v2.0.0', 'v1.9.3'),
    'fail',
    'json.info.version',
  ],
  ['no guide for users', 'user-guide', 'docs/user-guide.adoc', gone, 'fail', 'There is no file'],
  ['an old guide to the SDK', 'sdk-guide', 'docs/sdk.adoc', replaced('v2.0.0', 'v1.0.0'), 'fail', 'text'],
];

describe('files as evidence', () => {
  let checklist: Checklist;

  beforeAll(async () => {
    checklist = await openChecklist();
  });

  afterAll(() => checklist.close());

  test.for(cases)('%s turns %s', async ([, id, name, edit, verdict, message]) => {
    const file = path.join(checklist.folder, 'judgify', name);
    const check = checklist.automated.filter((one) => one.id === id);
    expect((await checklist.perform(check)).get(id)?.verdict).toBe('pass');
    await copyFile(file, `${file}.kept`);
    try {
      const text = edit(await readFile(file, 'utf8'));
      await (text === undefined ? rm(file) : writeFile(file, text));
      const turned = (await checklist.perform(check)).get(id);
      expect(turned?.verdict).toBe(verdict);
      expect(turned?.message).toContain(message);
    } finally {
      await copyFile(`${file}.kept`, file);
    }
  });
});
