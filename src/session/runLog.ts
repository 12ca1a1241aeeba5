/** The runs of an open runbook: what is recorded, and what the current run comes to. */
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../core/errors.ts';
import type { LogHead } from '../core/report/inToto.ts';
import type { EvidenceRef, RunPayload } from '../core/run/event.ts';
import type { RunState } from '../core/run/state.ts';
import { textRecordOf } from '../core/run/textRecord.ts';
import type { Runbook } from '../core/runbook/model.ts';
import { leasesFolder, logFolder, runsFolder, stateFolder, userFolder } from '../state/folders.ts';
import { isDamage, type LogProblem } from '../state/logFile.ts';
import { RunStore, type RunSnapshot } from '../state/runStore.ts';
import { findActor } from './actor.ts';
import { Leases } from './leases.ts';
import { whileReading, whileWriting } from './stateErrors.ts';

export class RunLog {
  readonly #file: string;
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #isTrusted: () => boolean;
  readonly #leases: Leases;
  readonly #store: RunStore;
  #run: RunState | undefined;
  #problems: readonly LogProblem[] = [];
  #heads: ReadonlyMap<string, string> = new Map();
  #actor: Promise<string> | undefined;

  /** @param file absolute path of the runbook */
  constructor(file: string, env: Readonly<Record<string, string | undefined>>, isTrusted: () => boolean) {
    this.#file = file;
    this.#env = env;
    this.#isTrusted = isTrusted;
    this.#leases = new Leases(leasesFolder(userFolder(env)));
    this.#store = new RunStore(file, () => new Date(), this.#leases);
  }

  /** Oldest first. */
  get runIds(): readonly string[] {
    return whileReading(stateFolder(this.#file), () => this.#store.runIds());
  }

  /** As it was when it was selected last. */
  get run(): RunState | undefined {
    return this.#run;
  }

  /** That of the runs, and that of the current run's log. */
  get folders(): readonly string[] {
    const runs = runsFolder(this.#file);
    return this.#run === undefined ? [runs] : [runs, logFolder(this.#file, this.#run.runId)];
  }

  /** Lines of the current run's log that cannot be trusted or read. */
  get problems(): readonly LogProblem[] {
    return this.#problems;
  }

  /** Of the files of the current run, in the order of their names. */
  get heads(): readonly LogHead[] {
    return [...this.#heads].map(([name, sha256]) => ({ name, sha256 }));
  }

  /** Log sessions with something unfinished in a run that another living process of this machine writes. */
  writtenElsewhere(run: RunState): ReadonlySet<string> {
    return this.#leases.heldElsewhere(
      run.executions.flatMap(({ finished, session }) => (finished === undefined ? [session] : [])),
    );
  }

  /** Throws a ProvebookError where there is no run. */
  currentRun(): RunState {
    if (this.#run === undefined) throw new ProvebookError('no run', l10n.t('{0} has no run yet.', this.#file));
    return this.#run;
  }

  newRunId(): string {
    return this.#store.newRunId();
  }

  /** Reads a run from the disk, whichever is the current one. */
  read(runId: string, runbook: Runbook): RunSnapshot {
    return whileReading(stateFolder(this.#file), () => this.#store.read(runId, textRecordOf(runbook)));
  }

  /** Places of a run's log that cannot be trusted, as `file:line`. */
  damage(runId: string, runbook: Runbook): readonly string[] {
    const { problems } = this.read(runId, runbook);
    return problems.filter(isDamage).map(({ file, line }) => `${path.basename(file)}:${line}`);
  }

  /** Reads the run from the disk, which makes it the current one. */
  select(runId: string | undefined, runbook: Runbook): void {
    const snapshot = runId === undefined ? undefined : this.read(runId, runbook);
    this.#run = snapshot?.state;
    this.#problems = snapshot?.problems ?? [];
    this.#heads = snapshot?.heads ?? new Map();
  }

  /** Durable when it resolves; the current run shows it once it is selected again. */
  async append(runId: string, payload: RunPayload): Promise<void> {
    const actor = await this.actor();
    whileWriting(this.#file, () => this.#store.append(runId, actor, payload));
  }

  /**
   * Ids mean something in one text only, so an event that names some says which text, and that text is kept first.
   *
   * @param runbook that the ids are from
   */
  async appendAbout(runbook: Runbook, ...payloads: readonly RunPayload[]): Promise<void> {
    const actor = await this.actor();
    const { runId } = this.currentRun();
    const dated = payloads.map((payload) => this.#withText(payload, runbook));
    whileWriting(this.#file, () => this.#store.appendAll(runId, actor, dated));
  }

  keepEvidence(text: string, totalBytes: number, truncated: boolean): EvidenceRef {
    return whileWriting(this.#file, () => this.#store.evidence.keep(text, totalBytes, truncated));
  }

  /** A person's file, as it is. */
  keepFile(bytes: Uint8Array): EvidenceRef {
    return whileWriting(this.#file, () => this.#store.evidence.keepBytes(bytes));
  }

  /** Stored output, checked against its digest. */
  evidence(digest: string): string | undefined {
    return this.#store.evidence.read(digest);
  }

  /** A person's file, checked against its digest. */
  file(digest: string): Uint8Array | undefined {
    return this.#store.evidence.readBytes(digest);
  }

  /** Asked for when something is first written: reading a runbook starts no process. */
  actor(): Promise<string> {
    this.#actor ??= findActor(path.dirname(this.#file), this.#env, this.#isTrusted());
    return this.#actor;
  }

  close(): void {
    this.#store.close();
  }

  #withText(payload: RunPayload, runbook: Runbook): RunPayload {
    if (!('nodeId' in payload)) return payload;
    return { ...payload, textSha256: whileWriting(this.#file, () => this.#store.keepText(textRecordOf(runbook))) };
  }
}
