/** One item, step or heading of the report with the newest execution of each of its commands. */
import type { PlacedCheck } from '../check/placedCheck.ts';
import type { CarriedExecution } from '../run/carryOver.ts';
import { expectedOf } from '../run/rollup.ts';
import { hasOtherValues, isExpectedAlike } from '../run/staleReason.ts';
import type { ItemNote } from '../run/people.ts';
import type { Decision, ExecutionState, Mark } from '../run/state.ts';
import type { Doubt } from '../run/trail.ts';
import { ownCommands } from '../runbook/find.ts';
import type { Command, RunbookNode } from '../runbook/model.ts';
import { targetDifferences } from '../target/identity.ts';
import type { ReportInput } from './build.ts';
import type {
  GoneEntry,
  ReportAttachment,
  ReportDecision,
  ReportEntry,
  ReportEvidence,
  ReportExecution,
  ReportMark,
  ReportNote,
} from './model.ts';

export function reportEntry(node: RunbookNode, depth: number, input: ReportInput): ReportEntry {
  const mark = input.view.marks.get(node.id);
  const commands = commandsOf(node);
  const checks = automatedChecks(node, input);
  const executions = [
    ...checks.flatMap((check) => checkExecutions(check, input)),
    ...commands.flatMap((command) => commandExecutions(command, input)),
  ];
  const ids = [...checks.map(({ commandId }) => commandId), ...commands.map(({ id }) => id)];
  return {
    id: node.id,
    title: node.title,
    line: node.lines.from,
    depth,
    hasBox: node.kind === 'item',
    state: input.view.states.get(node.id) ?? 'open',
    mark: mark === undefined ? undefined : reportMark(mark, mark.doubt, input),
    notes: (input.view.notes.get(node.id) ?? []).map(reportNote),
    executions,
    notRun: ids.filter((id) => !input.view.latest.has(id)).length,
  };
}

/** Results of what is no longer in the text, as they were recorded. */
export function goneEntries(input: ReportInput): readonly GoneEntry[] {
  return input.view.gone.map(({ nodeId, title, mark, notes, executions }) => ({
    nodeId,
    title,
    mark: mark === undefined ? undefined : reportMark(mark, undefined, input),
    notes: notes.map(reportNote),
    executions: executions.map((execution) => reportExecution(execution, input)),
  }));
}

/** Those that a person decides are told by the mark. */
function automatedChecks(node: RunbookNode, { view }: ReportInput): readonly PlacedCheck[] {
  return (view.checks.get(node.id) ?? []).filter(({ check }) => check.request.kind !== 'manual');
}

/** Its own commands in source order. */
function commandsOf(node: RunbookNode): readonly Command[] {
  return ownCommands(node).toSorted((a, b) => a.lines.from - b.lines.from);
}

function reportMark(mark: Mark, doubt: Doubt | undefined, input: ReportInput): ReportMark {
  const { ticked, decision, actor, at, note } = mark;
  return { ticked, decision: decision && reportDecision(decision, input), actor, at, note, doubt };
}

function reportDecision(decision: Decision, { files = new Map() }: ReportInput): ReportDecision {
  if (decision.kind !== 'attested') return decision;
  const attachments = decision.evidence.map((one): ReportAttachment => {
    if (one.kind !== 'file') return one;
    const { sha256, bytes } = one.evidence;
    return { kind: 'file', name: one.name, sha256, bytes, isMissing: !files.has(sha256), text: files.get(sha256) };
  });
  return { kind: 'attested', attachments };
}

function reportNote({ note, actor, at }: ItemNote): ReportNote {
  return { note, actor, at };
}

function reportExecution(execution: ExecutionState, { run, outputs }: ReportInput): ReportExecution {
  const { finished, invocation } = execution;
  const { target } = invocation;
  return {
    id: execution.id,
    check: undefined,
    command: invocation.command,
    commandSha256: invocation.commandSha256,
    language: invocation.language,
    actor: execution.actor,
    startedAt: execution.startedAt,
    finishedAt: finished?.finishedAt,
    durationMs: finished?.durationMs,
    verdict: finished?.verdict,
    end: finished?.end,
    exitCode: finished?.exitCode,
    signal: finished?.signal,
    findings: finished?.findings ?? [],
    expected: invocation.expected,
    commandNow: undefined,
    values: invocation.values.map(({ name, value }) => ({ name, value })),
    hasOtherValues: false,
    expectedNow: undefined,
    doubt: undefined,
    target,
    differs: target === undefined || run.target === undefined ? [] : targetDifferences(run.target, target),
    connection: invocation.connection,
    evidence: evidence(execution, outputs),
  };
}

function checkExecutions({ check, commandId }: PlacedCheck, input: ReportInput): readonly ReportExecution[] {
  const { request, expected } = check.texts;
  return executionsOf(commandId, input).map((execution) => ({
    ...reportExecution(execution, input),
    check: { id: check.id, title: check.title },
    commandNow: request === execution.invocation.template ? undefined : request,
    expectedNow: isExpectedAlike(expected, execution.invocation) ? undefined : expected,
  }));
}

function commandExecutions(command: Command, input: ReportInput): readonly ReportExecution[] {
  return executionsOf(command.id, input).map((execution) => ({
    ...reportExecution(execution, input),
    ...asOfNow(execution, command, input),
  }));
}

/** The newest, behind those that were made at the same time. */
function executionsOf(id: string, { view }: ReportInput): readonly CarriedExecution[] {
  const newest = view.latest.get(id);
  return newest === undefined ? [] : [...(view.rivals.executions.get(id) ?? []), newest];
}

/** In what the run and its text differ by now from what they were when it was executed. */
function asOfNow(
  execution: CarriedExecution,
  command: Command,
  { runbook, run }: ReportInput,
): Pick<ReportExecution, 'commandNow' | 'expectedNow' | 'hasOtherValues' | 'doubt'> {
  const expectedNow = expectedOf(command, runbook.expectations);
  const isCommandAlike = command.text === execution.invocation.template;
  const expectsAlike = isExpectedAlike(expectedNow, execution.invocation);
  return {
    commandNow: isCommandAlike ? undefined : command.text,
    expectedNow: expectsAlike ? undefined : expectedNow,
    hasOtherValues: hasOtherValues(execution.invocation, run),
    doubt: isCommandAlike && expectsAlike ? execution.doubt : undefined,
  };
}

function evidence({ finished }: ExecutionState, outputs: ReadonlyMap<string, string>): ReportEvidence | undefined {
  const stored = finished?.evidence;
  if (stored === undefined) return undefined;
  const { sha256, bytes, totalBytes, truncated, outputSha256 } = stored;
  return { sha256, bytes, totalBytes, truncated, outputSha256, output: outputs.get(sha256) };
}
