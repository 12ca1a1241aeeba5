/** Performs checks of an open runbook in its current run. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckPlace } from '../../core/check/checkExecution.ts';
import { entryRefusal } from '../../core/check/guard.ts';
import type { ExecutionOutcome, LeftOutcome } from '../../core/check/outcome.ts';
import type { CheckOutcome, CheckPorts, PerformOptions } from '../../core/check/performChecks.ts';
import type { PlacedCheck } from '../../core/check/placedCheck.ts';
import type { Sidecar } from '../../core/check/sidecar/model.ts';
import type { ExecutionState } from '../../core/run/state.ts';
import type { TargetIdentity } from '../../core/target/identity.ts';
import type { Runbook } from '../../core/runbook/model.ts';
import { userFolder } from '../../state/folders.ts';
import { recordingPorts, type ExecutorOptions } from '../executorOptions.ts';
import { programsOf } from '../programs.ts';
import { evidenceIncomplete } from '../stateErrors.ts';
import { currentTarget } from '../targetPin.ts';
import { BatchedAppends } from './batchedAppends.ts';
import { CheckTargets } from './checkTargets.ts';

export interface CheckHooks {
  readonly onStart?: (check: PlacedCheck) => void;
  readonly onResult?: (result: CheckResult) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds that all of them may take; what is not observed by then is an error. */
  readonly deadlineMs?: number;
}

export interface CheckResult {
  readonly placed: PlacedCheck;
  readonly outcome: ExecutionOutcome | LeftOutcome;
}

const DEADLINE_MS = 10 * 60_000;

export class CheckExecutor {
  readonly #options: ExecutorOptions;
  readonly #running = new Set<string>();

  constructor(options: ExecutorOptions) {
    this.#options = options;
  }

  /** Ids under which the running ones are recorded. */
  get running(): ReadonlySet<string> {
    return this.#running;
  }

  check(checkIds: readonly string[], hooks: CheckHooks): Promise<readonly CheckResult[]> {
    return this.#options.resources.inTurn(() => this.#checkAll(new Set(checkIds), hooks));
  }

  async #checkAll(ids: ReadonlySet<string>, hooks: CheckHooks): Promise<readonly CheckResult[]> {
    const { text, log } = this.#options;
    this.#options.lookAgain();
    const [{ runbook }, { sidecar }, digest] = [text, text.sidecar, this.#options.digest()];
    const checks = text.placement.checks.filter(({ check }) => ids.has(check.id));
    if (this.#entryRefusal() === undefined && log.run === undefined) await this.#options.startRun();
    const targets = this.#targets(sidecar);
    const results: CheckResult[] = [];
    try {
      const { performChecks, Observer } = await loadEngines();
      const { session, resources } = this.#options;
      const programs = programsOf(session);
      const observer = new Observer({ sidecar, folder: text.folder, programs, targets, resources });
      const ports = this.#ports({
        sidecar,
        runbook,
        digest,
        targets,
        observe: (...asked) => observer.observe(...asked),
      });
      await performChecks(checks, ports, this.#performing(sidecar, hooks, results));
    } finally {
      for (const { commandId } of checks) this.#running.delete(commandId);
      targets.dispose();
      this.#options.changed();
    }
    return checks.flatMap(({ check }) => results.find(({ placed }) => placed.check.id === check.id) ?? []);
  }

  /** @param results get what comes of each check, in the order of their ends */
  #performing(sidecar: Sidecar, hooks: CheckHooks, results: CheckResult[]): PerformOptions {
    const signals = [AbortSignal.timeout(hooks.deadlineMs ?? DEADLINE_MS), ...(hooks.signal ? [hooks.signal] : [])];
    return {
      signal: AbortSignal.any(signals),
      concurrency: sidecar.defaults.concurrency,
      extraPrograms: sidecar.effects,
      onStart: (placed) => {
        this.#running.add(placed.commandId);
        this.#options.changed();
        hooks.onStart?.(placed);
      },
      onOutcome: (placed, outcome) => {
        this.#running.delete(placed.commandId);
        const result = { placed, outcome: this.#outcome(placed, outcome) };
        results.push(result);
        this.#options.changed();
        hooks.onResult?.(result);
      },
    };
  }

  /** @param digest of the text that the checks are from: another one may have been opened, and approved, since */
  #entryRefusal(digest = this.#options.digest()): ReturnType<typeof entryRefusal> {
    const trusted = this.#options.session.isTrusted();
    const approved = trusted && this.#options.isApproved() && this.#options.digest() === digest;
    return entryRefusal({ trusted, approved });
  }

  #targets(sidecar: Sidecar): CheckTargets {
    const { session, log, resources, kubeconfigs } = this.#options;
    return new CheckTargets({
      sidecar,
      kubeconfigs,
      userFolder: userFolder(session.env),
      environment: () => resources.environment(),
      pinnedTarget: () => log.run?.target,
      earlierTargets: () => log.run?.executions.flatMap(({ invocation }) => invocation.target ?? []) ?? [],
    });
  }

  /** As they are when the checks are asked for: text and sidecar may change while they run */
  #ports({ sidecar, runbook, digest, targets, observe }: CheckMaterial): CheckPorts {
    const { log, resources, changes, kubeconfigs } = this.#options;
    const appends = new BatchedAppends((payloads) => log.appendAbout(runbook, ...payloads));
    return {
      entryRefusal: () => this.#entryRefusal(digest),
      place: (request) => targets.place(request),
      readOnly: () => changes.rules.readOnly,
      confirm: (question, target) => changes.confirm(question, target),
      currentTarget: (pinned) =>
        currentTarget(kubeconfigs, pinned, namesNamespace(sidecar, pinned) ? pinned.namespace : undefined),
      observe,
      judgeContext: ({ facts }: CheckPlace) => ({
        now: Date.now(),
        vars: sidecar.vars,
        target: facts,
        waivers: sidecar.waivers,
        redact: resources.redactor(),
      }),
      append: (payloads) => appends.append(payloads),
      ...recordingPorts(this.#options),
      elapsed: () => performance.now(),
      wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
    };
  }

  #outcome({ commandId }: PlacedCheck, outcome: CheckOutcome): CheckResult['outcome'] {
    switch (outcome.state) {
      case 'refused':
        return { ...outcome, commandId };
      case 'left to a person':
        return outcome;
      case 'finished': {
        const execution = this.#finished(outcome.executionId);
        if (execution === undefined) throw evidenceIncomplete(this.#options.text.file);
        return { state: 'finished', commandId, execution };
      }
    }
  }

  /** The log is read again only where it has not been since: others were written with it. */
  #finished(executionId: string): ExecutionState | undefined {
    const { log, selectRun } = this.#options;
    const find = (): ExecutionState | undefined =>
      log.run?.executions.findLast(({ id, finished }) => id === executionId && finished !== undefined);
    const known = find();
    if (known !== undefined) return known;
    selectRun(log.run?.runId);
    return find();
  }
}

/** Whether a target of the sidecar has a namespace of its own there, which then is not to be compared with the context's. */
function namesNamespace({ targets }: Sidecar, { context, namespace }: TargetIdentity): boolean {
  return Object.values(targets).some(({ kube }) => kube.context === context && kube.namespace === namespace);
}

interface CheckMaterial {
  readonly sidecar: Sidecar;
  readonly runbook: Runbook;
  /** Of both, see `approvalDigest`. */
  readonly digest: string;
  readonly targets: CheckTargets;
  readonly observe: CheckPorts['observe'];
}

/** Those for expressions and versions take longer to load than all the rest. */
async function loadEngines(): Promise<{
  readonly performChecks: typeof import('../../core/check/performChecks.ts').performChecks;
  readonly Observer: typeof import('./observer.ts').Observer;
}> {
  const [{ performChecks }, { Observer }] = await Promise.all([
    import('../../core/check/performChecks.ts'),
    import('./observer.ts'),
  ]);
  return { performChecks, Observer };
}
