/** A run in terms of the text as it is now: which of its results speak of which node and command, and how surely. */
import type { PlacedCheck } from '../check/placedCheck.ts';
import type { Runbook } from '../runbook/model.ts';
import { hasSeen } from './causality.ts';
import { outcomeOf } from './executions.ts';
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
  /** What stands beside the newest, by the same ids: made at the same time, so that neither knew of the other. */
  readonly rivals: Rivals;
  readonly gone: readonly GoneResult[];
}

export interface Rivals {
  readonly executions: ReadonlyMap<string, readonly CarriedExecution[]>;
  readonly marks: ReadonlyMap<string, readonly CarriedMark[]>;
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
  if (run.executions.length + run.marks.length + run.people.notes.length === 0) return nothingCarried;
  const executions = new Newest<CarriedExecution>((later, earlier) =>
    hasSeen(run.sightings, later, outcomeOf(earlier)),
  );
  const marks = new Newest<CarriedMark>((later, earlier) => hasSeen(run.sightings, later.position, earlier.position));
  const notes = new Map<string, readonly CarriedNote[]>();
  const trail = new Trail(run, textRecordOf(runbook));
  const gone = new GoneResults();
  const checkIds = new Set(checks.map(({ commandId }) => commandId));
  for (const execution of run.executions) {
    const { commandId } = execution.invocation;
    if (checkIds.has(commandId)) {
      executions.add(commandId, { ...execution, doubt: undefined });
      continue;
    }
    const destination = trail.ofExecution(execution);
    if (destination === undefined) gone.addExecution(execution, trail.ownerThen(execution.invocation));
    else executions.add(destination.id, { ...execution, doubt: destination.doubt });
  }
  for (const mark of run.marks) {
    const destination = trail.ofMark(mark);
    if (destination === undefined) gone.addMark(mark, trail.nodeThen(mark));
    else marks.add(destination.id, { ...mark, doubt: destination.doubt });
  }
  for (const note of run.people.notes) {
    const destination = trail.ofMark(note);
    if (destination === undefined) gone.addNote(note, trail.nodeThen(note));
    else notes.set(destination.id, [...(notes.get(destination.id) ?? []), { ...note, doubt: destination.doubt }]);
  }
  return {
    executions: executions.newest,
    marks: marks.newest,
    notes,
    rivals: { executions: executions.rivals, marks: marks.rivals },
    gone: gone.results,
  };
}

export const nothingCarried: CarriedRun = {
  executions: new Map(),
  marks: new Map(),
  notes: new Map(),
  rivals: { executions: new Map(), marks: new Map() },
  gone: [],
};

/** Of each id the newest, and what it did not know of. */
class Newest<T> {
  readonly newest = new Map<string, T>();
  readonly rivals = new Map<string, readonly T[]>();
  readonly #hasSeen: (later: T, earlier: T) => boolean;

  constructor(hasSeen: (later: T, earlier: T) => boolean) {
    this.#hasSeen = hasSeen;
  }

  /** @param value later in the order of the run than what was added before */
  add(id: string, value: T): void {
    const earlier = this.newest.get(id);
    const unseen = [...(this.rivals.get(id) ?? []), ...(earlier === undefined ? [] : [earlier])].filter(
      (other) => !this.#hasSeen(value, other),
    );
    this.newest.set(id, value);
    if (unseen.length > 0) this.rivals.set(id, unseen);
    else this.rivals.delete(id);
  }
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
    const { nodeId, template } = execution.invocation;
    this.#change(nodeId ?? '', node, (result) => ({
      ...result,
      executions: [...result.executions.filter(({ invocation }) => invocation.template !== template), execution],
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
