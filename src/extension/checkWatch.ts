/** Performs failed checks again until they pass: who mends something sees the box tick itself. */
import * as l10n from '@vscode/l10n';
import { window, type StatusBarItem } from 'vscode';
import { failedChecks } from '../session/checks/checksUnder.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { commandIds } from './contributions.ts';
import type { Runner } from './runner.ts';

/** From the end of one round to the next, in ms. */
const PAUSE_MS = 10_000;

export class CheckWatch {
  readonly #runner: Runner;
  readonly #watched = new Map<RunbookSession, Watch>();

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  toggle(session: RunbookSession): void {
    if (this.#watched.has(session)) this.#stop(session);
    else if (failedChecks(session).length === 0)
      void window.showInformationMessage(l10n.t('No check has failed, so there is nothing to watch.'));
    else this.#start(session);
  }

  dispose(): void {
    for (const session of [...this.#watched.keys()]) this.#stop(session);
  }

  #start(session: RunbookSession): void {
    const item = window.createStatusBarItem('provebook.watch');
    item.name = l10n.t('Watched checks');
    item.tooltip = l10n.t('Failed checks are performed again every {0} s. Click to stop.', PAUSE_MS / 1000);
    item.command = { command: commandIds.watchFailed, title: item.name, arguments: [session.file] };
    const watch: Watch = { item, timer: undefined };
    this.#watched.set(session, watch);
    void this.#round(session, watch);
  }

  async #round(session: RunbookSession, watch: Watch): Promise<void> {
    const failed = failedChecks(session);
    if (failed.length === 0) {
      this.#stop(session);
      void window.showInformationMessage(l10n.t('All watched checks pass.'));
      return;
    }
    watch.item.text = `$(eye) ${l10n.t('{0} failed', failed.length)}`;
    watch.item.show();
    const outcomes = await this.#runner.run(session, { checks: failed, commands: [] });
    // Refused once is refused again, and each time a person is told.
    const isRefused = outcomes.length === 0 || outcomes.every(({ state }) => state === 'refused');
    if (isRefused) this.#stop(session);
    if (this.#watched.get(session) !== watch) return;
    watch.timer = setTimeout(() => void this.#round(session, watch), PAUSE_MS);
  }

  #stop(session: RunbookSession): void {
    const watch = this.#watched.get(session);
    clearTimeout(watch?.timer);
    watch?.item.dispose();
    this.#watched.delete(session);
  }
}

interface Watch {
  readonly item: StatusBarItem;
  timer: NodeJS.Timeout | undefined;
}
