import type { MutationName } from '../../cluster/mutations/table.ts';
import { expectedOfBackups, expectedOfDatabase, expectedOfRedis } from './expected/data.ts';
import { expectedOfEdge } from './expected/edge.ts';
import {
  expectedOfAlertmanager,
  expectedOfPrometheus,
  expectedOfReplayed,
  expectedOfRules,
  expectedOfTraffic,
} from './expected/monitoring.ts';
import { expectedOfNamespace } from './expected/namespace.ts';
import { expectedOfWorkloads } from './expected/workloads.ts';
import type { TurnedChecks, Unseen } from './turned.ts';

/** A row for every mutation of the demo: the checks that turn, or why none can. */
export const expectedOfMutations: Readonly<Record<MutationName, TurnedChecks | Unseen>> = {
  ...expectedOfWorkloads,
  ...expectedOfNamespace,
  ...expectedOfBackups,
  ...expectedOfDatabase,
  ...expectedOfRedis,
  ...expectedOfEdge,
  ...expectedOfPrometheus,
  ...expectedOfRules,
  ...expectedOfAlertmanager,
  ...expectedOfReplayed,
  ...expectedOfTraffic,
};
