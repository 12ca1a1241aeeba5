/** Runs checks and commands of a runbook for a person in the editor: gates first, results as they come, one word at the end. */
import * as l10n from '@vscode/l10n';
import { commands as vscodeCommands, window, workspace } from 'vscode';
import type { ExecutionOutcome, LeftOutcome, Refusal } from '../core/check/outcome.ts';
import type { PlacedCheck } from '../core/check/placedCheck.ts';
import { isDone } from '../core/run/combine.ts';
import { allNodes } from '../core/runbook/find.ts';
import type { Command } from '../core/runbook/model.ts';
import type { Work } from '../session/plannedRun.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { askForApproval, askForKubeconfigs } from './confirm.ts';
import { commandIds, contextKeys, viewIds } from './contributions.ts';
import { describeError, plain } from './describeError.ts';
import type { OutputTerminal } from './outputTerminal.ts';
import type { ActiveRuns, RunMeter } from './progress/activeRuns.ts';
import { sayEnd } from './progress/sayEnd.ts';
import { RunOutput } from './runOutput.ts';
import { showCommandsOf } from './showCommands.ts';

/** Told of what runs. Ids are those under which executions are recorded. */
export interface RunListener {
  readonly onStart: (commandId: string) => void;
  /** Redacted, whole lines. */
  readonly onOutput: (commandId: string, text: string) => void;
  readonly onOutcome: (commandId: string, outcome: ExecutionOutcome | LeftOutcome) => void;
}

export class Runner {
  readonly #channel: OutputTerminal;
  readonly #output: RunOutput;
  readonly #active: ActiveRuns;
  readonly #running = new Set<Cancellable>();

  constructor(channel: OutputTerminal, active: ActiveRuns) {
    this.#channel = channel;
    this.#active = active;
    this.#output = new RunOutput(channel);
  }

  /** Checks are performed first, several at a time; commands follow in order. */
  async run(session: RunbookSession, work: Work, listener?: RunListener): Promise<readonly ExecutionOutcome[]> {
    if (work.commands.length + work.checks.length === 0) {
      void window.showInformationMessage(l10n.t('There is nothing to run here.'));
      return [];
    }
    if (!workspace.isTrusted) {
      await offerTrust();
      return [];
    }
    if (!(await askForApproval(session, () => showCommandsOf(session)))) return [];
    if (!(await askForKubeconfigs(session))) return [];
    return this.#runWithProgress(session, work, listener);
  }

  cancel(session?: RunbookSession): void {
    for (const { session: running, controller } of this.#running)
      if (session === undefined || running === session) controller.abort();
  }

  #runWithProgress(
    session: RunbookSession,
    work: Work,
    listener: RunListener | undefined,
  ): Promise<readonly ExecutionOutcome[]> {
    const cancellable = { session, controller: new AbortController() };
    this.#running.add(cancellable);
    void vscodeCommands.executeCommand('setContext', contextKeys.running, true);
    const meter = this.#active.begin(session, work.checks.length + work.commands.length);
    const tracking = { signal: cancellable.controller.signal, listener: measured(meter, listener) };
    const running = this.#execute(session, work, tracking).finally(() => {
      meter.close();
      this.#running.delete(cancellable);
      void vscodeCommands.executeCommand('setContext', contextKeys.running, this.#running.size > 0);
    });
    void window.withProgress({ location: { viewId: viewIds.runbooks } }, () => running.catch(() => undefined));
    return running;
  }

  async #execute(session: RunbookSession, work: Work, tracking: Tracking): Promise<readonly ExecutionOutcome[]> {
    try {
      const before = doneItems(session);
      const outcomes = [
        ...(await this.#check(session, work.checks, tracking)),
        ...(await this.#runCommands(session, work.commands, tracking)),
      ];
      sayUnproved(before, session);
      this.#sayRefusals(session, outcomes);
      sayEnd(session, outcomes);
      return outcomes;
    } catch (error) {
      void window.showErrorMessage(describeError(error));
      return [];
    }
  }

  async #check(
    session: RunbookSession,
    checks: readonly PlacedCheck[],
    { signal, listener }: Tracking,
  ): Promise<readonly ExecutionOutcome[]> {
    if (checks.length === 0) return [];
    const results = await session.check(
      checks.map(({ check }) => check.id),
      {
        signal,
        onStart: ({ commandId }) => listener.onStart(commandId),
        onResult: (result) => {
          this.#output.check(result);
          listener.onOutcome(result.placed.commandId, result.outcome);
        },
      },
    );
    return results.flatMap(({ outcome }) => (outcome.state === 'left to a person' ? [] : [outcome]));
  }

  async #runCommands(
    session: RunbookSession,
    commands: readonly Command[],
    { signal, listener }: Tracking,
  ): Promise<readonly ExecutionOutcome[]> {
    if (commands.length === 0) return [];
    return session.execute(
      commands.map((command) => command.id),
      {
        signal,
        onStart: (filled) => {
          this.#output.start(filled);
          listener.onStart(filled.command.id);
        },
        onOutput: (command, text) => {
          this.#output.text(text);
          listener.onOutput(command.id, text);
        },
        onStopping: () => this.#output.stopping(),
        onOutcome: (command, outcome) => {
          this.#output.command(command, outcome);
          listener.onOutcome(command.id, outcome);
        },
      },
    );
  }

  /** Verdicts show in the tree; what did not even start is said aloud, once. */
  #sayRefusals(session: RunbookSession, outcomes: readonly ExecutionOutcome[]): void {
    const refusal = outcomes.flatMap((outcome) =>
      outcome.state === 'refused' && !followsAnother(outcome.refusal) ? [outcome.refusal] : [],
    )[0];
    if (refusal === undefined || refusal.code === 'cancelled') return;
    const show = l10n.t('Show output');
    const newRun = l10n.t('Start a new run');
    const choices = refusal.code === 'target changed' ? [newRun, show] : [show];
    void window.showWarningMessage(plain(refusal.message), ...choices).then((answer) => {
      if (answer === show) this.#channel.show(true);
      if (answer === newRun) void vscodeCommands.executeCommand(commandIds.newRun, session.file);
    });
  }
}

interface Cancellable {
  readonly session: RunbookSession;
  readonly controller: AbortController;
}

interface Tracking {
  readonly signal: AbortSignal;
  readonly listener: RunListener;
}

/** Tells the meter as well. */
function measured(meter: RunMeter, listener: RunListener | undefined): RunListener {
  return {
    onStart: (id) => {
      meter.started(id);
      listener?.onStart(id);
    },
    onOutput: (id, text) => listener?.onOutput(id, text),
    onOutcome: (id, outcome) => {
      meter.ended(id);
      listener?.onOutcome(id, outcome);
    },
  };
}

function doneItems({ runbook, view }: RunbookSession): ReadonlyMap<string, string> {
  const items = allNodes(runbook.nodes).filter(
    ({ kind, id }) => kind === 'item' && isDone(view.states.get(id) ?? 'open'),
  );
  return new Map(items.map(({ id, title }) => [id, title]));
}

/** A tick never goes silently. */
function sayUnproved(before: ReadonlyMap<string, string>, session: RunbookSession): void {
  const now = doneItems(session);
  const lost = [...before].filter(([id]) => !now.has(id)).map(([, title]) => title);
  const [first] = lost;
  if (first === undefined) return;
  const message =
    lost.length === 1
      ? l10n.t('"{0}" was done and is no longer.', first)
      : l10n.t('{0} items were done and are no longer, "{1}" among them.', lost.length, first);
  void window.showWarningMessage(plain(message));
}

/** The command before it has already said why. */
function followsAnother({ code }: Refusal): boolean {
  return code === 'earlier command failed' || code === 'earlier command handed over';
}

async function offerTrust(): Promise<void> {
  const manage = l10n.t('Manage Workspace Trust');
  const answer = await window.showWarningMessage(
    l10n.t('Nothing runs in Restricted Mode. Trust this workspace first.'),
    manage,
  );
  if (answer === manage) await vscodeCommands.executeCommand('workbench.trust.manage');
}
