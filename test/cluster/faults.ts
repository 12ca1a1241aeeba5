/** What is wrong in the demo on purpose, so that a first look shows failures among the passes. */
export const demoFaults = [
  {
    id: 'external-secret-missing',
    where: 'secrets.ts',
    fault: 'The secret judgify-external-secret does not exist; the other three of the checklist do.',
  },
  {
    id: 'system-logs-missing',
    where: 'judgify.sql',
    fault: 'The table system_logs does not exist; the other four of the checklist do.',
  },
  {
    id: 'worker-too-small',
    where: 'manifests/05-nodes.yaml',
    fault: 'The node worker-3 has 2 vCPU and 8 GiB; the checklist asks for 4 vCPU and 16 GB.',
  },
  {
    id: 'dashboard-autoscaler-too-low',
    where: 'manifests/40-autoscaling.yaml',
    fault: 'The autoscaler of dashboard-service stops at 6 pods; the checklist asks for 10.',
  },
] as const;

/** What is wrong on purpose in the services beside the cluster. */
export const serviceFaults = [
  {
    id: 'redis-node-without-limit',
    where: 'services/redisCluster.ts',
    fault: 'The last of the six Redis nodes has no limit of its memory; the other five have one.',
  },
  {
    id: 'judgment-alert-too-late',
    where: 'services/rules.yaml',
    fault: 'The alert SlowJudgment fires above 5 s; the checklist asks for 3 s.',
  },
  {
    id: 'log-retention-too-long',
    where: 'services/replay/elasticsearch.json',
    fault: 'Logs are deleted after 90 days; the checklist asks for 30.',
  },
] as const;

/** `DemoServices.mend` puts each of them right for as long as a test wants it. */
export type FaultId = (typeof demoFaults)[number]['id'] | (typeof serviceFaults)[number]['id'];
