/** "12/146 · 0:08" in the status bar while something runs; a click cancels it. */
import * as l10n from '@vscode/l10n';
import { StatusBarAlignment, window } from 'vscode';
import { commandIds } from '../contributions.ts';
import type { ActiveRuns } from './activeRuns.ts';
import { elapsedText } from './elapsed.ts';

export class ProgressStatus {
  readonly #runs: ActiveRuns;
  readonly #item = window.createStatusBarItem('provebook.progress', StatusBarAlignment.Left, 51);
  readonly #ticking;

  constructor(runs: ActiveRuns) {
    this.#runs = runs;
    this.#item.name = l10n.t('Provebook progress');
    this.#item.command = commandIds.cancel;
    this.#ticking = runs.onDidTick(() => this.#update());
  }

  dispose(): void {
    this.#ticking.dispose();
    this.#item.dispose();
  }

  #update(): void {
    const runs = this.#runs.all;
    if (runs.length === 0) {
      this.#item.hide();
      return;
    }
    const [done, total] = [sum(runs.map((run) => run.done)), sum(runs.map((run) => run.total))];
    const time = elapsedText(Date.now() - Math.min(...runs.map(({ startedAt }) => startedAt)));
    this.#item.text = `$(sync~spin) ${done}/${total} · ${time}`;
    this.#item.tooltip = l10n.t('{0} of {1} done. Click to cancel.', done, total);
    this.#item.accessibilityInformation = {
      label: l10n.t('Provebook is running, {0} of {1} done. Press to cancel.', done, total),
      role: 'button',
    };
    this.#item.show();
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
