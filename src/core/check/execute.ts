/**
 * Runs one command: guard → started (durable) → run → redact → judge → evidence → finished (durable). What needs a
 * terminal goes the same way; nothing of it is seen, so a person judges it.
 * Both heads come through here, so trust, approval, target, redaction and the log are applied once.
 */
import * as l10n from '@vscode/l10n';
import type { EvidenceRef, ExecutionFinished, RunPayload } from '../run/event.ts';
import { commandDirectives } from '../runbook/commandDirective.ts';
import type { Command, Expectation } from '../runbook/model.ts';
import type { TargetIdentity } from '../target/identity.ts';
import { changedTarget, type CurrentTarget } from './changedTarget.ts';
import {
  questionOfCommand,
  questionOfCommit,
  questionOfRisks,
  refusalIn,
  type ConfirmAnswer,
  type ConfirmQuestion,
} from './confirmQuestion.ts';
import type { FilledCommand } from './fill.ts';
import { guard, type Situation, type ToConfirm } from './guard.ts';
import { judge } from './judge.ts';
import { notStarted, type Observation } from './observation.ts';
import type { ExecutionOutcome, Refusal, RefusalCode } from './outcome.ts';
import { holdsSecret, plainOutput } from './plainOutput.ts';
import type { RecordingPorts } from './recording.ts';
import type { Powers } from './roleRisk.ts';
import { redactLines } from './redact.ts';
import { thrownMessage } from '../thrownMessage.ts';

export interface CommandRequest {
  readonly filled: FilledCommand;
  readonly connection: string | undefined;
  /** What the person was told of the connection's login, see `Situation`. */
  readonly powers: Powers;
  /** Asked once a statement changed what it was expected to. */
  readonly confirmCommit: (rows: number | 'none') => Promise<boolean>;
  readonly onOutput: (chunk: string) => void;
  /** Called once it is being stopped; it has stopped when the observation is there. */
  readonly onStopping: () => void;
  readonly signal: AbortSignal;
}

/** The outside world as `execute` needs it. */
export interface ExecutePorts extends RecordingPorts {
  readonly situation: (command: Command) => Promise<Situation>;
  readonly confirm: (question: ConfirmQuestion) => Promise<ConfirmAnswer>;
  /** Trust and approval once more, right before the start: either may have gone since the situation was looked at. */
  readonly lateRefusal: () => Refusal | undefined;
  /** The identity the run is pinned to, and what answers under that name now. */
  readonly target: () => TargetIdentity | undefined;
  readonly currentTarget: () => Promise<CurrentTarget>;
  /** Never rejects: what goes wrong is in the observation. */
  readonly run: (request: CommandRequest) => Promise<Observation>;
  /** Gives the command to a person's terminal, and keeps nothing of what is shown there. */
  readonly handOver: (filled: FilledCommand, signal: AbortSignal) => Promise<Observation>;
  /** Durable when it resolves. */
  readonly append: (payload: RunPayload) => Promise<void>;
}

export interface ExecuteListeners {
  readonly onStart: (filled: FilledCommand) => void;
  readonly onOutput: (text: string) => void;
  readonly onStopping?: () => void;
  readonly signal: AbortSignal;
}

/** What `execute` tells its caller; the caller reads the rest from the log. */
export type ExecuteResult =
  | Extract<ExecutionOutcome, { state: 'refused' }>
  | {
      readonly state: 'finished';
      readonly commandId: string;
      readonly executionId: string;
      readonly finished: Omit<ExecutionFinished, 'type' | 'execution'>;
    };

export async function execute(
  command: Command,
  expectations: readonly Expectation[],
  ports: ExecutePorts,
  listeners: ExecuteListeners,
): Promise<ExecuteResult> {
  const situation = await ports.situation(command);
  const passed = await gate(command, situation, ports, listeners.signal);
  if (passed.state === 'refused') return { state: 'refused', commandId: command.id, refusal: passed.refusal };
  const { filled } = passed;
  const executionId = ports.newId();
  try {
    await ports.append(startedEvent(executionId, filled, expectations, situation.connection, ports));
  } catch (error) {
    const message = l10n.t('The start could not be recorded, so nothing ran: {0}', thrownMessage(error));
    return { state: 'refused', commandId: command.id, refusal: { code: 'state not writable', message } };
  }
  listeners.onStart(filled);
  const isSensitive = commandDirectives(command).sensitive;
  const observation = filled.command.interactive
    ? await ports.handOver(filled, listeners.signal).catch(unstarted)
    : await observe(filled, situation, ports, isSensitive ? { ...listeners, onOutput: () => undefined } : listeners);
  const finished = await conclude({ executionId, expectations, observation, isSensitive }, ports);
  return { state: 'finished', commandId: command.id, executionId, finished };
}

type Gate =
  { readonly state: 'open'; readonly filled: FilledCommand } | { readonly state: 'refused'; readonly refusal: Refusal };

/** Everything that can stop a command before it starts; the questions come last. */
async function gate(command: Command, situation: Situation, ports: ExecutePorts, signal: AbortSignal): Promise<Gate> {
  if (signal.aborted) return refused('cancelled', l10n.t('Cancelled before it started.'));
  const decision = guard(command, situation);
  if (decision.decision === 'refuse') return { state: 'refused', refusal: decision.refusal };
  const refusal = decision.decision === 'run' ? undefined : await changeRefusal(decision, ports);
  const last = refusal ?? ports.lateRefusal();
  return last === undefined ? { state: 'open', filled: decision.filled } : { state: 'refused', refusal: last };
}

/** The target is looked up before the question, so that it tells the truth, and after it: an answer may take long. */
async function changeRefusal(decision: ToConfirm, ports: ExecutePorts): Promise<Refusal | undefined> {
  const before = await changedTarget(ports.target(), ports.currentTarget);
  if (before !== undefined) return before;
  const answer = await confirmed(decision, ports);
  if (answer === true) return changedTarget(ports.target(), ports.currentTarget);
  // Who answers with --yes alone has not seen them.
  const message = [...decision.risks, l10n.t('This command may change something and was not confirmed.')].join(' ');
  return refusalIn(answer) ?? { code: 'not confirmed', message };
}

/** "Yes" to its effect is no answer to what else is risky about it. */
async function confirmed({ filled, risks, isChange }: ToConfirm, ports: ExecutePorts): Promise<ConfirmAnswer> {
  const answer = isChange ? await ports.confirm(questionOfCommand(filled, risks)) : true;
  return answer === true && risks.length > 0 ? ports.confirm(questionOfRisks(filled, risks)) : answer;
}

function refused(code: RefusalCode, message: string): Gate {
  return { state: 'refused', refusal: { code, message } };
}

function startedEvent(
  execution: string,
  { command, template, used }: FilledCommand,
  expectations: readonly Expectation[],
  connection: string | undefined,
  ports: ExecutePorts,
): RunPayload {
  return {
    type: 'execution.started',
    execution,
    nodeId: command.nodeId,
    commandId: command.id,
    language: command.language,
    effect: command.effect,
    command: command.text,
    template: template === command.text ? undefined : template,
    values: used.length === 0 ? undefined : used,
    commandSha256: ports.digest(command.text),
    expected: expectations.map((expectation) => expectation.text),
    target: ports.target(),
    connection: command.language === 'sql' ? connection : undefined,
  };
}

async function observe(
  filled: FilledCommand,
  { connection, powers }: Situation,
  ports: ExecutePorts,
  listeners: ExecuteListeners,
): Promise<Observation> {
  const redact = ports.redactor();
  const { onOutput, onStopping, signal } = listeners;
  const lines = redactLines((text) => plainOutput(text, redact), onOutput);
  const confirmCommit = async (rows: number | 'none'): Promise<boolean> =>
    (await ports.confirm(questionOfCommit(filled, rows))) === true;
  const raw = await ports
    .run({
      filled,
      connection,
      powers,
      confirmCommit,
      onOutput: (chunk) => lines.push(chunk),
      onStopping: () => onStopping?.(),
      signal,
    })
    .catch(unstarted);
  lines.end();
  // Secrets that were resolved while it ran are known only now.
  const redactAll = ports.redactor();
  const clean = (text: string): string => plainOutput(text, redactAll);
  const { outputSha256, ...rest } = raw;
  return {
    ...rest,
    ...(outputSha256 === undefined || holdsSecret(raw.output, redactAll) ? {} : { outputSha256 }),
    output: clean(raw.output),
    stdout: clean(raw.stdout),
    stderr: clean(raw.stderr),
    message: raw.message === undefined ? undefined : clean(raw.message),
  };
}

function unstarted(error: unknown): Observation {
  return notStarted(thrownMessage(error));
}

interface Ending {
  readonly executionId: string;
  readonly expectations: readonly Expectation[];
  readonly observation: Observation;
  /** Only the verdict is kept, and nothing that was seen. */
  readonly isSensitive: boolean;
}

async function conclude(
  { executionId, expectations, observation, isSensitive }: Ending,
  ports: ExecutePorts,
): Promise<Omit<ExecutionFinished, 'type' | 'execution'>> {
  const explained = isSensitive ? { ...observation, stderr: '', message: undefined } : observation;
  const { verdict, findings } = judge(explained, expectations);
  const { exitCode, signal, survivors = [], end, durationMs } = observation;
  const finished: Omit<ExecutionFinished, 'type' | 'execution'> = {
    verdict,
    findings,
    exitCode,
    signal,
    survivors: survivors.length === 0 ? undefined : survivors,
    end,
    durationMs,
    evidence: isSensitive ? undefined : await evidenceOf(observation, ports),
  };
  await ports.append({ type: 'execution.finished', execution: executionId, ...finished });
  return finished;
}

async function evidenceOf(
  { output, totalBytes, truncated, outputSha256 }: Observation,
  ports: ExecutePorts,
): Promise<EvidenceRef | undefined> {
  if (output === '') return undefined;
  const kept = await ports.keepEvidence(output, totalBytes, truncated);
  return outputSha256 === undefined ? kept : { ...kept, outputSha256 };
}
