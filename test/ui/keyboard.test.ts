/** All that a person does with a runbook, without a mouse and without seeing colours, in one window. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Keys } from './keys.ts';
import { controlNames, mute, rowNames } from './names.ts';
import { type OpenWorkbench, openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

const TITLE = 'Opening the reading room';

describe('the keyboard alone', () => {
  let opened: OpenWorkbench;
  let workbench: Workbench;
  let keys: Keys;

  beforeAll(async () => {
    opened = await openWorkbench({
      folder: join(import.meta.dirname, 'readingRoom'),
      env: { PROVEBOOK_ACTOR: 'ada@example.com' },
      settings: { 'files.simpleDialog.enable': true },
    });
    ({ workbench } = opened);
    keys = new Keys(workbench.page);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await workbench.screenshot(`keyboard-failed-${task.name.replace(/\W.*/, '')}`);
    await keys.press('Escape');
  });

  afterAll(async () => {
    await opened.close();
  });

  it('opens the view and unfolds the tree', async () => {
    await keys.show('Provebook: Focus on Runbooks View', workbench.row(TITLE));
    await keys.unfold(TITLE);
    await keys.unfold('People');
    await keys.unfold('Building');
    await workbench.row('The shelves are full').first().waitFor();
  });

  it('runs the row that has the focus', async () => {
    await keys.moveTo('The shelves are full');
    await keys.press('Control+Enter');
    await keys.confirm('Approve');
    await workbench.showsState('The shelves are full', /passed/);
    await keys.moveTo('The lamp is lit');
    await keys.press('Control+Enter');
    await workbench.showsState('The lamp is lit', /failed/);
  });

  it('ticks the item that has the focus, and unticks it', async () => {
    await keys.moveTo('The cat is fed');
    await keys.press('Control+Shift+Enter');
    await workbench.showsState('The cat is fed', /ticked by hand/);
    await keys.press('Control+Shift+Enter');
    await workbench.showsState('The cat is fed', /: open/);
  });

  it('attests, waives and fills in a blank', async () => {
    await keys.command('Provebook: Attest Item with Evidence…');
    await keys.choose('The librarian has the key');
    await keys.choose('Text');
    await keys.fill('What did you see?', 'It hangs at her belt');
    await workbench.showsState('The librarian has the key', /attested/);
    await keys.command('Provebook: Waive Item…');
    await keys.choose('The cat is fed');
    await keys.fill('Why is it exempted?', 'There is no cat');
    await keys.fill('Last day of the waiver', '2099-12-31');
    await workbench.showsState('The cat is fed', /waived/);
    await keys.command('Provebook: Fill In Blank…');
    await keys.choose('Opened by');
    await keys.fill('Value of the blank', 'Ada');
  });

  it('reads the plan, leaves a step out and starts it', async () => {
    await keys.command('Provebook: Run All Checks and Commands');
    const plan = workbench.webview();
    const run = plan.locator('[data-message="run"]');
    await run.filter({ hasText: 'Run 3 steps' }).waitFor();
    expect(await controlNames(plan)).toEqual({ all: 10, nameless: 0 });
    await keys.reach(plan.getByRole('checkbox', { name: 'echo shelves full' }), 'Tab');
    await keys.press('Space');
    await run.filter({ hasText: 'Run 2 steps' }).waitFor();
    await keys.reach(run, 'Tab');
    await keys.press('Enter');
    await workbench.showsState('The paint is dry', /running/);
  });

  it('cancels what runs', async () => {
    await keys.command('Provebook: Focus on Runbooks View');
    await keys.press('Shift+F5');
    await workbench.showsState('The paint is dry', /not observed/);
  });

  it('goes from a failure in the results to what failed, and to its evidence', async () => {
    await keys.show('Provebook Results: Focus on Results View', workbench.result('The lamp is switched on'));
    await keys.moveTo('The lamp is switched on');
    await keys.press('Enter');
    await workbench.page.getByRole('tab', { name: /reading-room\.checks\.yaml/, selected: true }).waitFor();
    await keys.command('Provebook: Open Evidence');
    await keys.choose('The lamp is switched on');
    await workbench.page.getByRole('tab', { name: /The lamp is switched on/, selected: true }).waitFor();
  });

  it('walks through the report and exports it', async () => {
    await keys.command('Provebook: Show Report');
    const report = workbench.webview();
    await report.getByText('The lamp is lit').first().waitFor();
    await keys.press('Control+2');
    await keys.reach(report.getByRole('link', { name: 'The lamp is lit' }).first(), 'Tab');
    await keys.reach(report.locator('[data-message="export"]'), 'Shift+Tab');
    const before = await readdir(opened.folder);
    await keys.press('Enter');
    await keys.choose('JUnit');
    await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'lamp.json' }).waitFor();
    await keys.press('Enter');
    await expect.poll(async () => (await readdir(opened.folder)).length).toBe(before.length + 1);
  });

  it('hears of each row what its picture shows, and of each button what it does', async () => {
    const items = await rowNames(workbench.tree('Runbooks').getByRole('treeitem'));
    expect(mute(items)).toEqual([]);
    expect(items.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['failed', 'error', 'passed', 'attested', 'waived']),
    );
    const results = await rowNames(workbench.tree('Results').locator('[aria-level="1"]'));
    expect(mute(results)).toEqual([]);
    expect(results.map(({ state }) => state)).toEqual(expect.arrayContaining(['failed', 'error']));
    for (const part of ['.part.sidebar', '.part.panel .pane-body', '.part.statusbar']) {
      const { all, nameless } = await controlNames(workbench.page.locator(part));
      expect(all, part).toBeGreaterThan(4);
      expect(nameless, part).toBe(0);
    }
    const report = await controlNames(workbench.webview());
    expect(report.all).toBeGreaterThan(10);
    expect(report.nameless).toBe(0);
  });

  it('reads the verdict of the margin above the block, behind it, and in the hover', async () => {
    await keys.show('Provebook: Focus on Runbooks View', workbench.row(TITLE));
    await keys.moveTo('The cat is fed');
    await keys.press('Enter');
    await workbench.page.getByRole('tab', { name: /reading-room\.md/, selected: true }).waitFor();
    await workbench.codeLens('not observed').first().waitFor();
    const lenses = await workbench.codeLens(/./).allTextContents();
    expect(lenses.length).toBeGreaterThan(1);
    expect(lenses.filter((text) => !/\w/.test(text))).toEqual([]);
    await keys.press('Control+2');
    await keys.command('Show or Focus Hover');
    const hover = workbench.page.locator('.monaco-hover');
    await hover.getByText('Waived until 2099-12-31 by ada@example.com').first().waitFor();
    await hover.getByText('There is no cat').first().waitFor();
    await keys.press('Escape');
  });

  it('keeps the state of each row in sight in a narrow side bar', async () => {
    await workbench.resizeSideBar(280);
    for (const theme of ['Light Modern', 'Dark Modern']) {
      await workbench.chooseTheme(opened.folder, theme);
      await workbench.screenshot(`narrow-${theme.split(' ')[0]?.toLowerCase() ?? ''}`);
    }
    const end = (await rightEdge(workbench.page.locator('.part.sidebar'))) ?? 0;
    const icons = await workbench.tree('Runbooks').locator('.custom-view-tree-node-item-icon').all();
    expect(icons.length).toBeGreaterThan(4);
    for (const icon of icons) expect(await rightEdge(icon)).toBeLessThan(end);
  });
});

async function rightEdge(element: Locator): Promise<number | undefined> {
  const box = await element.boundingBox();
  return box === null ? undefined : box.x + box.width;
}
