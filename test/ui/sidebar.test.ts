/** The side bar with the plan, the results and the report of a runbook, as a person sees them in each theme and in little space. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violationsInEachTheme } from './axe.ts';
import { type OpenWorkbench, openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

const RUNBOOK = 'Kubernetes baseline';

describe('the side bar', () => {
  const demo = inject('demo');
  let opened: OpenWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    const PATH = `${demo.kubectlFolder}:${process.env['PATH'] ?? ''}`;
    opened = await openWorkbench({ env: { KUBECONFIG: demo.kubeconfig, PATH } });
    ({ workbench } = opened);
    await workbench.openView('Provebook');
    await workbench.openFile('kubernetes-baseline.md');
    await workbench.row(RUNBOOK).first().waitFor();
  });

  afterAll(async () => {
    await opened.close();
  });

  it('shows the plan, in which axe finds nothing in any theme, and counts what is chosen', async () => {
    await workbench.clickRowAction(RUNBOOK, 'Run All Checks and Commands');
    await runButton().waitFor();
    expect(await violationsInEachTheme(opened, 'plan')).toEqual([]);
    const before = await runButton().textContent();
    await workbench.webview().locator('fieldset input[data-all]').first().click();
    await expect.poll(() => runButton().textContent()).not.toBe(before);
  });

  it('runs what is chosen, and tells results and what needs attention', async () => {
    await runButton().click();
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
    await workbench.runCommand('Provebook Results: Focus on Results View');
    await workbench.page.locator('.part.panel').getByRole('treeitem').first().waitFor();
    await expect.poll(() => workbench.statusBar(/\d+\/\d+ · \d+:\d\d/).count(), { timeout: 60_000 }).toBe(0);
    await workbench.row('Target').first().waitFor();
    await workbench.expand(RUNBOOK);
    await workbench.screenshot('sidebar-dark');
  });

  it('shows the report, in which axe finds nothing in any theme', async () => {
    await workbench.clickRowAction(RUNBOOK, 'Show Report');
    await workbench.webview().getByText('Completion report').first().waitFor();
    expect(await violationsInEachTheme(opened, 'report')).toEqual([]);
  });

  it('speaks in all views of the runbook that a command was called for, though its text is not open', async () => {
    await workbench.clickRowAction('Judgify-core', 'Show Report');
    await description().filter({ hasText: 'Judgify-core' }).first().waitFor();
  });

  it('filters in a light theme and in a narrow side bar, until one click clears that', async () => {
    await workbench.chooseTheme(opened.folder, 'Light Modern');
    await workbench.runCommand('Provebook: Filter…');
    await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'open' }).first().click();
    await description().getByText('only what is open').waitFor({ state: 'attached' });
    await workbench.resizeSideBar(280);
    await workbench.screenshot('sidebar-light');
    await workbench.page.locator('.part.sidebar .pane-header').first().hover();
    await workbench.page.locator('.part.sidebar').getByRole('button', { name: 'Clear Filter' }).click();
    // The list of filters keeps the same words, hidden: only the header says what is shown.
    await expect.poll(() => description().getByText('only what is open').count()).toBe(0);
  });

  function runButton(): Locator {
    return workbench
      .webview()
      .locator('[data-message="run"]')
      .filter({ hasText: /^Run \d+ steps/ });
  }

  function description(): Locator {
    return workbench.page.locator('.part.sidebar .pane-header .description');
  }
});
