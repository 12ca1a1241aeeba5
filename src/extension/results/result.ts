/** Results of a run as the panel shows them: the worst first, each with what was expected, seen, and came before. */
import { attentionRank } from '../../core/run/attention.ts';
import type { Finding } from '../../core/run/event.ts';
import { previousExecution } from '../../core/run/previous.ts';
import type { RunView } from '../../core/run/rollup.ts';
import type { StaleReason } from '../../core/run/staleReason.ts';
import type { ExecutionState, ItemState, RunState } from '../../core/run/state.ts';
import type { Placement } from '../../core/check/placedCheck.ts';
import { findNode } from '../../core/runbook/find.ts';
import type { Runbook } from '../../core/runbook/model.ts';

export interface Result {
  readonly commandId: string;
  /** Of the check, or the first line of the command. */
  readonly title: string;
  readonly nodeId: string | undefined;
  /** Of the item that it proves. */
  readonly itemTitle: string | undefined;
  readonly state: ItemState;
  readonly execution: ExecutionState;
  /** Those that say why it is in its state; all where nothing is wrong. */
  readonly findings: readonly Finding[];
  readonly place: ResultPlace;
  /** What came of it the time before. */
  readonly previous: ExecutionState | undefined;
  readonly staleReason: StaleReason | undefined;
}

export interface ResultPlace {
  readonly kind: 'runbook' | 'sidecar';
  /** 1-based: of the expectation that was not met, else of the command or check. */
  readonly line: number;
}

export interface ResultsInput {
  readonly runbook: Runbook;
  readonly view: RunView;
  readonly placement: Placement;
  /** Newest first, beginning with the current one. */
  readonly runs: readonly RunState[];
}

/** What failed first; among equals what ended last. */
export function resultsOf(input: ResultsInput): readonly Result[] {
  const results = [
    ...input.placement.checks.map(({ check, commandId, nodeId }) => ({
      commandId,
      nodeId,
      title: check.title ?? check.id,
      place: { kind: 'sidecar' as const, line: check.place.line },
    })),
    ...input.runbook.commands.map(({ id, nodeId, text, lines }) => ({
      commandId: id,
      nodeId,
      title: text.split('\n')[0] ?? '',
      place: { kind: 'runbook' as const, line: lines.from },
    })),
  ].flatMap((subject) => resultOf(subject, input) ?? []);
  return results.toSorted(byUrgency);
}

type Subject = Pick<Result, 'commandId' | 'nodeId' | 'title' | 'place'>;

function resultOf(subject: Subject, { runbook, view, runs }: ResultsInput): Result | undefined {
  const execution = view.latest.get(subject.commandId);
  if (execution === undefined) return undefined;
  const findings = decisive(execution);
  const line = findings.find((finding) => finding.verdict !== 'pass')?.line ?? subject.place.line;
  return {
    ...subject,
    place: { ...subject.place, line },
    itemTitle: subject.nodeId === undefined ? undefined : findNode(runbook, subject.nodeId)?.title,
    state: view.commandStates.get(subject.commandId) ?? 'open',
    execution,
    findings,
    previous: previousExecution(execution, runs),
    staleReason: view.staleReasons.get(subject.commandId),
  };
}

function decisive({ finished }: ExecutionState): readonly Finding[] {
  const findings = finished?.findings ?? [];
  const wrong = findings.filter(({ verdict }) => verdict !== 'pass');
  return wrong.length > 0 ? wrong : findings;
}

function byUrgency(a: Result, b: Result): number {
  const endOf = ({ execution }: Result): string => execution.finished?.finishedAt ?? execution.startedAt;
  return attentionRank(a.state) - attentionRank(b.state) || endOf(b).localeCompare(endOf(a));
}
