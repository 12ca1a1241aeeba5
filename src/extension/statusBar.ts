/** Where commands would act, and how far the runbook is: shown while a runbook is in the active editor. */
import * as l10n from '@vscode/l10n';
import { StatusBarAlignment, window, type StatusBarItem } from 'vscode';
import type { RunbookSession } from '../session/runbookSession.ts';
import { commandIds } from './contributions.ts';
import { plain } from './describeError.ts';
import type { Sessions } from './sessions.ts';

export class TargetStatus {
  readonly #item: StatusBarItem;
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#item = window.createStatusBarItem('provebook.target', StatusBarAlignment.Left, 50);
    this.#item.name = l10n.t('Provebook target');
    this.#item.command = commandIds.showReport;
  }

  async update(): Promise<void> {
    const file = window.activeTextEditor?.document.uri.fsPath;
    const session = file === undefined ? undefined : this.#sessions.get(file);
    if (session === undefined) {
      this.#item.hide();
      return;
    }
    const where = await targetOf(session);
    // The editor may have changed while the files were read.
    if (window.activeTextEditor?.document.uri.fsPath !== file) return;
    const { done, total } = session.view.progress.get('') ?? { done: 0, total: 0 };
    this.#item.text = `${session.isRunning ? '$(sync~spin)' : '$(server-environment)'} ${plain(where.name)} · ${done}/${total}`;
    this.#item.tooltip = plain(where.tooltip);
    this.#item.accessibilityInformation = {
      label: l10n.t('Provebook: context {0}, {1} of {2} items done', where.name, done, total),
    };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

interface Where {
  readonly name: string;
  readonly tooltip: string;
}

/** What the run is pinned to; before that, what a new run would take. */
async function targetOf({ run }: RunbookSession): Promise<Where> {
  if (run?.target !== undefined) {
    const { context, server, namespace, user } = run.target;
    return {
      name: context,
      tooltip: l10n.t('This run is pinned to {0}: {1}, namespace {2}, user {3}', context, server, namespace, user),
    };
  }
  const { chooseContext } = await import('../session/targetPin.ts');
  const choice = await chooseContext(process.env, run?.context);
  if (choice.state === 'missing') return { name: l10n.t('no kube context'), tooltip: choice.message };
  return {
    name: choice.context.name,
    tooltip: l10n.t(
      'A run would act on {0}: {1}, namespace {2}',
      choice.context.name,
      choice.context.server,
      choice.context.namespace,
    ),
  };
}
