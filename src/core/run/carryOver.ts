/** A run in terms of the text as it is now: which of its results speak of which node and command, and how surely. */
import type { PlacedCheck } from '../check/placedCheck.ts';
import type { Runbook } from '../runbook/model.ts';
import type { ItemNote } from './people.ts';
import type { ExecutionState, Mark, RunState } from './state.ts';
import { textRecordOf, type TextNode } from './textRecord.ts';
import { Trail, type Doubt } from './trail.ts';

export interface CarriedExecution extends ExecutionState {
  readonly doubt: Doubt | undefined;
}

export interface CarriedMark extends Mark {
  readonly doubt: Doubt | undefined;
}

export interface CarriedNote extends ItemNote {
  readonly doubt: Doubt | undefined;
}

export interface CarriedRun {
  /** Newest execution by id of the command in the text of now. */
  readonly executions: ReadonlyMap<string, CarriedExecution>;
  /** Newest mark by id of the node in the text of now. */
  readonly marks: ReadonlyMap<string, CarriedMark>;
  /** By id of the node in the text of now, in order of the log. */
  readonly notes: ReadonlyMap<string, readonly CarriedNote[]>;
  readonly gone: readonly GoneResult[];
}

/** What was recorded for something that is no longer in the text. */
export interface GoneResult {
  readonly nodeId: string;
  /** As it was then; the id where the text of that time is not known. */
  readonly title: string;
  /** The newest of each command. */
  readonly executions: readonly ExecutionState[];
  /** Its tick, if it had one. */
  readonly mark: Mark | undefined;
  readonly notes: readonly ItemNote[];
}

/** @param checks of the sidecar: they keep their ids whatever becomes of the text */
export function carryOver(run: RunState, runbook: Runbook, checks: readonly PlacedCheck[] = []): CarriedRun {
  const executions = new Map<string, CarriedExecution>();
  const marks = new Map<string, CarriedMark>();
  const notes = new Map<string, readonly CarriedNote[]>();
  if (run.executions.length + run.marks.length + run.people.notes.length === 0)
    return { executions, marks, notes, gone: [] };
  const trail = new Trail(run, textRecordOf(runbook));
  const gone = new GoneResults();
  const checkIds = new Set(checks.map(({ commandId }) => commandId));
  for (const execution of run.executions) {
    if (checkIds.has(execution.commandId)) {
      executions.set(execution.commandId, { ...execution, doubt: undefined });
      continue;
    }
    const destination = trail.ofExecution(execution);
    if (destination === undefined) gone.addExecution(execution, trail.ownerThen(execution));
    else executions.set(destination.id, { ...execution, doubt: destination.doubt });
  }
  for (const mark of run.marks) {
    const destination = trail.ofMark(mark);
    if (destination === undefined) gone.addMark(mark, trail.nodeThen(mark));
    else marks.set(destination.id, { ...mark, doubt: destination.doubt });
  }
  for (const note of run.people.notes) {
    const destination = trail.ofMark(note);
    if (destination === undefined) gone.addNote(note, trail.nodeThen(note));
    else notes.set(destination.id, [...(notes.get(destination.id) ?? []), { ...note, doubt: destination.doubt }]);
  }
  return { executions, marks, notes, gone: gone.results };
}

/** Gathered by node, in the order in which something was first recorded for it. */
class GoneResults {
  readonly #byNode = new Map<string, GoneResult>();

  get results(): readonly GoneResult[] {
    return [...this.#byNode.values()].filter(
      ({ executions, mark, notes }) => executions.length > 0 || mark?.ticked === true || notes.length > 0,
    );
  }

  addExecution(execution: ExecutionState, node: TextNode | undefined): void {
    this.#change(execution.nodeId ?? '', node, (result) => ({
      ...result,
      executions: [...result.executions.filter(({ template }) => template !== execution.template), execution],
    }));
  }

  addMark(mark: Mark, node: TextNode | undefined): void {
    this.#change(mark.nodeId, node, (result) => ({ ...result, mark }));
  }

  addNote(note: ItemNote, node: TextNode | undefined): void {
    this.#change(note.nodeId, node, (result) => ({ ...result, notes: [...result.notes, note] }));
  }

  #change(nodeId: string, node: TextNode | undefined, change: (result: GoneResult) => GoneResult): void {
    const title = node?.title ?? nodeId;
    const key = JSON.stringify([nodeId, title]);
    this.#byNode.set(
      key,
      change(this.#byNode.get(key) ?? { nodeId, title, executions: [], mark: undefined, notes: [] }),
    );
  }
}
