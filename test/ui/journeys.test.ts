/** What people do with a runbook from the first look to the signature, one journey after the other in one window. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OpenWorkbench, openWorkbench } from './openWorkbench.ts';
import { Questions } from './questions.ts';
import type { Workbench } from './workbench.ts';

const TITLE = 'Opening the reading room';

describe('the journeys of a runbook', () => {
  let opened: OpenWorkbench;
  let workbench: Workbench;
  let asks: Questions;

  beforeAll(async () => {
    opened = await openWorkbench({
      folder: join(import.meta.dirname, 'readingRoom'),
      isTrusted: false,
      env: { PROVEBOOK_ACTOR: 'ada@example.com' },
      settings: { 'files.simpleDialog.enable': true, 'security.workspace.trust.startupPrompt': 'never' },
    });
    ({ workbench } = opened);
    asks = new Questions(workbench.page);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await workbench.screenshot('journey-failed-here');
    await workbench.page.keyboard.press('Escape');
  });

  afterAll(async () => {
    await opened.close();
  });

  it('first open: shows the runbook in Restricted Mode, and that nothing runs there', async () => {
    await workbench.openView('Provebook');
    await workbench.openFile('reading-room.md');
    await workbench.row(TITLE).first().waitFor();
    await workbench.statusBar('Restricted Mode').waitFor();
    await workbench.screenshot('journey-first-open');
  });

  it('Restricted Mode to trust: the runbook can run then', async () => {
    await workbench.trust();
    await expect.poll(() => workbench.statusBar('Restricted Mode').count()).toBe(0);
    await workbench.openFile('reading-room.md');
    await workbench.expand(TITLE);
    await workbench.expand('Building');
    await workbench.expand('People');
    await workbench.row('The cat is fed').first().waitFor();
  });

  it('run an item: asks for approval, runs and ticks', async () => {
    await workbench.clickRowAction('The shelves are full', 'Run');
    await asks.answer('Approve');
    await workbench.showsState('The shelves are full', /passed/);
    await workbench.screenshot('journey-run-item');
  });

  it('fix and re-run failed: what was put right passes', async () => {
    await workbench.clickRowAction('The lamp is lit', 'Run');
    await workbench.showsState('The lamp is lit', /failed/);
    await workbench.screenshot('journey-failed');
    await writeFile(join(opened.folder, 'lamp.json'), '{ "lit": true }');
    await workbench.runCommand('Provebook: Re-Run Failed Checks');
    await workbench.showsState('The lamp is lit', /passed/);
  });

  it('run all with a plan: shows it first', async () => {
    await workbench.runCommand('Provebook: Run All Checks and Commands');
    await workbench.webview().locator('[data-message="run"]').filter({ hasText: 'Run 3 steps' }).waitFor();
    await workbench.screenshot('journey-plan');
    await workbench.page.keyboard.press('Control+Enter');
    await workbench.statusBar(/\d\/3 · \d+:\d\d/).waitFor();
    await workbench.showsState('The paint is dry', /running/);
    await workbench.screenshot('journey-running');
  });

  it('cancel: a click on the progress ends what runs, and it has not passed', async () => {
    await workbench.statusBar(/\d\/3 · \d+:\d\d/).click();
    await expect.poll(() => workbench.statusBar(/\d\/3 · \d+:\d\d/).count(), { timeout: 30_000 }).toBe(0);
    await workbench.showsState('The paint is dry', /not observed/);
    expect(await workbench.checkbox('The paint is dry').getAttribute('aria-checked')).toBe('false');
    await workbench.screenshot('journey-cancelled');
  });

  it('waive: asks why and until when, and says so', async () => {
    await workbench.runCommand('Provebook: Waive Item…');
    await asks.choose('The paint is dry');
    await asks.fill('The room opens with the old paint');
    await asks.refuses('not a day');
    await workbench.screenshot('journey-waive');
    await asks.fill('2099-12-31');
    await workbench.showsState('The paint is dry', /waived/);
  });

  it('fill in a blank and sign off', async () => {
    await workbench.runCommand('Provebook: Fill In Blank…');
    await asks.choose('Opened by');
    await asks.fill('Ada');
    await workbench.runCommand('Provebook: Sign Off Run…');
    await asks.choose('Librarian');
    await asks.dialogButton('Sign').waitFor();
    await workbench.screenshot('journey-sign');
    await asks.answer('Sign');
    await workbench.runCommand('Provebook: Show Report');
    await workbench.webview().getByText('The room opens with the old paint').first().waitFor();
    await expect.poll(() => workbench.webview().getByText('ada@example.com').count()).toBeGreaterThan(0);
    await workbench.screenshot('journey-report');
  });
});
