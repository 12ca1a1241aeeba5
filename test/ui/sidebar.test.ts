/** The side bar, the plan and the results as a person sees them: in dark, light, narrow and Korean windows. */
import { afterEach, describe, expect, inject, it } from 'vitest';
import { type OpenWorkbench, openWorkbench, type WorkbenchOptions } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

const RUNBOOK = 'Kubernetes baseline';

describe('the side bar', () => {
  const demo = inject('demo');
  let opened: OpenWorkbench | undefined;

  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  const open = async (options: WorkbenchOptions = {}): Promise<Workbench> => {
    const PATH = `${demo.kubectlFolder}:${process.env['PATH'] ?? ''}`;
    opened = await openWorkbench({ env: { KUBECONFIG: demo.kubeconfig, PATH }, ...options });
    const { workbench } = opened;
    await workbench.openView('Provebook');
    await workbench.openFile('kubernetes-baseline.md');
    await workbench.row(RUNBOOK).first().waitFor();
    return workbench;
  };

  it('shows the plan, runs what is chosen of it, and tells results and what needs attention', async () => {
    const workbench = await open();
    await workbench.row(RUNBOOK).first().hover();
    await workbench.row(RUNBOOK).first().getByRole('button', { name: 'Run All Checks and Commands' }).first().click();
    const plan = workbench.webview();
    const run = plan.locator('[data-message="run"]').filter({ hasText: /^Run \d+ steps/ });
    await run.waitFor();
    const before = await run.textContent();
    await plan.locator('fieldset input[data-all]').first().click();
    await expect.poll(() => run.textContent()).not.toBe(before);
    await workbench.screenshot('plan-dark');
    await run.click();
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
    await workbench.runCommand('Provebook Results: Focus on Results View');
    const results = workbench.page.locator('.part.panel').getByRole('treeitem');
    await results.first().waitFor();
    await expect.poll(() => workbench.statusBar(/\d+\/\d+ · \d+:\d\d/).count(), { timeout: 60_000 }).toBe(0);
    await workbench.row('Target').first().waitFor();
    await workbench.expand(RUNBOOK);
    await workbench.screenshot('sidebar-dark');
    // The other views speak of the runbook that a command was called for, though its text is not open.
    const other = workbench.row('Judgify-core').first();
    await other.hover();
    await other.getByRole('button', { name: 'Show Report', exact: true }).click();
    const described = workbench.page.locator('.part.sidebar .pane-header .description');
    await described.filter({ hasText: 'Judgify-core' }).first().waitFor();
  });

  it('shows the same in a light theme and in a narrow side bar, with a filter that one click clears', async () => {
    const workbench = await open({ theme: 'Light Modern', size: { width: 900, height: 900 } });
    await workbench.expand(RUNBOOK);
    await workbench.runCommand('Provebook: Filter…');
    await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'open' }).first().click();
    await workbench.page
      .locator('.part.sidebar .pane-header .description')
      .getByText('only what is open')
      .waitFor({ state: 'attached' });
    await workbench.resizeSideBar(280);
    await workbench.screenshot('sidebar-light');
    await workbench.page.locator('.part.sidebar .pane-header').first().hover();
    await workbench.page.locator('.part.sidebar').getByRole('button', { name: 'Clear Filter' }).click();
    // The list of filters keeps the same words, hidden: only the header says what is shown.
    const description = workbench.page.locator('.part.sidebar .pane-header .description');
    await expect.poll(() => description.getByText('only what is open').count()).toBe(0);
  });

  it('speaks Korean where the editor does', async () => {
    const workbench = await open({ locale: 'ko' });
    await workbench.expand(RUNBOOK);
    await workbench.row('대상').first().waitFor();
    await workbench.resizeSideBar(280);
    await workbench.screenshot('sidebar-korean');
  });
});
