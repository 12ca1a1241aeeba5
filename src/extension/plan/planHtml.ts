/** The page of the plan panel: what would run, where, to what effect, and one button that runs it. */
import * as l10n from '@vscode/l10n';
import type { PlanStep } from '../../core/check/runPlan.ts';
import { effectWord } from '../../core/check/words.ts';
import { markup, Markup, nothing } from '../../core/report/html/markup.ts';
import { visibleCommand } from '../../core/report/visibleText.ts';
import type { Effect } from '../../core/runbook/model.ts';
import { webviewPage, type PageAssets } from '../webview/webviewPage.ts';
import { askText, isRunnable, planFacts, whereText } from './planText.ts';

export interface PlanPageOptions {
  readonly title: string;
  readonly steps: readonly PlanStep[];
  /** Title of the item or section of a step, and of the chapter that it is in. */
  readonly place: (step: PlanStep) => { readonly chapter: string; readonly item: string };
  /** Where the run acts, in words. */
  readonly target: string;
  readonly chosen: ReadonlySet<string>;
  /** See `PlanChoice.version`. */
  readonly version: number;
  /** The runbook has changed since the page was first shown. */
  readonly isRenewed: boolean;
  readonly assets: PageAssets;
}

export function planPage(options: PlanPageOptions): string {
  return webviewPage({
    assets: options.assets,
    title: markup`<title>${options.title}</title>`,
    bodyAttributes: markup` data-version="${options.version}"`,
    body: planBody(options),
  });
}

function planBody(options: PlanPageOptions): Markup {
  const { title, steps, target, isRenewed } = options;
  const checks = steps.filter(({ kind }) => kind === 'check');
  const commands = steps.filter(({ kind }) => kind === 'command');
  return markup`<header>
<h1>${title}</h1>
<p class="target"><strong>${l10n.t('Acts on')}</strong> ${target}</p>
${isRenewed ? markup`<p class="renewed" role="alert">${l10n.t('The runbook has changed. This is the plan as it is now; look at it again.')}</p>` : nothing}
<ul class="facts">${planFacts(steps).map((fact) => markup`<li>${fact}</li>`)}</ul>
</header>
<main>
${stepList('checks', checksHeading(checks.length, commands.length), checks, options)}
${stepList('commands', commandsHeading(checks.length, commands.length), commands, options)}
</main>
<footer><div class="actions" role="toolbar" aria-label="${l10n.t('Plan actions')}">
<vscode-button data-message="run" data-one="${l10n.t('Run 1 step')}" data-many="${l10n.t('Run {0} steps', '{0}')}">${l10n.t('Run')}</vscode-button>
<vscode-button data-message="cancel" appearance="secondary">${l10n.t('Run nothing')}</vscode-button>
<span class="hint">${l10n.t('Approval and questions come as always. The setting provebook.showPlan turns this page off.')}</span>
</div></footer>`;
}

function checksHeading(checks: number, commands: number): string {
  if (checks === 1) return commands === 0 ? l10n.t('One check') : l10n.t('One check, first');
  return commands === 0 ? l10n.t('Checks, several at a time') : l10n.t('Checks, first and several at a time');
}

function commandsHeading(checks: number, commands: number): string {
  if (commands === 1) return checks === 0 ? l10n.t('One command') : l10n.t('One command, then');
  return checks === 0 ? l10n.t('Commands, in this order') : l10n.t('Commands, then and in this order');
}

function stepList(id: string, heading: string, steps: readonly PlanStep[], options: PlanPageOptions): Markup {
  if (steps.length === 0) return nothing;
  // Neighbours of one chapter stand under its name; commands of it may come again later, in their order.
  const runs = steps.reduce<{ chapter: string; steps: PlanStep[] }[]>((groups, step) => {
    const { chapter } = options.place(step);
    const last = groups.at(-1);
    if (last?.chapter === chapter) last.steps.push(step);
    else groups.push({ chapter, steps: [step] });
    return groups;
  }, []);
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${runs.map((run) => chapter(run.chapter, run.steps, options))}
</section>`;
}

function chapter(title: string, steps: readonly PlanStep[], options: PlanPageOptions): Markup {
  const isAny = steps.some(isRunnable);
  const box = markup`<input type="checkbox" data-all aria-label="${l10n.t('All of "{0}"', title)}">`;
  return markup`<fieldset>
<legend>${isAny ? box : nothing} ${title === '' ? l10n.t('Without a heading') : title} <span class="count">${steps.length}</span></legend>
<ul class="steps">${steps.map((step) => stepRow(step, options))}</ul>
</fieldset>`;
}

function stepRow(step: PlanStep, { place, chosen }: PlanPageOptions): Markup {
  const key = stepKey(step);
  const { item } = place(step);
  const title = step.title ?? item;
  const ask = askText(step.ask);
  const state = isRunnable(step) ? (chosen.has(key) ? new Markup('checked') : nothing) : new Markup('disabled');
  return markup`<li class="step ${isRunnable(step) ? '' : 'off'}">
<label><input type="checkbox" data-step="${key}" ${state}><span class="what">
<span class="title">${title}</span>
<code>${visibleCommand(step.text)}</code>
</span></label>
<span class="chips"><span class="chip ${effectClass(step.effect)}">${effectWord(step.effect)}</span>
<span class="chip where">${whereText(step)}</span>
${ask === '' ? nothing : markup`<span class="chip ask ${step.ask.kind}">${ask}</span>`}
<button type="button" class="line" data-reveal="${key}">${l10n.t('line {0}', step.line)}</button></span>
</li>`;
}

/** By which the page names a step. */
export function stepKey({ kind, id }: Pick<PlanStep, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

function effectClass(effect: Effect): string {
  switch (effect) {
    case 'read':
    case 'local':
      return 'calm';
    case 'unknown':
    case 'change':
      return 'change';
    case 'destroy':
      return 'destroy';
  }
}
