/** One item, step or heading of the report with the newest execution of each of its commands. */
import type { ExecutionState } from '../run/state.ts';
import { expectedOf, hasOtherValues } from '../run/rollup.ts';
import type { Command, RunbookNode } from '../runbook/model.ts';
import { targetDifferences } from '../target/identity.ts';
import type { ReportInput } from './build.ts';
import type { ReportEntry, ReportEvidence, ReportExecution } from './model.ts';

export function reportEntry(node: RunbookNode, depth: number, input: ReportInput): ReportEntry {
  const mark = input.run.marks.get(node.id);
  const commands = commandsOf(node);
  const executions = commands.flatMap((command) => {
    const execution = input.view.latest.get(command.id);
    return execution === undefined ? [] : [reportExecution(execution, command, input)];
  });
  return {
    id: node.id,
    title: node.title,
    line: node.lines.from,
    depth,
    hasBox: node.kind === 'item',
    state: input.view.states.get(node.id) ?? 'open',
    mark: mark === undefined ? undefined : { ticked: mark.ticked, actor: mark.actor, at: mark.at, note: mark.note },
    executions,
    notRun: commands.length - executions.length,
  };
}

export function hasCommands(node: RunbookNode): boolean {
  return commandsOf(node).length > 0;
}

function commandsOf(node: RunbookNode): readonly Command[] {
  const blocks = node.blocks.flatMap((block) => block.commands);
  return [...blocks, ...node.inlineCommands].sort((a, b) => a.lines.from - b.lines.from);
}

function reportExecution(
  execution: ExecutionState,
  command: Command,
  { runbook, run, outputs }: ReportInput,
): ReportExecution {
  const { finished, target } = execution;
  const expectedNow = expectedOf(command, runbook.expectations);
  const isExpectedAlike = expectedNow.join('\n') === execution.expected.join('\n');
  return {
    id: execution.id,
    command: execution.command,
    commandSha256: execution.commandSha256,
    language: execution.language,
    actor: execution.actor,
    startedAt: execution.startedAt,
    finishedAt: finished?.finishedAt,
    durationMs: finished?.durationMs,
    verdict: finished?.verdict,
    end: finished?.end,
    exitCode: finished?.exitCode,
    findings: finished?.findings ?? [],
    expected: execution.expected,
    commandNow: command.text === execution.template ? undefined : command.text,
    values: execution.values.map(({ name, value }) => ({ name, value })),
    hasOtherValues: hasOtherValues(execution, run),
    expectedNow: isExpectedAlike ? undefined : expectedNow,
    target,
    differs: target === undefined || run.target === undefined ? [] : targetDifferences(run.target, target),
    connection: execution.connection,
    evidence: evidence(execution, outputs),
  };
}

function evidence({ finished }: ExecutionState, outputs: ReadonlyMap<string, string>): ReportEvidence | undefined {
  const stored = finished?.evidence;
  if (stored === undefined) return undefined;
  const { sha256, bytes, totalBytes, truncated } = stored;
  return { sha256, bytes, totalBytes, truncated, output: outputs.get(sha256) };
}
