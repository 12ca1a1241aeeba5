import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { RunbookSession } from '../../src/session/runbookSession.ts';
import { type OpenWorkbench, openWorkbench } from './openWorkbench.ts';

const SECRETS_ITEM = '시크릿 네 개가';
const SECTION = '2. 보안';

describe('proving the secrets item in the editor', () => {
  const demo = inject('demo');
  let opened: OpenWorkbench;

  const kubectl = (...args: readonly string[]): Promise<unknown> =>
    promisify(execFile)(join(demo.kubectlFolder, 'kubectl'), [
      '--kubeconfig',
      demo.kubeconfig,
      '-n',
      demo.namespace,
      ...args,
    ]);

  beforeAll(async () => {
    const PATH = `${demo.kubectlFolder}:${process.env['PATH'] ?? ''}`;
    opened = await openWorkbench({
      env: { KUBECONFIG: demo.kubeconfig, PATH },
      settings: { 'terminal.integrated.gpuAcceleration': 'off' },
    });
  });

  afterAll(async () => {
    await kubectl('delete', 'secret', 'judgify-external-secret', '--ignore-not-found');
    await opened.close();
  });

  it('shows the checklist as a tree and the context in the status bar', async () => {
    const { workbench } = opened;
    await workbench.openView('Provebook');
    await workbench.openFile('judgify-production-readiness.md');
    await workbench.statusBar('judgify-demo').waitFor();
    await workbench.expand('Judgify-core');
    await workbench.row(SECTION).first().waitFor();
    await workbench.screenshot('tree-dark');
  });

  it('asks for approval once, runs the command and says which secret is missing', async () => {
    const { workbench } = opened;
    await workbench.expand(SECTION);
    await workbench.clickRowAction(SECRETS_ITEM, 'Run');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('Approve the commands').waitFor();
    await workbench.screenshot('approval-dark');
    await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
    await workbench
      .row(SECRETS_ITEM)
      .and(workbench.page.getByLabel(/failed/))
      .first()
      .waitFor();
    expect(await workbench.checkbox(SECRETS_ITEM).getAttribute('aria-checked')).toBe('false');
    await workbench.screenshot('secrets-failed-dark');
  });

  it('ticks the box once the missing secret exists', async () => {
    const { workbench } = opened;
    await kubectl('create', 'secret', 'generic', 'judgify-external-secret', '--from-literal=TOKEN=made-for-the-test');
    await workbench.runRow(SECRETS_ITEM, /passed/);
    expect(await workbench.checkbox(SECRETS_ITEM).getAttribute('aria-checked')).toBe('true');
    await workbench.screenshot('secrets-passed-dark');
  });

  it('keeps what was said in the output', async () => {
    const { workbench } = opened;
    await workbench.runCommand('Provebook: Show Output');
    const rows = workbench.page.locator('.xterm-rows');
    await expect.poll(() => rows.first().innerText()).toContain('"judgify-external-secret" is there');
    await workbench.screenshot('output-dark');
    await workbench.runCommand('View: Toggle Panel Visibility');
  });

  it('performs all checks of the checklist against the services', async () => {
    const { workbench, folder, stateHome } = opened;
    const row = workbench.row('Judgify-core').first();
    await row.hover();
    await row.getByRole('button', { name: 'Run All Checks', exact: true }).first().click();
    const question = workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Run it' });
    const file = join(folder, 'judgify-production-readiness.md');
    const session = await RunbookSession.open({
      file,
      env: { ...process.env, PROVEBOOK_STATE_HOME: stateHome },
      isTrusted: () => false,
      confirm: () => Promise.resolve(false),
    });
    const automated = session.placement.checks.filter(({ check }) => check.request.kind !== 'manual');
    const unfinished = async (): Promise<readonly string[]> => {
      // Two of them get a token, which is no mere look. One question may follow the other at once.
      if (await question.isVisible()) await question.click({ timeout: 1_000 }).catch(() => undefined);
      await session.refresh();
      const { latest } = session.view;
      return automated.map(({ commandId }) => commandId).filter((id) => latest.get(id)?.finished === undefined);
    };
    await expect.poll(unfinished, { timeout: 60_000 }).toEqual([]);
    const errors = automated.filter(({ commandId }) => session.view.commandStates.get(commandId) === 'error');
    expect(errors.map(({ check }) => check.id)).toEqual([]);
    session.close();
    await workbench.screenshot('all-checks-dark');
  });

  it('shows the evidence in the report', async () => {
    const { workbench } = opened;
    await workbench.runCommand('Provebook: Show Report');
    const report = workbench.webview();
    await report.getByText('judgify-demo').first().waitFor();
    await report.locator('details', { hasText: 'judgify-external-secret' }).locator('summary').first().click();
    await report.locator('details pre').getByText('judgify-external-secret').first().waitFor();
    await report.getByText('kubectl get secrets -n judgify-prod').first().waitFor();
    await workbench.screenshot('report-dark');
  });

  it('shows the same state after a reload of the window', async () => {
    const { workbench } = opened;
    await workbench.load();
    await workbench.openView('Provebook');
    await workbench.expand('Judgify-core');
    await workbench.expand(SECTION);
    await workbench
      .row(SECRETS_ITEM)
      .and(workbench.page.getByLabel(/passed/))
      .first()
      .waitFor();
  });
});
