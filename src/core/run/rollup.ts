/** States and progress of every node of a runbook in a run. */
import { expectationsByCommand } from '../runbook/find.ts';
import type { Command, Expectation, Runbook, RunbookNode } from '../runbook/model.ts';
import type { ExecutionState, ItemState, Mark, Progress, RunState } from './state.ts';
import { verdictState } from './verdictState.ts';

export interface RunView {
  /** One entry for each node of the runbook. */
  readonly states: ReadonlyMap<string, ItemState>;
  /** Items under (and including) each node; key '' is the whole runbook. */
  readonly progress: ReadonlyMap<string, Progress>;
  /** Newest execution of each command that is still in the text, by command id. */
  readonly latest: ReadonlyMap<string, ExecutionState>;
}

/** @param running ids of the commands that are running in this process */
export function rollUp(runbook: Runbook, run: RunState | undefined, running: ReadonlySet<string> = new Set()): RunView {
  const roller = new Roller(runbook, run, running);
  for (const node of runbook.nodes) roller.visit(node);
  const total = sum(runbook.nodes.map((node) => roller.progress.get(node.id) ?? none));
  return { states: roller.states, progress: new Map([...roller.progress, ['', total]]), latest: roller.latest };
}

const none: Progress = { done: 0, total: 0, failed: 0 };

class Roller {
  readonly states = new Map<string, ItemState>();
  readonly progress = new Map<string, Progress>();
  readonly latest = new Map<string, ExecutionState>();
  readonly #byCommand = new Map<string, ExecutionState>();
  readonly #expectations: ReadonlyMap<string | undefined, readonly Expectation[]>;
  readonly #run: RunState | undefined;
  readonly #running: ReadonlySet<string>;

  constructor(runbook: Runbook, run: RunState | undefined, running: ReadonlySet<string>) {
    this.#run = run;
    this.#running = running;
    this.#expectations = expectationsByCommand(runbook);
    for (const execution of run?.executions ?? []) this.#byCommand.set(execution.commandId, execution);
  }

  /** undefined: nothing to do here, so it says nothing about its parents. */
  visit(node: RunbookNode): ItemState | undefined {
    const children = node.children.flatMap((child) => this.visit(child) ?? []);
    const proved = this.#proof(node);
    const mark = this.#run?.marks.get(node.id);
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
    const parts = commands.map((command) => this.#commandState(command));
    const lamport = commands.reduce((newest, { id }) => Math.max(newest, this.latest.get(id)?.lamport ?? -1), -1);
    return { state: combine(parts, expectations), lamport };
  }

  #commandState(command: Command): ItemState {
    if (this.#running.has(command.id)) return 'running';
    const execution = this.#byCommand.get(command.id);
    if (execution === undefined) return 'open';
    this.latest.set(command.id, execution);
    if (execution.template !== command.text || hasOtherValues(execution, this.#run)) return 'stale';
    const expected = expectedOf(command, this.#expectations.get(command.id) ?? []);
    if (expected.join('\n') !== execution.expected.join('\n')) return 'stale';
    return verdictState(execution.finished?.verdict);
  }
}

interface Proof {
  readonly state: ItemState;
  /** Lamport time of the newest execution, -1 where nothing ran. */
  readonly lamport: number;
}

/** It speaks of another pod than the run does by now. */
export function hasOtherValues({ values }: ExecutionState, run: RunState | undefined): boolean {
  return values.some(({ name, value }) => value !== undefined && run?.values.get(name) !== value);
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
  mark: Mark | undefined,
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

function ownState(proof: Proof | undefined, mark: Mark | undefined): ItemState | undefined {
  if (proof === undefined) return mark?.ticked === true ? 'ticked' : undefined;
  if (mark === undefined || mark.lamport < proof.lamport) return proof.state;
  if (proof.state === 'running') return 'running';
  return mark.ticked ? 'ticked' : 'open';
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
