import type { ServiceName } from '../services/ports.ts';
import type { Mutation } from './mutation.ts';
import { deleted, patched } from './objects.ts';
import { perService } from './perService.ts';

/** Of the six services and what scales them. */
export const workloadMutations = {
  ...perService('scaled-to-zero', (name) => ({
    breaks: `No pod of ${name} runs.`,
    apply: patched({ resource: `deployment/${name}`, patch: { spec: { replicas: 0 } }, rollsOut: true }),
  })),
  ...perService('single-replica', (name) => ({
    breaks: `Only one pod of ${name} runs, which is enough for its autoscaler.`,
    apply: singleReplica(name),
  })),
  ...perService('other-resources', (name) => ({
    breaks: `${name} asks for other resources than the checklist.`,
    apply: inContainer(name, {
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '100m', memory: '64Mi' } },
    }),
  })),
  ...perService('other-version', (name) => ({
    breaks: `${name} runs another version than 2.0.0.`,
    apply: inContainer(name, { image: `judgify/${name}:v1.9.3` }),
  })),
  ...perService('autoscaler-missing', (name) => ({
    breaks: `Nothing scales ${name}.`,
    apply: deleted(`hpa/${name}`),
  })),
  ...perService('autoscaler-range', (name) => ({
    breaks: `${name} scales from 1 to 5 pods.`,
    apply: patched({ resource: `hpa/${name}`, patch: { spec: { minReplicas: 1, maxReplicas: 5 } } }),
  })),
  ...perService('autoscaler-thresholds', (name) => ({
    breaks: `${name} scales at other loads than 75 % CPU and 85 % memory.`,
    apply: patched({
      resource: `hpa/${name}`,
      patch: { spec: { metrics: [target('cpu', 95), target('memory', 95)] } },
    }),
  })),
  ...perService('recommendation-missing', (name) => ({
    breaks: `No vertical autoscaler watches ${name}.`,
    apply: deleted(`vpa/${name}`),
  })),
} satisfies Readonly<Record<string, Mutation>>;

/** The autoscaler goes first, or it would soon start another pod. */
function singleReplica(name: ServiceName): Mutation['apply'] {
  const changes = [
    patched({ resource: `hpa/${name}`, patch: { spec: { minReplicas: 1 } } }),
    patched({ resource: `deployment/${name}`, patch: { spec: { replicas: 1 } }, rollsOut: true }),
  ];
  return async (demo, undo) => {
    for (const change of changes) await change(demo, undo);
  };
}

function inContainer(name: ServiceName, change: { image?: string; resources?: object }): Mutation['apply'] {
  return patched({
    resource: `deployment/${name}`,
    patch: { spec: { template: { spec: { containers: [{ name, ...change }] } } } },
    mergesContainers: true,
    rollsOut: true,
  });
}

function target(name: string, averageUtilization: number): object {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}
