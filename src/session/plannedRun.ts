/** The plan of what is asked of an open runbook, before any of it runs. */
import type { PlacedCheck } from '../core/check/placedCheck.ts';
import { planRun, type RunPlan } from '../core/check/runPlan.ts';
import type { Command } from '../core/runbook/model.ts';
import { needsTarget } from './checks/needsTarget.ts';
import { statementConnections } from './connections.ts';
import type { RunbookSession } from './runbookSession.ts';

export interface Work {
  readonly checks: readonly PlacedCheck[];
  readonly commands: readonly Command[];
}

/** @param hasTerminal whether there is one for commands that need it */
export function plannedRun(session: RunbookSession, { checks, commands }: Work, hasTerminal: boolean): RunPlan {
  const { runbook, sidecar } = session;
  return planRun({
    runbook,
    checks,
    commands,
    extraPrograms: sidecar.effects,
    needsCluster: ({ check }) => needsTarget(check.request, sidecar),
    connections: statementConnections(sidecar),
    hasTerminal,
    readOnly: session.changes.rules.readOnly,
    missing: (command) => session.values.missing([command]).flatMap(({ texts }) => texts),
  });
}
