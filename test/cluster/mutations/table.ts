import { alertmanagerMutations } from './alertmanager.ts';
import { backupMutations } from './backups.ts';
import { databaseMutations } from './database.ts';
import { edgeMutations } from './edge.ts';
import type { Mutation } from './mutation.ts';
import { namespaceMutations } from './namespace.ts';
import { prometheusMutations } from './prometheus.ts';
import { redisMutations } from './redis.ts';
import { replayedMutations } from './replayed.ts';
import { ruleMutations } from './rules.ts';
import { trafficMutations } from './traffic.ts';
import { workloadMutations } from './workloads.ts';

const all = {
  ...workloadMutations,
  ...namespaceMutations,
  ...backupMutations,
  ...databaseMutations,
  ...redisMutations,
  ...edgeMutations,
  ...prometheusMutations,
  ...ruleMutations,
  ...alertmanagerMutations,
  ...replayedMutations,
  ...trafficMutations,
};

export type MutationName = keyof typeof all;

/** Everything that tests can break in a demo, by name. */
export const mutations: Readonly<Record<MutationName, Mutation>> = all;
