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
