/** States and progress of every node of a runbook in a run. */
import { expectationsByCommand } from '../runbook/find.ts';
import type { Command, Expectation, Runbook, RunbookNode } from '../runbook/model.ts';
import { carryOver, type CarriedExecution, type CarriedMark, type CarriedRun, type GoneResult } from './carryOver.ts';
import { staleReason, type StaleReason } from './staleReason.ts';
import type { ItemState, Progress, RunState } from './state.ts';
import { verdictState } from './verdictState.ts';

export interface RunView {
  /** One entry for each node of the runbook. */
  readonly states: ReadonlyMap<string, ItemState>;
  /** Items under (and including) each node; key '' is the whole runbook. */
  readonly progress: ReadonlyMap<string, Progress>;
  /** State of each command, by command id. */
  readonly commandStates: ReadonlyMap<string, ItemState>;
  /** Of each command that is stale, by command id. */
  readonly staleReasons: ReadonlyMap<string, StaleReason>;
  /** Newest execution of each command that is still in the text, by command id. */
  readonly latest: ReadonlyMap<string, CarriedExecution>;
  /** Newest tick or un-tick of each node, by node id. */
  readonly marks: ReadonlyMap<string, CarriedMark>;
  /** Results of what is no longer in the text. */
  readonly gone: readonly GoneResult[];
}

/** @param running ids of the commands that are running in this process */
export function rollUp(runbook: Runbook, run: RunState | undefined, running: ReadonlySet<string> = new Set()): RunView {
  const carried = run === undefined ? nothingYet : carryOver(run, runbook);
  const roller = new Roller(runbook, { run, carried, running });
  for (const node of runbook.nodes) roller.visit(node);
  const total = sum(runbook.nodes.map((node) => roller.progress.get(node.id) ?? none));
  return {
    states: roller.states,
    progress: new Map([...roller.progress, ['', total]]),
    commandStates: roller.commandStates,
    staleReasons: roller.staleReasons,
    latest: carried.executions,
    marks: carried.marks,
    gone: carried.gone,
  };
}

const nothingYet: CarriedRun = { executions: new Map(), marks: new Map(), gone: [] };

const none: Progress = { done: 0, total: 0, failed: 0 };

class Roller {
  readonly states = new Map<string, ItemState>();
  readonly progress = new Map<string, Progress>();
  readonly commandStates = new Map<string, ItemState>();
  readonly staleReasons = new Map<string, StaleReason>();
  readonly #run: RunState | undefined;
  readonly #carried: CarriedRun;
  readonly #running: ReadonlySet<string>;
  readonly #expectations: ReadonlyMap<string | undefined, readonly Expectation[]>;

  constructor(
    runbook: Runbook,
    {
      run,
      carried,
      running,
    }: Readonly<{ run: RunState | undefined; carried: CarriedRun; running: ReadonlySet<string> }>,
  ) {
    this.#run = run;
    this.#carried = carried;
    this.#running = running;
    this.#expectations = expectationsByCommand(runbook);
    for (const command of runbook.commands) this.commandStates.set(command.id, this.#commandState(command));
  }

  /** undefined: nothing to do here, so it says nothing about its parents. */
  visit(node: RunbookNode): ItemState | undefined {
    const children = node.children.flatMap((child) => this.visit(child) ?? []);
    const proved = this.#proof(node);
    const mark = this.#carried.marks.get(node.id);
    const state = nodeState(node, proved, mark, children);
    const own =
      node.kind === 'item' ? { done: isDone(state) ? 1 : 0, total: 1, failed: isFailed(state) ? 1 : 0 } : none;
    this.states.set(node.id, state);
    this.progress.set(node.id, sum([own, ...node.children.map((child) => this.progress.get(child.id) ?? none)]));
    const hasCommands = node.blocks.some((block) => block.commands.length > 0) || node.inlineCommands.length > 0;
    return node.kind === 'item' || hasCommands || children.length > 0 ? state : undefined;
  }

  /** What the node's own commands prove; undefined where it has none that ran. */
  #proof(node: RunbookNode): Proof | undefined {
    const commands = [...node.blocks.flatMap((block) => block.commands), ...node.inlineCommands];
    if (commands.length === 0) return undefined;
    const expectations = commands.flatMap((command) => this.#expectations.get(command.id) ?? []);
    const parts = commands.map(({ id }) => this.commandStates.get(id) ?? 'open');
    const { executions } = this.#carried;
    const lamport = commands.reduce((newest, { id }) => Math.max(newest, executions.get(id)?.lamport ?? -1), -1);
    return { state: combine(parts, expectations), lamport };
  }

  #commandState(command: Command): ItemState {
    if (this.#running.has(command.id)) return 'running';
    const execution = this.#carried.executions.get(command.id);
    if (execution === undefined) return 'open';
    const state = verdictState(execution.finished?.verdict);
    const expected = expectedOf(command, this.#expectations.get(command.id) ?? []);
    const reason = staleReason(execution, { command, expected, run: this.#run });
    // Under another title bad news stays what it is, but nothing counts as done.
    if (reason === undefined || (reason.kind === 'reworded' && !isDone(state))) return state;
    this.staleReasons.set(command.id, reason);
    return 'stale';
  }
}

interface Proof {
  readonly state: ItemState;
  /** Lamport time of the newest execution, -1 where nothing ran. */
  readonly lamport: number;
}

/** Texts of the expectations that belong to a command, as they are written into its `execution.started`. */
export function expectedOf(command: Command, expectations: readonly Expectation[]): readonly string[] {
  return expectations
    .filter((expectation) => expectation.commandId === command.id)
    .map((expectation) => expectation.text);
}

const worstFirst: readonly ItemState[] = ['running', 'conflicting', 'failed', 'error', 'unknown', 'stale'];

/**
 * An item passes only when something a machine can judge was expected, all of it was seen, and nothing is left for a
 * person: one `statement` or one command without an end keeps it open.
 */
function combine(parts: readonly ItemState[], expectations: readonly Expectation[]): ItemState {
  const worst = worstFirst.find((state) => parts.includes(state));
  if (worst !== undefined) return worst;
  const isJudgeable = expectations.some((expectation) => expectation.kind === 'contains');
  const needsPerson = expectations.some((expectation) => expectation.kind === 'statement');
  if (!isJudgeable || needsPerson) return 'open';
  if (parts.every((state) => state === 'passed')) return 'passed';
  return parts.every((state) => state === 'passed' || state === 'warned') ? 'warned' : 'open';
}

/**
 * A newer tick by hand stands over an older proof and the reverse. Without either, a parent whose children are all done
 * is done; bad news of a child always shows on its parents.
 */
function nodeState(
  node: RunbookNode,
  proof: Proof | undefined,
  mark: CarriedMark | undefined,
  children: readonly ItemState[],
): ItemState {
  const own = ownState(proof, mark);
  const bad = worstFirst.find((state) => state === own || children.includes(state));
  if (bad !== undefined) return bad;
  if (own !== 'open' && own !== undefined) return own;
  const isGroup = children.length > 0 && (own === undefined || node.kind === 'section');
  if (!isGroup || mark?.ticked === false) return 'open';
  if (!children.every(isDone)) return 'open';
  if (children.includes('warned')) return 'warned';
  return children.every((state) => state === 'passed') ? 'passed' : 'ticked';
}

function ownState(proof: Proof | undefined, mark: CarriedMark | undefined): ItemState | undefined {
  const ticked = mark?.doubt === undefined ? 'ticked' : 'stale';
  if (proof === undefined) return mark?.ticked === true ? ticked : undefined;
  if (mark === undefined || mark.lamport < proof.lamport) return proof.state;
  if (proof.state === 'running') return 'running';
  return mark.ticked ? ticked : 'open';
}

export function isDone(state: ItemState): boolean {
  return state === 'passed' || state === 'warned' || state === 'ticked';
}

export function isFailed(state: ItemState): boolean {
  return state === 'failed' || state === 'error';
}

function sum(parts: readonly Progress[]): Progress {
  return parts.reduce(
    (total, part) => ({
      done: total.done + part.done,
      total: total.total + part.total,
      failed: total.failed + part.failed,
    }),
    none,
  );
}
