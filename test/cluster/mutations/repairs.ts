import type { FaultId } from '../faults.ts';
import type { Change } from './mutation.ts';
import { created, patched } from './objects.ts';
import { retention } from './replayed.ts';
import { changedRule } from './rules.ts';

/** What makes each deliberate fault right. */
export const repairs: Readonly<Record<FaultId, Change>> = {
  'external-secret-missing': {
    apply: created({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'judgify-external-secret', namespace: 'judgify-prod' },
      stringData: { SLACK_WEBHOOK_URL: 'http://127.0.0.1:9/slack' },
    }),
  },
  'system-logs-missing': {
    apply: async (demo, undo) => {
      undo.defer(async () => {
        await demo.sql('DROP TABLE IF EXISTS system_logs');
      });
      await demo.sql('CREATE TABLE system_logs (id bigint PRIMARY KEY, message text NOT NULL)');
    },
  },
  'worker-too-small': {
    apply: patched({
      resource: 'node/worker-3',
      patch: { status: { capacity: { cpu: '8', memory: '32Gi' }, allocatable: { cpu: '8', memory: '32Gi' } } },
      isStatus: true,
    }),
  },
  'dashboard-autoscaler-too-low': {
    apply: patched({ resource: 'hpa/dashboard-service', patch: { spec: { maxReplicas: 10 } } }),
  },
  'redis-node-without-limit': {
    needs: 'redis-server',
    apply: async (demo, undo) => {
      undo.defer(async () => {
        await demo.redis(5, ['CONFIG', 'SET', 'maxmemory', '0']);
      });
      await demo.redis(5, ['CONFIG', 'SET', 'maxmemory', '64mb']);
    },
  },
  'judgment-alert-too-late': {
    needs: 'prometheus',
    apply: changedRule('SlowJudgment', (rule) => (rule.expr = rule.expr.replace('> 5', '> 3'))),
  },
  'log-retention-too-long': { apply: retention('30d') },
};
