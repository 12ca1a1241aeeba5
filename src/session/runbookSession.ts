/** A runbook file opened with its state, target and runners: what both heads work with. */
import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import type { ExecutionOutcome } from '../core/check/outcome.ts';
import type { Placement } from '../core/check/placedCheck.ts';
import type { Sidecar } from '../core/check/sidecar/model.ts';
import { ProvebookError } from '../core/errors.ts';
import type { RunPayload } from '../core/run/event.ts';
import { rollUp, type RunView } from '../core/run/rollup.ts';
import type { RunState } from '../core/run/state.ts';
import type { Runbook } from '../core/runbook/model.ts';
import { initialVariables } from '../runners/shell/shellSession.ts';
import { ApprovalStore } from '../state/approvalStore.ts';
import { sha256 } from '../state/digest.ts';
import { userFolder } from '../state/folders.ts';
import type { LogProblem } from '../state/logFile.ts';
import type { ApprovalState } from './approval.ts';
import { Approvals } from './approvals.ts';
import { ChangeGate } from './changeGate.ts';
import { CheckExecutor, type CheckHooks, type CheckResult } from './checks/checkExecutor.ts';
import { Executor } from './executor.ts';
import type { ForeignKubeconfig } from './foreignKubeconfig.ts';
import { Kubeconfigs, repositoryOf } from './kubeconfigs.ts';
import { OpenText } from './openText.ts';
import { People } from './people.ts';
import { programsOf } from './programs.ts';
import { RunLog } from './runLog.ts';
import { RunReports } from './runReports.ts';
import { RunResources } from './runResources.ts';
import { RunValues } from './runValues.ts';
import type { ExecuteHooks, SessionOptions } from './sessionOptions.ts';
import { chooseContext } from './targetPin.ts';

export class RunbookSession {
  /** Rules for changes: what is protected, and whether anything may be changed at all. */
  readonly changes: ChangeGate;
  /** The kubeconfig files, of which those of the workspace need an approval of their own. */
  readonly kubeconfigs: Kubeconfigs;
  readonly #options: SessionOptions;
  readonly #text: OpenText;
  readonly #log: RunLog;
  readonly #approvals: Approvals;
  readonly #resources: RunResources;
  readonly #executor: Executor;
  readonly #checks: CheckExecutor;
  /** What placeholders and unset variables stand for in the current run. */
  readonly values: RunValues;
  /** What people attest, waive, note, fill in and sign. */
  readonly people: People;
  readonly reports: RunReports;
  readonly #listeners = new Set<() => void>();
  /** undefined: something has changed since it was last asked for. */
  #view: RunView | undefined;
  /** An earlier run that a person goes on with; the newest one counts where undefined. */
  #resumed: string | undefined;

  private constructor(options: SessionOptions, text: OpenText) {
    this.#options = options;
    this.#text = text;
    this.#log = new RunLog(options.file, options.env, options.isTrusted);
    const store = new ApprovalStore(userFolder(options.env));
    this.kubeconfigs = new Kubeconfigs({
      env: options.env,
      folders: () => [repositoryOf(options.file), ...(options.workspaceFolders?.() ?? [])],
      approvals: store,
    });
    this.#approvals = new Approvals({
      text,
      log: this.#log,
      store,
      kubeconfigs: this.kubeconfigs,
      approvedDigest: options.approvedDigest,
    });
    const initial = initialVariables(programsOf(options).env);
    this.values = new RunValues({
      runbook: () => this.runbook,
      logged: () => this.run?.values ?? new Map(),
      isOwn: (name, value) => this.#approvals.isValueApproved(name, value),
      isSet: (variable) => this.#resources.isSet(variable) ?? initial.has(variable),
      hasTerminal: options.terminal !== undefined,
      registerSecret: (value) => this.#resources.registerSecret(value),
      ensureRun: () => this.#ensureRun(),
      record: (name, value) => this.#recordValue(name, value),
      changed: () => this.#lookAgain(),
    });
    this.people = new People({
      file: options.file,
      runbook: () => this.runbook,
      view: () => this.view,
      log: this.#log,
      redactor: () => this.#resources.redactor(),
      record: (...payloads) => this.#record(...payloads),
      report: () => this.reports.of(),
    });
    this.reports = new RunReports({
      session: this,
      log: this.#log,
      viewOf: (run) => (run === this.run ? this.view : this.#rollUp(run, new Set())),
    });
    const selectRun = (runId: string | undefined): void => this.#selectRun(runId);
    this.#resources = new RunResources({
      session: options,
      kubeconfigs: this.kubeconfigs,
      text,
      log: this.#log,
      selectRun,
    });
    this.changes = new ChangeGate({ session: options, sidecar: () => text.sidecar.sidecar });
    const shared = {
      session: options,
      changes: this.changes,
      kubeconfigs: this.kubeconfigs,
      digest: () => this.approval().digest,
      text,
      log: this.#log,
      resources: this.#resources,
      isApproved: () => this.approval().state === 'approved',
      startRun: () => this.#startRun(''),
      selectRun,
      lookAgain: () => this.#selectRun(this.run?.runId ?? this.#chosenRun()),
      changed: () => this.#changed(),
    };
    this.#checks = new CheckExecutor(shared);
    this.#executor = new Executor({
      ...shared,
      values: this.values,
      elsewhere: (commandId) => {
        // Somebody may have started it since the first command of this turn.
        selectRun(this.run?.runId);
        return this.view.elsewhere.get(commandId);
      },
    });
  }

  /** Reads the file, its sidecar and its state. Throws a ProvebookError when one of them cannot be read. */
  static async open(options: SessionOptions): Promise<RunbookSession> {
    const session = new RunbookSession(options, await OpenText.read(options.file));
    session.#selectRun(session.#chosenRun());
    return session;
  }

  get file(): string {
    return this.#text.file;
  }

  get runbook(): Runbook {
    return this.#text.runbook;
  }

  get text(): string {
    return this.#text.text;
  }

  get sidecarText(): string {
    return this.#text.sidecar.text;
  }

  get sidecar(): Sidecar {
    return this.#text.sidecar.sidecar;
  }

  /** The current run: the newest one, or an earlier one that was resumed. */
  get run(): RunState | undefined {
    return this.#log.run;
  }

  /** When the cluster of the run last said who it is; undefined where it did not since this was opened. */
  get targetSeenAt(): Date | undefined {
    return this.#resources.targetSeenAt;
  }

  /** States and progress in the current run, with what is running now. */
  get view(): RunView {
    this.#view ??= this.#rollUp();
    return this.#view;
  }

  get runIds(): readonly string[] {
    return this.#log.runIds;
  }

  /** Lines of the current run's log that cannot be trusted or read. */
  get logProblems(): readonly LogProblem[] {
    return this.#log.problems;
  }

  /** Where others would write: the folder of the runs, and that of the current run's log. They may not be there yet. */
  get stateFolders(): readonly string[] {
    return this.#log.folders;
  }

  get isRunning(): boolean {
    return this.#executor.isRunning || this.#checks.running.size > 0;
  }

  /** Called after the runbook, the run or what is running has changed. Returns the unsubscriber. */
  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the editor's text in place of the file's; approval speaks of these bytes from then on. */
  updateText(text: string): void {
    if (text === this.text) return;
    this.#text.update(text);
    this.#changed();
  }

  /** Looks at the sidecar and the state folder again: another window or the command line may have written. */
  async refresh(): Promise<void> {
    const isOtherSidecar = await this.#text.readSidecar();
    const before = [this.run, this.logProblems, this.view.elsewhere];
    this.#selectRun(this.#resources.isBusy ? this.run?.runId : this.#chosenRun());
    // Views that are drawn anew for nothing take the row from under a person's click.
    if (isOtherSidecar || !isDeepStrictEqual(before, [this.run, this.logProblems, this.view.elsewhere]))
      this.#changed();
  }

  approval(): ApprovalState {
    return this.#approvals.state();
  }

  /** Allows kubeconfigs of the workspace, as they were shown. */
  async approveKubeconfigs(files: readonly ForeignKubeconfig[]): Promise<void> {
    await this.#approvals.approveKubeconfigs(files);
    this.#changed();
  }

  /** How what is open differs from what was approved on this machine before; undefined where nothing was. */
  approvalDifference(): string | undefined {
    return this.#approvals.difference();
  }

  async approve(): Promise<void> {
    await this.#approvals.approve();
    this.#changed();
  }

  /** Starts a new run, which becomes the current one, once nothing runs any more; its kube context is chosen then. */
  startRun(name = ''): Promise<RunState> {
    return this.#resources.inTurn(() => this.#startRun(name));
  }

  /** A run as it is recorded, whichever is the current one. Throws a ProvebookError where it cannot be read. */
  readRun(runId: string): RunState {
    return runId === this.run?.runId ? this.run : this.#log.read(runId, this.runbook).state;
  }

  /**
   * Makes an earlier run the current one for this session: what runs next is recorded there, and acts where that run is
   * pinned to. Throws a ProvebookError where there is no such run, or where something is running.
   */
  async resumeRun(runId: string): Promise<void> {
    if (!this.runIds.includes(runId))
      throw new ProvebookError('no run', l10n.t('{0} has no run "{1}".', this.file, runId));
    if (this.isRunning) throw new ProvebookError('busy', l10n.t('Something is running. Wait for it, or cancel it.'));
    await this.#resources.inTurn(() => {
      this.#resumed = runId;
      this.#selectRun(runId);
      this.#changed();
      return Promise.resolve();
    });
  }

  /** Runs the commands in order, starting a run where there is none. Nothing starts any more once cancelled. */
  execute(commandIds: readonly string[], hooks: ExecuteHooks = {}): Promise<readonly ExecutionOutcome[]> {
    return this.#executor.execute(commandIds, hooks);
  }

  /** Checks of the sidecar in their places, and those whose item is not in the text. */
  get placement(): Placement {
    return this.#text.placement;
  }

  /**
   * Observes and judges checks, several at a time, starting a run where there is none. Equal requests are made once.
   *
   * @param checkIds in the order of the sidecar whatever their order here
   */
  check(checkIds: readonly string[], hooks: CheckHooks = {}): Promise<readonly CheckResult[]> {
    return this.#checks.check(checkIds, hooks);
  }

  /** Stored output, checked against its digest. */
  evidence(digest: string): string | undefined {
    return this.#log.evidence(digest);
  }

  close(): void {
    this.#forgetRun();
    this.#log.close();
    this.#listeners.clear();
  }

  async #startRun(name: string): Promise<RunState> {
    this.#forgetRun();
    this.#resumed = undefined;
    const choice = await chooseContext(this.kubeconfigs, this.#options.context);
    if (choice.state !== 'pinned' && this.#options.context !== undefined)
      throw new ProvebookError('no context', choice.message);
    const runId = this.#log.newRunId();
    const context = choice.state === 'pinned' ? choice.context.name : undefined;
    await this.#log.append(runId, { type: 'run.started', name, runbookSha256: sha256(this.text), context });
    this.#selectRun(runId);
    this.#changed();
    return this.#log.currentRun();
  }

  async #record(...payloads: readonly RunPayload[]): Promise<void> {
    const { runbook } = this;
    if (this.run === undefined) this.#selectRun(this.#chosenRun());
    await this.#ensureRun();
    await this.#log.appendAbout(runbook, ...payloads);
    this.#lookAgain();
  }

  async #ensureRun(): Promise<void> {
    if (this.run === undefined) await this.#startRun('');
  }

  /** After something was written down. */
  #lookAgain(): void {
    this.#selectRun(this.run?.runId);
    this.#changed();
  }

  async #recordValue(name: string, value: string): Promise<void> {
    if (this.run?.values.get(name) !== value)
      await this.#log.append(this.#log.currentRun().runId, { type: 'value.set', name, value });
    await this.#approvals.approveValue(name, value);
  }

  #chosenRun(): string | undefined {
    const ids = this.runIds;
    return this.#resumed !== undefined && ids.includes(this.#resumed) ? this.#resumed : ids.at(-1);
  }

  #selectRun(runId: string | undefined): void {
    if (runId !== this.run?.runId) this.#forgetRun();
    this.#log.select(runId, this.runbook);
    this.#view = this.#rollUp();
  }

  #forgetRun(): void {
    this.#resources.forgetRun();
    this.values.forget();
  }

  #rollUp(run = this.run, running = this.#running()): RunView {
    return rollUp(this.runbook, run, {
      running,
      ...(run !== undefined && { writtenElsewhere: this.#log.writtenElsewhere(run) }),
      checks: this.#text.placement.checks,
      now: Date.now(),
    });
  }

  #running(): ReadonlySet<string> {
    return new Set([...this.#executor.running, ...this.#checks.running]);
  }

  #changed(): void {
    this.#view = undefined;
    for (const listener of this.#listeners) listener();
  }
}
