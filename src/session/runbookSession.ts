/** A runbook file opened with its state, target and runners: what both heads work with. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import { execute, type ExecutePorts } from '../core/check/execute.ts';
import type { FilledCommand } from '../core/check/fill.ts';
import type { Situation, TargetSituation } from '../core/check/guard.ts';
import type { NeededValue } from '../core/check/neededValues.ts';
import type { ExecutionOutcome } from '../core/check/outcome.ts';
import { createRedactor } from '../core/check/redact.ts';
import { valueProblem } from '../core/check/valueCheck.ts';
import { ProvebookError } from '../core/errors.ts';
import { buildReport } from '../core/report/build.ts';
import type { Report } from '../core/report/model.ts';
import type { RunPayload } from '../core/run/event.ts';
import { rollUp, type RunView } from '../core/run/rollup.ts';
import type { RunState } from '../core/run/state.ts';
import { unchosen } from '../core/runbook/alternatives.ts';
import { withExtraPrograms } from '../core/runbook/extraPrograms.ts';
import { expectationsOf, findNode } from '../core/runbook/find.ts';
import { RunbookReader } from '../core/runbook/incremental.ts';
import type { Command, Runbook } from '../core/runbook/model.ts';
import { isSecretName, valueType } from '../core/runbook/valueType.ts';
import type { TargetIdentity } from '../core/target/identity.ts';
import { initialVariables } from '../runners/shell/shellSession.ts';
import { ApprovalStore } from '../state/approvalStore.ts';
import { sha256 } from '../state/digest.ts';
import { stateFolder, userFolder } from '../state/folders.ts';
import type { LogProblem } from '../state/readLog.ts';
import { RunStore } from '../state/runStore.ts';
import { findActor } from './actor.ts';
import { approvalDigest } from './approval.ts';
import { readRunbookText, readSidecarFile, type SidecarFile } from './runbookFile.ts';
import { refusedChoice, valueRefusal } from './refusedOutcome.ts';
import { RunEnvironment, type TerminalAccess, type Timeouts } from './runEnvironment.ts';
import { RunValues } from './runValues.ts';
import { StoppedBlocks } from './stoppedBlocks.ts';
import { whileReading, whileWriting } from './stateErrors.ts';
import { chooseContext } from './targetPin.ts';

export interface SessionOptions {
  /** Absolute path of the runbook. */
  readonly file: string;
  /** Kube context for new runs; the merged kubeconfig's current context where undefined. */
  readonly context?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** False in Restricted Mode: nothing runs. Asked before every execution. */
  readonly isTrusted: () => boolean;
  /** Asked before a command whose effect is not `read`; false refuses it. */
  readonly confirm: (filled: FilledCommand, target: TargetIdentity | undefined) => Promise<boolean>;
  /**
   * Asked once before the first of several commands runs, for all values that they need and the run does not have.
   * undefined: nothing runs. Where it is left out, commands without their values are refused one by one.
   */
  readonly askValues?: (needed: readonly NeededValue[]) => Promise<ReadonlyMap<string, string> | undefined>;
  /** Where commands go that need a terminal; without one they are refused. */
  readonly terminal?: TerminalAccess;
  /** Milliseconds a shell command or a statement may take. */
  readonly timeouts?: Timeouts;
}

export interface ExecuteHooks {
  readonly onStart?: (filled: FilledCommand) => void;
  /** Redacted output as it comes, whole lines. */
  readonly onOutput?: (command: Command, text: string) => void;
  readonly onOutcome?: (command: Command, outcome: ExecutionOutcome) => void;
  readonly signal?: AbortSignal;
}

export interface ApprovalState {
  readonly state: 'approved' | 'not approved';
  /** Digest of everything that decides what runs. */
  readonly digest: string;
}

const DEFAULT_TIMEOUTS: Timeouts = { shell: 5 * 60_000, sql: 30_000 };

/** Not looked up, because nothing may start anyway. */
const unknownTarget: TargetSituation = { state: 'none', message: '' };

export class RunbookSession {
  readonly file: string;
  readonly #options: SessionOptions;
  readonly #store: RunStore;
  readonly #approvals: ApprovalStore;
  readonly #userFolder: string;
  readonly #listeners = new Set<() => void>();
  readonly #running = new Set<string>();
  readonly #secrets = new Set<string>();
  readonly #values: RunValues;
  readonly #reader = new RunbookReader();
  #text: string;
  #sidecar: SidecarFile;
  #runbook: Runbook;
  #run: RunState | undefined;
  #logProblems: readonly LogProblem[] = [];
  #view: RunView;
  #environment: RunEnvironment | undefined;
  #actor: Promise<string> | undefined;
  /** Executions wait for each other: they share one shell and one order. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(options: SessionOptions, text: string, sidecar: SidecarFile) {
    this.file = options.file;
    this.#options = options;
    this.#userFolder = userFolder(options.env);
    this.#approvals = new ApprovalStore(this.#userFolder);
    this.#store = new RunStore(options.file, () => new Date());
    this.#text = text;
    this.#sidecar = sidecar;
    this.#runbook = this.#read(text, sidecar);
    this.#view = rollUp(this.#runbook, undefined);
    const initial = initialVariables(options.env);
    this.#values = new RunValues({
      runbook: () => this.#runbook,
      logged: () => this.#run?.values ?? new Map(),
      isOwn: (name, value) => this.#approvals.isApproved(this.#valueKey(name), sha256(value)),
      isSet: (variable) => this.#environment?.isSet(variable) ?? initial.has(variable),
      hasTerminal: options.terminal !== undefined,
    });
  }

  /** Reads the file, its sidecar and its state. Throws a ProvebookError when one of them cannot be read. */
  static async open(options: SessionOptions): Promise<RunbookSession> {
    const text = await readRunbookText(options.file);
    const session = new RunbookSession(options, text, await readSidecarFile(options.file));
    session.#selectRun(session.runIds.at(-1));
    return session;
  }

  get runbook(): Runbook {
    return this.#runbook;
  }

  get text(): string {
    return this.#text;
  }

  get sidecarText(): string {
    return this.#sidecar.text;
  }

  /** The current run: the newest one. */
  get run(): RunState | undefined {
    return this.#run;
  }

  /** States and progress in the current run, with what is running now. */
  get view(): RunView {
    return this.#view;
  }

  get runIds(): readonly string[] {
    return whileReading(stateFolder(this.file), () => this.#store.runIds());
  }

  /** Lines of the current run's log that cannot be trusted or read. */
  get logProblems(): readonly LogProblem[] {
    return this.#logProblems;
  }

  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  /** Called after the runbook, the run or what is running has changed. Returns the unsubscriber. */
  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the editor's text in place of the file's; approval speaks of these bytes from then on. */
  updateText(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#runbook = this.#read(text, this.#sidecar);
    this.#changed();
  }

  /** Looks at the sidecar and the state folder again: another window or the command line may have written. */
  async refresh(): Promise<void> {
    const sidecar = await readSidecarFile(this.file);
    const before = [this.#sidecar.text, this.#run, this.#logProblems];
    if (sidecar.text !== this.#sidecar.text) this.#runbook = this.#read(this.#text, sidecar);
    this.#sidecar = sidecar;
    this.#selectRun(this.runIds.at(-1));
    // Views that are drawn anew for nothing take the row from under a person's click.
    if (!isDeepStrictEqual(before, [sidecar.text, this.#run, this.#logProblems])) this.#changed();
  }

  approval(): ApprovalState {
    const digest = approvalDigest(this.file, this.#runbook, this.#sidecar.text);
    return { state: this.#approvals.isApproved(this.file, digest) ? 'approved' : 'not approved', digest };
  }

  async approve(): Promise<void> {
    const { digest } = this.approval();
    const actor = await this.#findActor();
    whileWriting(this.file, () => this.#approvals.approve(this.file, digest, actor, new Date()));
    this.#changed();
  }

  /** Starts a new run, which becomes the current one; its kube context is chosen now. */
  async startRun(name = ''): Promise<RunState> {
    this.#forgetRun();
    const choice = await chooseContext(this.#options.env, this.#options.context);
    if (choice.state === 'missing' && this.#options.context !== undefined)
      throw new ProvebookError('no context', choice.message);
    const runId = this.#store.newRunId();
    const context = choice.state === 'pinned' ? choice.context.name : undefined;
    await this.#append(runId, { type: 'run.started', name, runbookSha256: sha256(this.#text), context });
    this.#selectRun(runId);
    this.#changed();
    return this.#currentRun();
  }

  /** What these commands need values for, whether or not the run has them. */
  neededValues(commands: readonly Command[]): readonly NeededValue[] {
    return this.#values.needed(commands);
  }

  hasValue(name: string): boolean {
    return this.#values.all.has(name);
  }

  /**
   * Remembers values for the run, starting one where there is none; secrets only until the session is closed. Throws a
   * ProvebookError, and remembers none, where one is not of the kind its name asks for.
   *
   * @param values by name, see `valueName`
   */
  async setValues(values: ReadonlyMap<string, string>): Promise<void> {
    for (const [name, value] of values) {
      const problem = valueProblem(value, { type: valueType(name), secret: isSecretName(name) });
      if (problem !== undefined) throw new ProvebookError('value invalid', `${name}: ${problem}`);
    }
    if (values.size > 0 && this.#run === undefined) await this.startRun();
    for (const [name, value] of values) {
      if (isSecretName(name)) {
        this.#secrets.add(value);
        this.#values.keepSecret(name, value);
      } else {
        if (this.#run?.values.get(name) !== value)
          await this.#append(this.#currentRun().runId, { type: 'value.set', name, value });
        const actor = await this.#findActor();
        whileWriting(this.file, () => this.#approvals.approve(this.#valueKey(name), sha256(value), actor, new Date()));
      }
    }
    this.#selectRun(this.#run?.runId);
    this.#changed();
  }

  /** Runs the commands in order, starting a run where there is none. Nothing starts any more once cancelled. */
  execute(commandIds: readonly string[], hooks: ExecuteHooks = {}): Promise<readonly ExecutionOutcome[]> {
    const work = this.#queue.then(() => this.#executeAll(commandIds, hooks));
    this.#queue = work.catch(() => undefined);
    return work;
  }

  async tick(nodeId: string, note?: string): Promise<void> {
    await this.#mark(nodeId, { type: 'item.ticked', nodeId, note });
  }

  async untick(nodeId: string): Promise<void> {
    await this.#mark(nodeId, { type: 'item.unticked', nodeId });
  }

  /** undefined where nothing has been run yet. */
  report(): Report | undefined {
    const run = this.#run;
    if (run === undefined) return undefined;
    const digests = run.executions.flatMap((execution) => execution.finished?.evidence?.sha256 ?? []);
    const outputs = new Map(
      digests.flatMap((digest) => {
        const output = this.evidence(digest);
        return output === undefined ? [] : [[digest, output] as const];
      }),
    );
    const name = path.basename(this.file);
    return buildReport({
      runbook: this.#runbook,
      path: name,
      sha256: sha256(this.#text),
      run,
      view: this.#view,
      outputs,
    });
  }

  /** Stored output, checked against its digest. */
  evidence(digest: string): string | undefined {
    return this.#store.evidence.read(digest);
  }

  close(): void {
    this.#forgetRun();
    this.#store.close();
    this.#listeners.clear();
  }

  async #executeAll(commandIds: readonly string[], hooks: ExecuteHooks): Promise<readonly ExecutionOutcome[]> {
    const outcomes: ExecutionOutcome[] = [];
    const stopped = new StoppedBlocks();
    const known = new Map(this.#runbook.commands.map((command) => [command.id, command]));
    const commands = commandIds.flatMap((id) => known.get(id) ?? []);
    const menus = unchosen(this.#runbook.alternatives, commandIds);
    const hasValues = await this.#askForValues(commands.filter(({ id }) => !menus.has(id)));
    for (const command of commands) {
      const menu = menus.get(command.id);
      const unready = menu === undefined ? valueRefusal(command, hasValues) : refusedChoice(command, menu);
      const outcome = unready ?? stopped.refusal(command) ?? (await this.#executeOne(command, hooks));
      stopped.note(command, outcome);
      hooks.onOutcome?.(command, outcome);
      outcomes.push(outcome);
    }
    return outcomes;
  }

  /** False where a person would not give one. Nobody is asked before the gates that need no value are open. */
  async #askForValues(commands: readonly Command[]): Promise<boolean> {
    const ask = this.#options.askValues;
    if (ask === undefined || !this.#options.isTrusted() || this.approval().state !== 'approved') return true;
    const missing = this.#values.missing(commands);
    if (missing.length === 0) return true;
    const given = await ask(missing);
    if (given === undefined) return false;
    await this.setValues(given);
    return true;
  }

  async #executeOne(command: Command, hooks: ExecuteHooks): Promise<ExecutionOutcome> {
    const signal = hooks.signal ?? new AbortController().signal;
    try {
      const result = await execute(command, expectationsOf(this.#runbook, command), this.#ports(), {
        onStart: (filled) => {
          this.#running.add(command.id);
          this.#changed();
          hooks.onStart?.(filled);
        },
        onOutput: (text) => hooks.onOutput?.(command, text),
        signal,
      });
      if (result.state === 'refused') return result;
      this.#running.delete(command.id);
      this.#selectRun(this.#run?.runId);
      const execution = this.#currentRun().executions.find((candidate) => candidate.id === result.executionId);
      if (execution === undefined) throw new Error(`execution ${result.executionId} is not in its log`);
      return { state: 'finished', commandId: command.id, execution };
    } finally {
      this.#running.delete(command.id);
      this.#changed();
    }
  }

  #ports(): ExecutePorts {
    const environment = (): RunEnvironment => this.#openEnvironment();
    return {
      situation: (command) => this.#situation(command),
      confirm: (filled) => this.#options.confirm(filled, this.#run?.target),
      target: () => this.#run?.target,
      currentTarget: () => environment().currentTarget(),
      run: (request) => environment().run(request),
      handOver: (filled, signal) => environment().handOver(filled, signal),
      append: (payload) => this.#append(this.#currentRun().runId, payload),
      keepEvidence: (text, totalBytes, truncated) =>
        Promise.resolve(whileWriting(this.file, () => this.#store.evidence.keep(text, totalBytes, truncated))),
      redactor: () => createRedactor([...this.#secrets]),
      newId: () => randomBytes(8).toString('hex'),
      digest: sha256,
    };
  }

  /** Trust and approval first: before both, not even a run is started or the cluster asked. */
  async #situation(command: Command): Promise<Situation> {
    const block = this.#runbook.blocks.find((candidate) => candidate.id === command.blockId);
    const connections = Object.keys(this.#sidecar.sidecar.connections);
    const connection = block?.connection ?? (connections.length === 1 ? connections[0] : undefined);
    const trusted = this.#options.isTrusted();
    const approved = trusted && this.approval().state === 'approved';
    const terminal = this.#options.terminal?.kind ?? 'none';
    const { all: values, setters } = this.#values;
    const hasValues = command.placeholders.every(({ kind, name }) => kind === 'value' && values.has(name));
    const mayStart = approved && hasValues && (terminal !== 'none' || !command.interactive);
    if (mayStart && this.#run === undefined) await this.startRun();
    const target = mayStart ? await this.#openEnvironment().prepare(command, connection) : unknownTarget;
    return {
      trusted,
      approved,
      target,
      connections,
      connection,
      isSet: (variable) => this.#environment?.isSet(variable) ?? false,
      isInEnvironment: (variable) => this.#options.env[variable] !== undefined,
      lineSetting: (variable) => setters.lineSetting(variable, command),
      values,
      terminal,
    };
  }

  /** The shell, the target and the secrets of the current run, made when the first command needs them. */
  #openEnvironment(): RunEnvironment {
    const { runId, context } = this.#currentRun();
    this.#environment ??= new RunEnvironment({
      file: this.file,
      env: this.#options.env,
      context: context ?? this.#options.context,
      userFolder: this.#userFolder,
      timeouts: this.#options.timeouts ?? DEFAULT_TIMEOUTS,
      terminal: this.#options.terminal,
      sidecar: () => this.#sidecar.sidecar,
      pinnedTarget: () => this.#run?.target,
      onPinned: async (target) => {
        await this.#append(runId, { type: 'target.pinned', target });
        this.#selectRun(runId);
      },
      registerSecret: (value) => this.#secrets.add(value),
    });
    return this.#environment;
  }

  /** A value is approved for one run, as commands are for a file. */
  #valueKey(name: string): string {
    return [this.file, this.#run?.runId ?? '', name].join('\0');
  }

  async #mark(nodeId: string, payload: RunPayload): Promise<void> {
    if (findNode(this.#runbook, nodeId) === undefined)
      throw new ProvebookError('unknown node', l10n.t('{0} has no item "{1}".', this.file, nodeId));
    if (this.#run === undefined) await this.startRun();
    await this.#append(this.#currentRun().runId, payload);
    this.#selectRun(this.#run?.runId);
    this.#changed();
  }

  async #append(runId: string, payload: RunPayload): Promise<void> {
    const actor = await this.#findActor();
    whileWriting(this.file, () => this.#store.append(runId, actor, payload));
  }

  /** Asked for when something is first written: reading a runbook starts no process. */
  #findActor(): Promise<string> {
    this.#actor ??= findActor(path.dirname(this.file), this.#options.env);
    return this.#actor;
  }

  #currentRun(): RunState {
    if (this.#run === undefined) throw new ProvebookError('no run', l10n.t('{0} has no run yet.', this.file));
    return this.#run;
  }

  #selectRun(runId: string | undefined): void {
    if (runId !== this.#run?.runId) this.#forgetRun();
    const snapshot =
      runId === undefined ? undefined : whileReading(stateFolder(this.file), () => this.#store.read(runId));
    this.#run = snapshot?.state;
    this.#logProblems = snapshot?.problems ?? [];
    this.#view = rollUp(this.#runbook, this.#run, this.#running);
  }

  /** A shell and a target belong to one run. */
  #forgetRun(): void {
    this.#environment?.dispose();
    this.#environment = undefined;
    this.#values.forget();
  }

  /** The sidecar says what programs do that no table knows. */
  #read(text: string, { sidecar }: SidecarFile): Runbook {
    return withExtraPrograms(this.#reader.read(text), sidecar.effects);
  }

  #changed(): void {
    this.#view = rollUp(this.#runbook, this.#run, this.#running);
    for (const listener of this.#listeners) listener();
  }
}
