/** Events of a run, made by hand: each test names only the fields that matter to it. */
import type { EventEnvelope, ItemTicked, RunEvent, RunPayload, Verdict } from '../../../src/core/run/event.ts';
import { reduceRun } from '../../../src/core/run/reduce.ts';
import type { RunState } from '../../../src/core/run/state.ts';
import { expectationsOf } from '../../../src/core/runbook/find.ts';
import type { Command, Runbook } from '../../../src/core/runbook/model.ts';

/** One event at this Lamport time; its id says which. */
export function event(lamport: number, payload: RunPayload, envelope: Partial<EventEnvelope> = {}): RunEvent {
  const minute = String(lamport % 60).padStart(2, '0');
  return {
    v: 1,
    id: `event-${lamport}`,
    actor: 'kim',
    session: 's1',
    seq: lamport,
    lamport,
    at: `2026-03-02T09:${minute}:00.000Z`,
    prev: '',
    seen: [],
    ...envelope,
    ...payload,
  };
}

export const runStarted: RunPayload = {
  type: 'run.started',
  name: 'v2.0.0 to production',
  runbookSha256: 'r'.repeat(64),
  context: 'prod',
};

export function started(command: Command, runbook: Runbook, execution: string): RunPayload {
  return {
    type: 'execution.started',
    execution,
    nodeId: command.nodeId,
    commandId: command.id,
    language: command.language,
    effect: command.effect,
    command: command.text,
    commandSha256: 'c'.repeat(64),
    expected: expectationsOf(runbook, command).map((expectation) => expectation.text),
    target: undefined,
    connection: undefined,
  };
}

export function finished(execution: string, verdict: Verdict): RunPayload {
  return {
    type: 'execution.finished',
    execution,
    verdict,
    findings: [],
    exitCode: 0,
    end: 'exited',
    durationMs: 5,
    evidence: undefined,
  };
}

export function ticked(nodeId: string, note?: string): ItemTicked {
  return { type: 'item.ticked', nodeId, note };
}

/** A run in which these things happened one after another. */
export function runOf(...payloads: readonly RunPayload[]): RunState {
  return reduceRun(
    'run-1',
    payloads.map((payload, index) => event(index + 1, payload)),
  );
}
