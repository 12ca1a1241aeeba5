import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { DemoServices } from '../../cluster/demoServices.ts';
import { demoFaults, serviceFaults, type FaultId } from '../../cluster/faults.ts';
import { openChecklist, type Checklist, type Results } from './checklist.ts';

const demo = inject('demo');
const services = new DemoServices(demo);

/** The check that each deliberate fault turns, and a part of what it says. */
const deliberate: Readonly<Record<FaultId, readonly [check: string, message: string]>> = {
  'external-secret-missing': ['secret-external', 'There is no Secret "judgify-external-secret"'],
  'system-logs-missing': ['schema-tables', 'has "system_logs"'],
  'worker-too-small': ['nodes-size', 'worker-3 at items[2].status.capacity.cpu has "2"'],
  'dashboard-autoscaler-too-low': ['hpa-bounds', 'dashboard-service (judgify-prod)'],
  'redis-node-without-limit': ['redis-5-memory', 'info.maxmemory: expected gt 0, got "0"'],
  'judgment-alert-too-late': ['alert-slow-judgment', 'got "judgify:judgment_duration_seconds:p95_5m > 5"'],
  'log-retention-too-long': ['logs-deleted', 'expected "30d", got "90d"'],
};

/** What the checklist asks for and the demo's PostgreSQL honestly has not. */
const honest = [
  ['pgvector', 'not there: vector'],
  ['pg-stat-monitor', 'not there: pg_stat_monitor'],
] as const;

/** Needs the address that the world sees, which a demo has none of. */
const skipped = ['admin-ports-closed'];

describe.skipIf(demo.services.missingPackages.length > 0)('the checks of the readiness checklist', () => {
  let checklist: Checklist;
  let results: Results;

  beforeAll(async () => {
    checklist = await openChecklist();
    results = await checklist.perform(checklist.automated);
  });

  afterAll(() => checklist.close());

  test('are all performed', () => {
    expect([...results.keys()].sort()).toEqual(checklist.automated.map(({ id }) => id).sort());
  });

  test('fail exactly where the demo is wrong on purpose or honestly cannot do it', () => {
    const wrong = [...results].filter(([, { verdict }]) => verdict !== 'pass' && verdict !== 'skipped');
    const expected = [...Object.values(deliberate), ...honest];
    expect(wrong.map(([id, { verdict }]) => [id, verdict]).sort()).toEqual(expected.map(([id]) => [id, 'fail']).sort());
    for (const [id, message] of expected) expect(results.get(id)?.message).toContain(message);
  });

  test('skip only what a demo has not', () => {
    expect([...results].flatMap(([id, { verdict }]) => (verdict === 'skipped' ? [id] : []))).toEqual(skipped);
  });

  test.for([...demoFaults, ...serviceFaults])('pass where the fault $id is put right', async ({ id }) => {
    const [check] = deliberate[id];
    await using mending = await services.mend(id);
    expect(mending).toBeDefined();
    const mended = await checklist.perform(checklist.automated.filter((one) => one.id === check));
    expect(mended.get(check)).toMatchObject({ verdict: 'pass' });
  });
});
