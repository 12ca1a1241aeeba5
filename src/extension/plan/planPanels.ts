/** Shows what would run before it does: one panel a runbook, which answers with what a person wants of it. */
import * as l10n from '@vscode/l10n';
import { commands, ViewColumn, window, type Disposable, type Uri, type WebviewPanel } from 'vscode';
import type { PlanStep } from '../../core/check/runPlan.ts';
import { isFromPlan, type FromPlan, type PlanChoice } from '../../protocol/planMessages.ts';
import { plannedRun, type Work } from '../../session/plannedRun.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { commandIds, contextKeys, panelIds } from '../contributions.ts';
import { pageAssets, panelOptions } from '../webview/panel.ts';
import { planPage, stepKey } from './planHtml.ts';
import { isRunnable } from './planText.ts';
import { stepPlaces } from './stepPlaces.ts';
import { targetText } from './targetText.ts';

interface OpenPlan {
  readonly session: RunbookSession;
  readonly panel: WebviewPanel;
  readonly work: (session: RunbookSession) => Work;
  readonly answer: (work: Work | undefined) => void;
  steps: readonly PlanStep[];
  chosen: ReadonlySet<string>;
  version: number;
}

export class PlanPanels implements Disposable {
  readonly #extensionUri: Uri;
  readonly #open = new Map<string, OpenPlan>();

  constructor(extensionUri: Uri) {
    this.#extensionUri = extensionUri;
  }

  /**
   * What a person wants of it; undefined where that is nothing.
   *
   * @param work what would run, by the text as it is then
   */
  async choose(session: RunbookSession, work: (session: RunbookSession) => Work): Promise<Work | undefined> {
    this.#open.get(session.file)?.panel.dispose();
    return new Promise((resolve) => {
      const { steps } = plannedRun(session, work(session), true);
      const chosen = new Set(steps.filter(isRunnable).map(stepKey));
      const panel = this.#panel(session);
      const plan: OpenPlan = { session, panel, work, answer: resolve, steps, chosen, version: 1 };
      this.#open.set(session.file, plan);
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (isFromPlan(message)) this.#hear(plan, message);
      });
      panel.onDidChangeViewState(() => this.#tellContext());
      panel.onDidDispose(() => {
        this.#open.delete(session.file);
        this.#tellContext();
        resolve(undefined);
      });
      this.#tellContext();
      void this.#draw(plan);
    });
  }

  /** Runs what is chosen in the panel in front. */
  confirm(): void {
    const plans = [...this.#open.values()];
    const plan = plans.find(({ panel }) => panel.active) ?? (plans.length === 1 ? plans[0] : undefined);
    if (plan !== undefined) this.#end(plan);
  }

  /** What a person has seen has to be what runs: a plan that became another one is shown anew. */
  update(session: RunbookSession): void {
    const plan = this.#open.get(session.file);
    if (plan === undefined) return;
    const { steps } = plannedRun(session, plan.work(session), true);
    if (JSON.stringify(steps) === JSON.stringify(plan.steps)) return;
    const known = new Map(plan.steps.map((step) => [stepKey(step), JSON.stringify(step)]));
    // What was left out stays so; what is new or reads otherwise is chosen anew, by being looked at.
    const isLeftOut = (step: PlanStep): boolean =>
      known.get(stepKey(step)) === JSON.stringify(step) && !plan.chosen.has(stepKey(step));
    plan.chosen = new Set(steps.filter((step) => isRunnable(step) && !isLeftOut(step)).map(stepKey));
    plan.steps = steps;
    plan.version += 1;
    void this.#draw(plan);
  }

  dispose(): void {
    for (const { panel } of this.#open.values()) panel.dispose();
  }

  #hear(plan: OpenPlan, message: FromPlan): void {
    switch (message.type) {
      case 'cancel':
        plan.panel.dispose();
        break;
      case 'reveal':
        this.#reveal(plan, message.step);
        break;
      case 'select':
      case 'run':
        this.#take(plan, message);
        break;
    }
  }

  #take(plan: OpenPlan, { type, version, steps }: PlanChoice): void {
    if (version !== plan.version) return;
    const offered = new Set(plan.steps.filter(isRunnable).map(stepKey));
    plan.chosen = new Set(steps.filter((step) => offered.has(step)));
    if (type === 'run') this.#end(plan);
  }

  #end(plan: OpenPlan): void {
    const { session, chosen, version } = plan;
    this.update(session);
    if (plan.version !== version) return;
    const { checks, commands: all } = plan.work(session);
    plan.answer({
      checks: checks.filter(({ check }) => chosen.has(stepKey({ kind: 'check', id: check.id }))),
      commands: all.filter(({ id }) => chosen.has(stepKey({ kind: 'command', id }))),
    });
    plan.panel.dispose();
  }

  #reveal({ session, steps }: OpenPlan, key: string): void {
    const step = steps.find((candidate) => stepKey(candidate) === key);
    if (step === undefined) return;
    const place = { kind: step.kind === 'check' ? 'sidecar' : 'runbook', line: step.line };
    void commands.executeCommand(commandIds.openNode, session.file, place);
  }

  async #draw(plan: OpenPlan): Promise<void> {
    const { session, panel, version } = plan;
    const target = await targetText(session);
    // A later drawing has the later version.
    if (plan.version !== version || this.#open.get(session.file) !== plan) return;
    panel.webview.html = planPage({
      title: panel.title,
      steps: plan.steps,
      place: stepPlaces(session.runbook),
      target,
      chosen: plan.chosen,
      version,
      isRenewed: version > 1,
      assets: pageAssets(panel.webview, this.#extensionUri, 'plan'),
    });
  }

  #panel(session: RunbookSession): WebviewPanel {
    const title = l10n.t('Plan: {0}', session.runbook.title ?? session.file);
    return window.createWebviewPanel(panelIds.plan, title, ViewColumn.Active, panelOptions(this.#extensionUri));
  }

  #tellContext(): void {
    const isOpen = [...this.#open.values()].some(({ panel }) => panel.active);
    void commands.executeCommand('setContext', contextKeys.planOpen, isOpen);
  }
}
