/** Runs checks and commands of a runbook for a person in the editor: gates first, results as they come, one word at the end. */
import * as l10n from '@vscode/l10n';
import { commands as vscodeCommands, ProgressLocation, window, workspace } from 'vscode';
import type { ExecutionOutcome, Refusal } from '../core/check/outcome.ts';
import type { PlacedCheck } from '../core/check/placedCheck.ts';
import { isDone } from '../core/run/rollup.ts';
import { allNodes } from '../core/runbook/find.ts';
import type { Command } from '../core/runbook/model.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { askForApproval, askForKubeconfigs } from './confirm.ts';
import { commandIds, contextKeys, viewIds } from './contributions.ts';
import { describeError, plain } from './describeError.ts';
import type { OutputTerminal } from './outputTerminal.ts';
import { RunOutput } from './runOutput.ts';
import { showCommandsOf } from './showCommands.ts';

/** Checks are performed first, several at a time; commands follow in order. */
export interface Work {
  readonly checks: readonly PlacedCheck[];
  readonly commands: readonly Command[];
}

export class Runner {
  readonly #channel: OutputTerminal;
  readonly #output: RunOutput;
  readonly #cancels = new Map<RunbookSession, AbortController>();

  constructor(channel: OutputTerminal) {
    this.#channel = channel;
    this.#output = new RunOutput(channel);
  }

  async run(session: RunbookSession, work: Work): Promise<readonly ExecutionOutcome[]> {
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
    return this.#runWithProgress(session, work);
  }

  cancel(session?: RunbookSession): void {
    for (const [running, controller] of this.#cancels)
      if (session === undefined || running === session) controller.abort();
  }

  #runWithProgress(session: RunbookSession, work: Work): Promise<readonly ExecutionOutcome[]> {
    const controller = this.#cancels.get(session) ?? new AbortController();
    this.#cancels.set(session, controller);
    void vscodeCommands.executeCommand('setContext', contextKeys.running, true);
    const running = this.#execute(session, work, controller.signal).finally(() => {
      if (this.#cancels.get(session) === controller) this.#cancels.delete(session);
      void vscodeCommands.executeCommand('setContext', contextKeys.running, this.#cancels.size > 0);
    });
    void window.withProgress({ location: { viewId: viewIds.runbooks } }, () => running.catch(() => undefined));
    void window.withProgress({ location: ProgressLocation.Window, title: progressTitle(work) }, () =>
      running.catch(() => undefined),
    );
    return running;
  }

  async #execute(session: RunbookSession, work: Work, signal: AbortSignal): Promise<readonly ExecutionOutcome[]> {
    try {
      const before = doneItems(session);
      const outcomes = [
        ...(await this.#check(session, work.checks, signal)),
        ...(await this.#runCommands(session, work.commands, signal)),
      ];
      sayUnproved(before, session);
      this.#sayRefusals(session, outcomes);
      return outcomes;
    } catch (error) {
      void window.showErrorMessage(describeError(error));
      return [];
    }
  }

  async #check(
    session: RunbookSession,
    checks: readonly PlacedCheck[],
    signal: AbortSignal,
  ): Promise<readonly ExecutionOutcome[]> {
    if (checks.length === 0) return [];
    const results = await session.check(
      checks.map(({ check }) => check.id),
      { signal, onResult: (result) => this.#output.check(result) },
    );
    return results.flatMap(({ outcome }) => (outcome.state === 'left to a person' ? [] : [outcome]));
  }

  async #runCommands(
    session: RunbookSession,
    commands: readonly Command[],
    signal: AbortSignal,
  ): Promise<readonly ExecutionOutcome[]> {
    if (commands.length === 0) return [];
    return session.execute(
      commands.map((command) => command.id),
      {
        signal,
        onStart: (filled) => this.#output.start(filled),
        onOutput: (_command, text) => this.#output.text(text),
        onStopping: () => this.#output.stopping(),
        onOutcome: (command, outcome) => this.#output.command(command, outcome),
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

function progressTitle({ checks, commands }: Work): string {
  if (checks.length === 0) return l10n.t('Running {0} commands', commands.length);
  if (commands.length === 0) return l10n.t('Performing {0} checks', checks.length);
  return l10n.t('Performing {0} checks, running {1} commands', checks.length, commands.length);
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
