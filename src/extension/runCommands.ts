/** Runs commands of a runbook for a person in the editor: gates first, output as it comes, one word at the end. */
import * as l10n from '@vscode/l10n';
import { commands as vscodeCommands, ProgressLocation, window, workspace, type OutputChannel } from 'vscode';
import type { ExecutionOutcome, Refusal } from '../core/check/outcome.ts';
import { usedText } from '../core/check/words.ts';
import { durationText } from '../core/report/measures.ts';
import { verdictWord } from '../core/report/words.ts';
import type { Command } from '../core/runbook/model.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { askForApproval } from './confirm.ts';
import { commandIds, contextKeys, viewIds } from './contributions.ts';
import { describeError, plain } from './describeError.ts';
import { showCommandsOf } from './showCommands.ts';

export class CommandRunner {
  readonly #output: OutputChannel;
  readonly #cancels = new Map<RunbookSession, AbortController>();

  constructor(output: OutputChannel) {
    this.#output = output;
  }

  async run(session: RunbookSession, commands: readonly Command[]): Promise<readonly ExecutionOutcome[]> {
    if (commands.length === 0) {
      void window.showInformationMessage(l10n.t('There is no command to run here.'));
      return [];
    }
    if (!workspace.isTrusted) {
      await offerTrust();
      return [];
    }
    if (!(await askForApproval(session, () => showCommandsOf(session)))) return [];
    return this.#runWithProgress(session, commands);
  }

  cancel(session?: RunbookSession): void {
    for (const [running, controller] of this.#cancels)
      if (session === undefined || running === session) controller.abort();
  }

  #runWithProgress(session: RunbookSession, commands: readonly Command[]): Promise<readonly ExecutionOutcome[]> {
    const controller = this.#cancels.get(session) ?? new AbortController();
    this.#cancels.set(session, controller);
    void vscodeCommands.executeCommand('setContext', contextKeys.running, true);
    const work = this.#execute(session, commands, controller.signal).finally(() => {
      if (this.#cancels.get(session) === controller) this.#cancels.delete(session);
      void vscodeCommands.executeCommand('setContext', contextKeys.running, this.#cancels.size > 0);
    });
    void window.withProgress({ location: { viewId: viewIds.runbooks } }, () => work.catch(() => undefined));
    void window.withProgress(
      { location: ProgressLocation.Window, title: l10n.t('Running {0} commands', commands.length) },
      () => work.catch(() => undefined),
    );
    return work;
  }

  async #execute(
    session: RunbookSession,
    commands: readonly Command[],
    signal: AbortSignal,
  ): Promise<readonly ExecutionOutcome[]> {
    try {
      const outcomes = await session.execute(
        commands.map((command) => command.id),
        {
          signal,
          onStart: ({ command, used }) => {
            this.#output.appendLine(`\n$ ${command.text}`);
            if (used.length > 0) this.#output.appendLine(usedText(used));
          },
          onOutput: (_command, text) => this.#output.append(printable(text)),
          onOutcome: (command, outcome) => this.#report(command, outcome),
        },
      );
      this.#sayRefusals(session, outcomes);
      return outcomes;
    } catch (error) {
      void window.showErrorMessage(describeError(error));
      return [];
    }
  }

  #report(command: Command, outcome: ExecutionOutcome): void {
    if (outcome.state === 'refused') {
      this.#output.appendLine(
        `⊘ ${l10n.t('line {0}: not run: {1}', command.lines.from, command.text.split('\n')[0] ?? '')}\n  ${outcome.refusal.message}`,
      );
      return;
    }
    const finished = outcome.execution.finished;
    if (finished === undefined) return;
    this.#output.appendLine(`→ ${verdictWord(finished.verdict).word} (${durationText(finished.durationMs)})`);
    for (const finding of finished.findings)
      this.#output.appendLine(`  ${verdictWord(finding.verdict).word}: ${finding.message}`);
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
      if (answer === show) this.#output.show(true);
      if (answer === newRun) void vscodeCommands.executeCommand(commandIds.newRun, session.file);
    });
  }
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

/** Escape sequences of a program would be noise in the channel. */
function printable(text: string): string {
  return text
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
}
