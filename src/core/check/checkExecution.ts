/** One observation, the checks that are judged by it, and what is recorded of both. */
import * as l10n from '@vscode/l10n';
import type { EvidenceRef, Finding, RunPayload, Verdict } from '../run/event.ts';
import { escapeHidden } from '../report/visibleText.ts';
import type { Effect } from '../runbook/model.ts';
import type { TargetIdentity } from '../target/identity.ts';
import { nextStep } from './attempt.ts';
import type { Judgement } from './judge.ts';
import { judgeCheck } from './judgeCheck.ts';
import type { JudgeContext } from './judgeContext.ts';
import type { JsonObject } from './json.ts';
import type { Refusal } from './outcome.ts';
import type { PlacedCheck } from './placedCheck.ts';
import type { ObservationGroup } from './plan.ts';
import type { RecordingPorts } from './recording.ts';
import type { ObservationRequest } from './sidecar/model.ts';
import type { Observed } from './subject.ts';
import { thrownMessage } from '../thrownMessage.ts';

export interface CheckExecution {
  readonly placed: PlacedCheck;
  readonly place: CheckPlace;
  readonly effect: Effect;
  readonly executionId: string;
}

export interface CheckPlace {
  /** undefined where the request needs no cluster and the run is pinned to none. */
  readonly identity: TargetIdentity | undefined;
  /** What expressions know as `target`. */
  readonly facts: JsonObject;
}

export interface ExecutionPorts extends RecordingPorts {
  /** Never rejects: what goes wrong is in the answer. */
  readonly observe: (
    request: ObservationRequest,
    attempt: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ) => Promise<Observed>;
  readonly judgeContext: (place: CheckPlace) => JudgeContext;
  /** All of them are durable when it resolves. */
  readonly append: (payloads: readonly RunPayload[]) => Promise<void>;
  /** Milliseconds of a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Resolves after that time or once the signal is aborted, whichever comes first. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface GroupOptions {
  readonly signal: AbortSignal;
  readonly onStart: (check: PlacedCheck) => void;
}

/** Returns why nothing was observed; undefined once every member has its verdict in the log. */
export async function runGroup(
  group: ObservationGroup,
  members: readonly CheckExecution[],
  ports: ExecutionPorts,
  options: GroupOptions,
): Promise<Refusal | undefined> {
  const refusal = await record(
    members.map((member) => startedEvent(member, ports)),
    ports,
  );
  if (refusal !== undefined) return refusal;
  for (const { placed } of members) options.onStart(placed);
  const startedAt = ports.elapsed();
  const { observed, judgements } = await observeUntilDecided(group, members, ports, options.signal);
  const durationMs = Math.round(ports.elapsed() - startedAt);
  const ends = members.map(async (member, at) => {
    const judgement = judgements[at] ?? unjudged();
    return finishedEvent(member, judgement, { observed, durationMs }, ports);
  });
  await ports.append(await Promise.all(ends));
  return undefined;
}

/** A check that is not asked at all is written down as such. */
export async function recordSkipped(
  execution: CheckExecution,
  judgement: Judgement,
  ports: ExecutionPorts,
): Promise<{ readonly state: 'refused'; readonly refusal: Refusal } | undefined> {
  const observed: Observed = { state: 'unobserved', message: '' };
  const events = [
    startedEvent(execution, ports),
    await finishedEvent(execution, judgement, { observed, durationMs: 0 }, ports),
  ];
  const refusal = await record(events, ports);
  return refusal === undefined ? undefined : { state: 'refused', refusal };
}

async function record(events: readonly RunPayload[], ports: ExecutionPorts): Promise<Refusal | undefined> {
  try {
    await ports.append(events);
    return undefined;
  } catch (error) {
    const reason = thrownMessage(error);
    return {
      code: 'state not writable',
      message: l10n.t('The start could not be recorded, so nothing ran: {0}', reason),
    };
  }
}

interface Decision {
  readonly observed: Observed;
  /** One for each member. */
  readonly judgements: readonly Judgement[];
}

/** Only a check that shares its observation with no other is asked repeatedly. */
async function observeUntilDecided(
  { request, timeoutMs }: ObservationGroup,
  members: readonly CheckExecution[],
  ports: ExecutionPorts,
  signal: AbortSignal,
): Promise<Decision> {
  const verdicts: Verdict[] = [];
  for (;;) {
    const observed = await ports.observe(request, { timeoutMs, signal });
    const judgements = members.map(({ placed, place }) =>
      judgeCheck(placed.check, observed, ports.judgeContext(place)),
    );
    const [member, ...others] = members;
    const [judgement] = judgements;
    if (member === undefined || judgement === undefined || others.length > 0) return { observed, judgements };
    verdicts.push(judgement.verdict);
    const next = nextStep(verdicts, member.placed.check);
    if (next.step === 'done') return { observed, judgements: [withAttempts(judgement, next)] };
    await ports.wait(next.afterMs, signal);
    if (signal.aborted) {
      // What has to hold for a while, and was not watched for all of it, has not held.
      const stopped: Observed = { state: 'unobserved', message: l10n.t('Cancelled.') };
      return {
        observed: stopped,
        judgements: [judgeCheck(member.placed.check, stopped, ports.judgeContext(member.place))],
      };
    }
  }
}

function withAttempts(
  judgement: Judgement,
  { attempts, allowed }: { readonly attempts: number; readonly allowed: number },
): Judgement {
  if (attempts === 1) return judgement;
  const message =
    attempts > allowed
      ? l10n.t('observed {0} times', attempts)
      : l10n.t('attempt {0} of {1}', attempts, Math.max(attempts, allowed));
  const finding: Finding = { verdict: judgement.verdict, message, line: undefined };
  return { ...judgement, findings: [...judgement.findings, finding] };
}

function unjudged(): Judgement {
  return { verdict: 'error', findings: [] };
}

function startedEvent({ placed, place, effect, executionId }: CheckExecution, ports: ExecutionPorts): RunPayload {
  const { request, texts } = placed.check;
  return {
    type: 'execution.started',
    execution: executionId,
    nodeId: placed.nodeId,
    commandId: placed.commandId,
    language: request.kind,
    effect,
    command: texts.request,
    commandSha256: ports.digest(texts.request),
    expected: texts.expected,
    target: place.identity,
    connection: 'connection' in request.input ? request.input.connection : undefined,
  };
}

interface Seen {
  readonly observed: Observed;
  readonly durationMs: number;
}

async function finishedEvent(
  { placed, executionId }: CheckExecution,
  { verdict, findings }: Judgement,
  { observed, durationMs }: Seen,
  ports: ExecutionPorts,
): Promise<RunPayload> {
  const redact = ports.redactor();
  return {
    type: 'execution.finished',
    execution: executionId,
    verdict,
    findings: findings.map((finding) => ({ ...finding, message: redact(finding.message) })),
    exitCode: exitCodeOf(observed),
    end: observed.state === 'unobserved' ? 'not observed' : 'observed',
    durationMs,
    evidence: placed.check.sensitive ? undefined : await evidenceOf(observed, ports),
  };
}

function exitCodeOf(observed: Observed): number | undefined {
  const code = observed.state === 'observed' ? observed.subject['exitCode'] : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** Characters of a subject that are kept; verdicts are made of all of it. */
const MAX_EVIDENCE = 256 * 1024;

async function evidenceOf(observed: Observed, ports: ExecutionPorts): Promise<EvidenceRef | undefined> {
  if (observed.state !== 'observed') return undefined;
  const json = ports.redactor()(`${JSON.stringify(observed.subject, undefined, 2)}\n`);
  // JSON escapes only some control characters.
  const text = escapeHidden(json);
  const isCut = text.length > MAX_EVIDENCE;
  const totalBytes = new TextEncoder().encode(text).length;
  return ports.keepEvidence(isCut ? text.slice(0, MAX_EVIDENCE) : text, totalBytes, isCut || observed.truncated);
}
