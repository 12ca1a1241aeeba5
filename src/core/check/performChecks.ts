/**
 * Runs checks: guard → plan → started (durable) → observed once for all that ask the same → judged → evidence →
 * finished (durable). Trust, approval, target, redaction and the log are applied here, as `execute` does for commands.
 */
import * as l10n from '@vscode/l10n';
import pLimit from 'p-limit';
import { isHarmless } from '../runbook/effects/weight.ts';
import type { ExtraPrograms } from '../runbook/extraPrograms.ts';
import type { TargetIdentity } from '../target/identity.ts';
import { changedTarget, type CurrentTarget } from './changedTarget.ts';
import {
  recordSkipped,
  runGroup,
  type CheckExecution,
  type CheckPlace,
  type ExecutionPorts,
} from './checkExecution.ts';
import { questionOfRequest, refusalIn, type ConfirmAnswer, type ConfirmQuestion } from './confirmQuestion.ts';
import { readOnlyRefusal } from './guard.ts';
import type { LeftOutcome, Refusal } from './outcome.ts';
import type { PlacedCheck } from './placedCheck.ts';
import { planObservations } from './plan.ts';
import { requestEffect } from './requestEffect.ts';
import type { ObservationRequest } from './sidecar/model.ts';
import { reasonToSkip } from './skip.ts';

/** The outside world as `performChecks` needs it. */
export interface CheckPorts extends ExecutionPorts {
  /** Trust and approval, asked once more when a check starts. */
  readonly entryRefusal: () => Refusal | undefined;
  /** Where a request acts, pinned and compared with what the run was pinned to. */
  readonly place: (request: ObservationRequest) => Promise<PlaceLookup>;
  readonly readOnly: () => boolean;
  readonly confirm: (question: ConfirmQuestion, target: TargetIdentity | undefined) => Promise<ConfirmAnswer>;
  readonly currentTarget: (pinned: TargetIdentity) => Promise<CurrentTarget>;
}

export type PlaceLookup =
  { readonly state: 'ready'; readonly place: CheckPlace } | { readonly state: 'refused'; readonly refusal: Refusal };

export interface PerformOptions {
  readonly signal: AbortSignal;
  /** How many observations are under way at a time. */
  readonly concurrency: number;
  readonly extraPrograms: ExtraPrograms;
  readonly onStart: (check: PlacedCheck) => void;
  readonly onOutcome: (check: PlacedCheck, outcome: CheckOutcome) => void;
}

/** What became of asking for a check. The caller reads the rest from the log. */
export type CheckOutcome =
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | LeftOutcome
  | { readonly state: 'finished'; readonly executionId: string };

/** By id of the check, in the order of their ends. */
export async function performChecks(
  checks: readonly PlacedCheck[],
  ports: CheckPorts,
  options: PerformOptions,
): Promise<ReadonlyMap<string, CheckOutcome>> {
  const outcomes = new Map<string, CheckOutcome>();
  const settle = (placed: PlacedCheck, outcome: CheckOutcome): void => {
    outcomes.set(placed.check.id, outcome);
    options.onOutcome(placed, outcome);
  };
  const ready: CheckExecution[] = [];
  for (const placed of checks) {
    const gate = await admit(placed, ports, options);
    if (gate.state === 'open') ready.push(gate.execution);
    else settle(placed, gate.outcome);
  }
  const byId = new Map(ready.map((execution) => [execution.placed.check.id, execution]));
  const limit = pLimit(options.concurrency);
  const groups = planObservations(
    ready.map(({ placed }) => placed.check),
    ({ id }) => byId.get(id)?.effect === 'read',
  );
  await Promise.all(
    groups.map((group) =>
      limit(async () => {
        const members = group.checks.flatMap(({ id }) => byId.get(id) ?? []);
        const refusal =
          (options.signal.aborted ? cancelled() : await lateRefusal(members, ports)) ??
          (await runGroup(group, members, ports, options));
        for (const { placed, executionId } of members)
          settle(placed, refusal === undefined ? { state: 'finished', executionId } : { state: 'refused', refusal });
      }),
    ),
  );
  return outcomes;
}

type Admission =
  | { readonly state: 'open'; readonly execution: CheckExecution }
  | { readonly state: 'closed'; readonly outcome: CheckOutcome };

/** Everything that can stop a check before it starts; the question to a person comes last. */
async function admit(
  placed: PlacedCheck,
  ports: CheckPorts,
  { signal, extraPrograms }: PerformOptions,
): Promise<Admission> {
  const { request } = placed.check;
  const entry = signal.aborted ? cancelled() : ports.entryRefusal();
  if (entry !== undefined) return closed(entry);
  if (request.kind === 'manual') return { state: 'closed', outcome: { state: 'left to a person' } };
  const lookup = await ports.place(request);
  if (lookup.state === 'refused') return closed(lookup.refusal);
  const effect = requestEffect(request, extraPrograms);
  const execution: CheckExecution = { placed, place: lookup.place, effect, executionId: ports.newId() };
  const skip = reasonToSkip(placed.check, ports.judgeContext(lookup.place));
  if (skip !== undefined) {
    const refusal = await recordSkipped(execution, skip, ports);
    return { state: 'closed', outcome: refusal ?? { state: 'finished', executionId: execution.executionId } };
  }
  if (isHarmless(effect)) return { state: 'open', execution };
  const refusal = await changeRefusal(execution, ports);
  return refusal === undefined ? { state: 'open', execution } : closed(refusal);
}

async function changeRefusal(execution: CheckExecution, ports: CheckPorts): Promise<Refusal | undefined> {
  if (ports.readOnly()) return readOnlyRefusal();
  const { placed, effect, place } = execution;
  const change = await movedTarget(execution, ports);
  if (change !== undefined) return change;
  const answer = await ports.confirm(questionOfRequest(placed.check.texts.request, effect), place.identity);
  if (answer === true) return undefined;
  const message = l10n.t('This check may change something and was not confirmed.');
  return refusalIn(answer) ?? { code: 'not confirmed', message };
}

/** All were admitted before the first one started, and others ran since. */
async function lateRefusal(members: readonly CheckExecution[], ports: CheckPorts): Promise<Refusal | undefined> {
  for (const execution of members) {
    const change = isHarmless(execution.effect) ? undefined : await movedTarget(execution, ports);
    if (change !== undefined) return change;
  }
  return ports.entryRefusal();
}

function movedTarget({ place: { identity } }: CheckExecution, ports: CheckPorts): Promise<Refusal | undefined> {
  return changedTarget(identity, () =>
    identity === undefined ? Promise.resolve({ state: 'found', identity }) : ports.currentTarget(identity),
  );
}

function closed(refusal: Refusal): Admission {
  return { state: 'closed', outcome: { state: 'refused', refusal } };
}

function cancelled(): Refusal {
  return { code: 'cancelled', message: l10n.t('Cancelled before it started.') };
}
