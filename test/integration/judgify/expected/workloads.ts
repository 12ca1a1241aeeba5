import { all, perService } from '../turned.ts';

const autoscaled = ['hpa-of-each-service', 'hpa-cpu', 'hpa-memory', 'hpa-bounds'];

/** Of ../../../cluster/mutations/workloads.ts. */
export const expectedOfWorkloads = {
  ...perService('scaled-to-zero', (name) => ({
    'rollout-complete': ['fail', `${name} (judgify-prod)`],
    [`health-${name}`]: ['error', 'has no ready pod'],
  })),
  ...perService('single-replica', (name) => ({
    'rollout-complete': ['fail', `${name} (judgify-prod)`],
    'hpa-bounds': ['fail', 'items[*].spec.minReplicas: expected all 2'],
  })),
  ...perService('other-resources', (name) => ({ [`resources-${name}`]: ['fail', 'got "100m"'] })),
  ...perService('other-version', (name) =>
    all(['version-deployed', 'old-version-gone'], ['fail', `judgify/${name}:v1.9.3`]),
  ),
  ...perService('autoscaler-missing', (name) => all(autoscaled, ['fail', `not there: ${name}`])),
  ...perService('autoscaler-range', (name) => ({ 'hpa-bounds': ['fail', `${name} (judgify-prod)`] })),
  ...perService('autoscaler-thresholds', (name) => ({
    'hpa-cpu': ['fail', `${name} (judgify-prod)`],
    'hpa-memory': ['fail', `${name} (judgify-prod)`],
  })),
  ...perService('recommendation-missing', (name) => ({ 'vpa-recommends': ['fail', `not there: ${name}`] })),
};
