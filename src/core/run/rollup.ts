/** States and progress of every node of a runbook in a run. */
import type { PlacedCheck } from '../check/placedCheck.ts';
import { waiverInForce } from '../check/waiver.ts';
import { expectationsByCommand, ownCommands } from '../runbook/find.ts';
import type { Command, Expectation, Runbook, RunbookNode } from '../runbook/model.ts';
import {
  carryOver,
  nothingCarried,
  type CarriedExecution,
  type CarriedMark,
  type CarriedNote,
  type CarriedRun,
  type GoneResult,
  type Rivals,
} from './carryOver.ts';
import { hasSeen } from './causality.ts';
import { outcomeOf } from './executions.ts';
import { attestationState } from './attestation.ts';
import { combineChecks, combineCommands, isDone } from './combine.ts';
import { claimOf, nodeState, type Proof } from './nodeState.ts';
import { countedIn, nothingCounted, progressOf, sumProgress, type Counted } from './progress.ts';
import { staleCheckReason, staleReason, type StaleReason } from './staleReason.ts';
import type { ItemState, Progress, RunState } from './state.ts';
import { executionState } from './verdictState.ts';
import { groupBy } from '../groupBy.ts';

export interface RunView {
  /** One entry for each node of the runbook. */
  readonly states: ReadonlyMap<string, ItemState>;
  /** By section id: what stands directly under a heading, without its items; only sections that have such a thing. */
  readonly headings: ReadonlyMap<string, ItemState>;
  readonly counted: Counted;
  /** State of each node that is counted. */
  readonly countedStates: ReadonlyMap<string, ItemState>;
  /** What is counted under (and including) each node; key '' is the whole runbook. */
  readonly progress: ReadonlyMap<string, Progress>;
  /** State of each command and each check, by command id. */
  readonly commandStates: ReadonlyMap<string, ItemState>;
  /** Of each command and each check that is stale, by command id. */
  readonly staleReasons: ReadonlyMap<string, StaleReason>;
  /** Ids of the nodes whose tick has expired. */
  readonly expired: ReadonlySet<string>;
  /** Checks by the node that they prove, in the order of the sidecar; those of the whole runbook are under ''. */
  readonly checks: ReadonlyMap<string, readonly PlacedCheck[]>;
  /** Newest execution of each command and each check that is still there, by command id. */
  readonly latest: ReadonlyMap<string, CarriedExecution>;
  /** Newest tick or un-tick of each node, by node id. */
  readonly marks: ReadonlyMap<string, CarriedMark>;
  /** Notes of people by node id, in order of the log. */
  readonly notes: ReadonlyMap<string, readonly CarriedNote[]>;
  /** Results and ticks that were made at the same time as the newest, by the same ids. */
  readonly rivals: Rivals;
  /** What another process of this machine runs, by id of the command or check: its execution there. */
  readonly elsewhere: ReadonlyMap<string, CarriedExecution>;
  /** Results of what is no longer in the text. */
  readonly gone: readonly GoneResult[];
}

export interface RollUpOptions {
  /** Ids of the commands and checks that are running in this process. */
  readonly running?: ReadonlySet<string>;
  /** Log sessions of other processes that live: what has no end there is running. */
  readonly writtenElsewhere?: ReadonlySet<string>;
  readonly checks?: readonly PlacedCheck[];
  /** Milliseconds since 1970: what a person attested may have expired. */
  readonly now?: number;
}

export function rollUp(runbook: Runbook, run: RunState | undefined, options: RollUpOptions = {}): RunView {
  const { running = new Set(), writtenElsewhere = new Set(), checks = [], now = 0 } = options;
  const carried = run === undefined ? nothingCarried : carryOver(run, runbook, checks);
  const roller = new Roller(runbook, { run, carried, running, writtenElsewhere, checks, now });
  for (const node of runbook.nodes) roller.visit(node);
  const total = sumProgress(runbook.nodes.map((node) => roller.progress.get(node.id) ?? nothingCounted));
  return {
    states: roller.states,
    headings: roller.headings,
    counted: roller.counted,
    countedStates: roller.countedStates,
    progress: new Map([...roller.progress, ['', total]]),
    commandStates: roller.commandStates,
    checks: roller.checks,
    staleReasons: roller.staleReasons,
    expired: roller.expired,
    latest: carried.executions,
    marks: carried.marks,
    notes: carried.notes,
    rivals: carried.rivals,
    elsewhere: roller.elsewhere,
    gone: carried.gone,
  };
}

interface Rolling {
  readonly run: RunState | undefined;
  readonly carried: CarriedRun;
  readonly running: ReadonlySet<string>;
  readonly writtenElsewhere: ReadonlySet<string>;
  readonly checks: readonly PlacedCheck[];
  readonly now: number;
}

class Roller {
  readonly states = new Map<string, ItemState>();
  readonly headings = new Map<string, ItemState>();
  readonly counted: Counted;
  readonly countedStates = new Map<string, ItemState>();
  readonly progress = new Map<string, Progress>();
  readonly commandStates = new Map<string, ItemState>();
  readonly checks: ReadonlyMap<string, readonly PlacedCheck[]>;
  readonly staleReasons = new Map<string, StaleReason>();
  readonly expired = new Set<string>();
  readonly elsewhere = new Map<string, CarriedExecution>();
  readonly #run: RunState | undefined;
  readonly #carried: CarriedRun;
  readonly #running: ReadonlySet<string>;
  readonly #writtenElsewhere: ReadonlySet<string>;
  readonly #now: number;
  readonly #expectations: ReadonlyMap<string | undefined, readonly Expectation[]>;
  /** By id of the command or check: its newest execution and those of the same time, without what is stale. */
  readonly #counted = new Map<string, readonly CarriedExecution[]>();

  constructor(runbook: Runbook, { run, carried, running, writtenElsewhere, checks, now }: Rolling) {
    this.#run = run;
    this.#carried = carried;
    this.#running = running;
    this.#writtenElsewhere = writtenElsewhere;
    this.#now = now;
    this.counted = countedIn(runbook);
    this.#expectations = expectationsByCommand(runbook);
    this.checks = groupBy(checks, ({ nodeId }) => nodeId ?? '');
    for (const command of runbook.commands) this.commandStates.set(command.id, this.#commandState(command));
    for (const check of checks) this.commandStates.set(check.commandId, this.#checkState(check));
  }

  /** undefined: nothing to do here, so it says nothing about its parents. */
  visit(node: RunbookNode): ItemState | undefined {
    const children = node.children.flatMap((child) => this.visit(child) ?? []);
    const mark = this.#markOf(node);
    const proof = this.#proof(node);
    const marking = { mark, state: this.#markState(node, mark), isRival: this.#isRival(node, mark) };
    const state = nodeState(node, proof, marking, children);
    this.states.set(node.id, state);
    const hasOwn = proof !== undefined || mark !== undefined;
    if (node.kind === 'section' && hasOwn) this.headings.set(node.id, nodeState(node, proof, marking, []));
    this.#count(node, hasOwn);
    const hasCommands = ownCommands(node).length > 0;
    const hasWork = node.kind === 'item' || hasCommands || this.checks.has(node.id) || children.length > 0;
    return hasWork ? state : undefined;
  }

  /** Its children have been. */
  #count(node: RunbookNode, hasOwn: boolean): void {
    const inside = node.children.map((child) => this.progress.get(child.id) ?? nothingCounted);
    const holdsSteps = node.kind === 'step' && inside.some(({ total }) => total > 0);
    const isCounted = this.counted === 'items' ? node.kind === 'item' : hasOwn || holdsSteps;
    const state = this.headings.get(node.id) ?? this.states.get(node.id) ?? 'open';
    if (isCounted) this.countedStates.set(node.id, state);
    this.progress.set(node.id, sumProgress([progressOf(isCounted ? [state] : []), ...inside]));
  }

  /** What the node's own checks and commands prove; undefined where it has none. */
  #proof(node: RunbookNode): Proof | undefined {
    const checks = this.checks.get(node.id) ?? [];
    const commands = ownCommands(node);
    if (checks.length + commands.length === 0) return undefined;
    const stateOf = (id: string): ItemState => this.commandStates.get(id) ?? 'open';
    const states = commands.map(({ id }) => stateOf(id));
    const state =
      checks.length > 0
        ? combineChecks(
            checks.map((check) => this.#checkPart(check, node, stateOf)),
            states,
          )
        : combineCommands(
            states,
            commands.flatMap((command) => this.#expectations.get(command.id) ?? []),
          );
    const newest = this.#proofIds(node).flatMap((id) => this.#carried.executions.get(id) ?? []);
    return { state, lamport: Math.max(-1, ...newest.map(({ lamport }) => lamport)) };
  }

  /** Ids of the node's own commands and checks, under which their executions are. */
  #proofIds(node: RunbookNode): readonly string[] {
    const checks = this.checks.get(node.id) ?? [];
    return [...ownCommands(node).map(({ id }) => id), ...checks.map(({ commandId }) => commandId)];
  }

  /** Whether who marked the node and who ran something that counts for it did not know of each other. */
  #isRival(node: RunbookNode, mark: CarriedMark | undefined): boolean {
    if (mark === undefined) return false;
    const sightings = this.#run?.sightings;
    const counted = this.#proofIds(node).flatMap((id) => this.#counted.get(id) ?? []);
    return counted.some((execution) =>
      mark.lamport > execution.lamport
        ? !hasSeen(sightings, mark.position, outcomeOf(execution))
        : !hasSeen(sightings, execution, mark.position),
    );
  }

  /** What a person decides holds as long as the item is ticked. */
  #checkPart({ check, commandId }: PlacedCheck, node: RunbookNode, stateOf: (id: string) => ItemState): ItemState {
    if (check.request.kind !== 'manual') return stateOf(commandId);
    return this.#markState(node, this.#markOf(node)) ?? 'open';
  }

  /** undefined where nothing was said, and where all who spoke at the same time took it back as if nothing had been. */
  #markOf(node: RunbookNode): CarriedMark | undefined {
    const mark = this.#carried.marks.get(node.id);
    const rivals = this.#carried.rivals.marks.get(node.id) ?? [];
    return [mark, ...rivals].every((one) => one?.proofCounts === true) ? undefined : mark;
  }

  /** What a tick is worth; undefined where nobody has marked the node. */
  #markState(node: RunbookNode, mark: CarriedMark | undefined): ItemState | undefined {
    if (mark === undefined) return undefined;
    const rivals = this.#carried.rivals.marks.get(node.id) ?? [];
    if (rivals.some((rival) => claimOf(rival) !== claimOf(mark))) return 'conflicting';
    if (!mark.ticked) return 'open';
    if (mark.doubt !== undefined) return 'stale';
    const inputs = (this.checks.get(node.id) ?? []).flatMap(({ check: { request } }) =>
      request.kind === 'manual' ? [request.input] : [],
    );
    const state = attestationState(mark, inputs, this.#now);
    if (state === 'stale') this.expired.add(node.id);
    return state;
  }

  #checkState({ check, commandId, waivers }: PlacedCheck): ItemState {
    if (check.request.kind === 'manual') return 'open';
    return this.#resultState(commandId, (execution) => ({
      // What was not asked is done, but not as the text has it.
      state: execution.finished?.verdict === 'skipped' ? 'warned' : executionState(execution),
      reason: staleCheckReason(execution, check, waiverInForce(check.id, waivers, this.#now)),
    }));
  }

  #commandState(command: Command): ItemState {
    const expected = expectedOf(command, this.#expectations.get(command.id) ?? []);
    return this.#resultState(command.id, (execution) => {
      const state = executionState(execution);
      const reason = staleReason(execution, { command, expected, run: this.#run });
      // Under another title bad news stays what it is, but nothing counts as done.
      return { state, reason: reason?.kind === 'reworded' && !isDone(state) ? undefined : reason };
    });
  }

  /** What the newest execution says, with those that did not know of it. What is stale says nothing against the others. */
  #resultState(id: string, worth: (execution: CarriedExecution) => Worth): ItemState {
    if (this.#running.has(id)) return 'running';
    const newest = this.#carried.executions.get(id);
    if (newest === undefined) return 'open';
    const standing = [newest, ...(this.#carried.rivals.executions.get(id) ?? [])];
    const elsewhere = standing.find(({ finished, session }) => !finished && this.#writtenElsewhere.has(session));
    if (elsewhere !== undefined) {
      this.elsewhere.set(id, elsewhere);
      return 'running';
    }
    const { reason } = worth(newest);
    const counted = standing.filter((execution) => worth(execution).reason === undefined);
    this.#counted.set(id, counted);
    const states = new Set(counted.map((execution) => worth(execution).state));
    const [state] = states;
    if (states.size > 1) return states.has('unknown') ? 'unknown' : 'conflicting';
    if (state !== undefined) return state;
    if (reason !== undefined) this.staleReasons.set(id, reason);
    return 'stale';
  }
}

interface Worth {
  readonly state: ItemState;
  /** Why it does not count. */
  readonly reason: StaleReason | undefined;
}

/** Texts of the expectations that belong to a command, as they are written into its `execution.started`. */
export function expectedOf(command: Command, expectations: readonly Expectation[]): readonly string[] {
  return expectations
    .filter((expectation) => expectation.commandId === command.id)
    .map((expectation) => expectation.text);
}
