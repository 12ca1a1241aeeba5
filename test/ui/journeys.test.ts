/** What people do with a runbook from the first look to the signature, one journey after the other in one window. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testEnvironment } from '../editor/environment.ts';
import { type OpenWorkbench, openWorkbench } from './openWorkbench.ts';
import { isKept } from './isKept.ts';
import { killExtensionHost, processes } from './killExtensionHost.ts';
import { Questions } from './questions.ts';
import { Workbench } from './workbench.ts';

const TITLE = 'Opening the reading room';
const formats = ['HTML', 'Markdown', 'The runbook itself', 'JSON', 'JUnit', 'CSV', 'in-toto'];

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
    await workbench.screenshot(`journey-failed-${task.name.replace(/\W.*/, '')}`);
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
    await expect.poll(() => workbench.statusBar(/\d\/3 · \d+:\d\d/).count()).toBe(0);
    await workbench.showsState('The paint is dry', /not observed/);
    expect(await workbench.checkbox('The paint is dry').getAttribute('aria-checked')).toBe('false');
    await workbench.screenshot('journey-cancelled');
  });

  it('a terminal beside the window: what runs there is running here, said by whom, and cannot be cancelled here', async () => {
    const file = join(opened.folder, 'reading-room.md');
    const cli = join(import.meta.dirname, '../../dist/cli.js');
    const env = { ...(await testEnvironment(opened.stateHome)), PROVEBOOK_ACTOR: 'lee@example.com' };
    const running = spawn(process.execPath, [cli, 'run', file, '--item', 'building/the-paint-is-dry', '--yes'], {
      env,
    });
    const ended = once(running, 'exit');
    await workbench.showsState('The paint is dry', /running/);
    await workbench.expand('The paint is dry');
    await workbench.showsState('sleep 600', /started by lee@example\.com/);
    await workbench.row('sleep 600').getByText('running elsewhere').waitFor();
    await workbench.row('sleep 600').hover();
    expect(
      await workbench
        .row('sleep 600')
        .getByRole('button', { name: /^Cancel/ })
        .count(),
    ).toBe(0);
    await workbench.screenshot('journey-running-elsewhere');
    running.kill('SIGINT');
    await ended;
    await workbench.showsState('The paint is dry', /not observed/);
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

  it('reload in the middle: tree and report are there as they were', async () => {
    await workbench.reload();
    await workbench.openView('Provebook');
    await workbench.webview().getByText('The room opens with the old paint').first().waitFor();
    await workbench.expand(TITLE);
    await workbench.expand('Building');
    await workbench.showsState('The lamp is lit', /passed/);
    await workbench.screenshot('journey-reloaded');
  });

  it('attest with a file: the item is done and the file is evidence', async () => {
    await workbench.expand(TITLE);
    await workbench.expand('People');
    await workbench.runCommand('Provebook: Attest Item with Evidence…');
    await asks.choose('The librarian has the key');
    await asks.choose('File');
    await asks.browses('lamp.json');
    await asks.fill(join(opened.folder, 'lamp.json'));
    await expect.poll(() => workbench.checkbox('The librarian has the key').getAttribute('aria-checked')).toBe('true');
    await workbench.webview().getByText('lamp.json').first().waitFor({ state: 'attached' });
    await workbench.screenshot('journey-attested');
  });

  it('two windows: each shows what a person did in the other', async () => {
    const other = new Workbench(await workbench.page.context().newPage(), workbench.page.url());
    await other.load();
    await other.openView('Provebook');
    await other.expand(TITLE);
    await other.expand('People');
    await other.showsState('The librarian has the key', /attested/);
    // The report changes where it is: what the keyboard has reached in it keeps the focus.
    const reached = workbench.webview().getByRole('link', { name: 'The lamp is lit' }).first();
    await reached.focus();
    const hasFocus = (): Promise<boolean> =>
      reached.evaluate((link: InPage) => link.ownerDocument.activeElement === link);
    expect(await hasFocus()).toBe(true);
    await other.checkbox('The cat is fed').click();
    await other.showsState('The cat is fed', /ticked/);
    await workbench.showsState('The cat is fed', /ticked/);
    await workbench.webview().getByText('ticked by hand').first().waitFor({ state: 'attached' });
    expect(await hasFocus()).toBe(true);
    await other.page.close();
  });

  it('export: writes each format', async () => {
    for (const format of formats) {
      const before = await readdir(opened.folder);
      // A list closes when something else takes the focus, as what is told of the last file: asked for again then.
      do await workbench.runCommand('Provebook: Export Report…');
      while (!(await isKept(asks.choose(format))));
      await asks.browses('lamp.json');
      await asks.accept();
      const written = async (): Promise<readonly string[]> =>
        (await readdir(opened.folder)).filter((name) => !before.includes(name));
      await expect.poll(written, { message: format }).toHaveLength(1);
      for (const name of await written()) await rm(join(opened.folder, name));
    }
    await workbench.screenshot('journey-exported');
  });

  it('compare runs: the report says what has changed since the other run', async () => {
    await workbench.runCommand('Provebook: Start a New Run…');
    await asks.fill('Second opening');
    await workbench.showsState('The lamp is lit', /: open/);
    await workbench.runCommand('Provebook: Compare Runs…');
    await workbench.page.locator('.quick-input-list .monaco-list-row').first().click();
    await workbench
      .webview()
      .getByText(/[Cc]ompared/)
      .first()
      .waitFor();
    // In half a window the table has no room for four columns.
    const changed = await workbench.webview().locator('.comparison td a').first().boundingBox();
    expect(changed?.width).toBeGreaterThan(60);
    await workbench.screenshot('journey-compared');
  });

  it('a killed editor: nothing of what ran is left, and its item does not pretend to be anything', async () => {
    const file = join(opened.folder, 'reading-room.md');
    // A time that no other process of this machine sleeps.
    const mark = `sleep 600.${String(process.pid)}`;
    await workbench.openFile('reading-room.md');
    await writeFile(file, (await readFile(file, 'utf8')).replace('sleep 600', mark));
    await workbench.waitForText(mark);
    await workbench.clickRowAction('The paint is dry', 'Run');
    await asks.answer('Approve');
    await workbench.showsState('The paint is dry', /running/);
    const isLeft = (): boolean => processes().some(({ command }) => command.startsWith(mark));
    await expect.poll(isLeft).toBe(true);
    killExtensionHost(opened.userDataDir);
    await expect.poll(isLeft).toBe(false);
    await workbench.load();
    await workbench.openView('Provebook');
    await workbench.expand(TITLE);
    await workbench.expand('Building');
    await workbench.showsState('The paint is dry', /end unknown/);
    await workbench.screenshot('journey-killed');
  });
});

/** All that is asked of an element of the page. */
interface InPage {
  readonly ownerDocument: { readonly activeElement: unknown };
}
