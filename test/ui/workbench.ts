import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { isKept } from './isKept.ts';

const screenshots = join(import.meta.dirname, '../../test-results/screenshots');
const patienceMs = 30_000;

/** One window of VS Code, by what a person sees and does in it. Waits up to 30 s for what it needs, then fails. */
export class Workbench {
  /** For what has no helper here. */
  readonly page: Page;
  readonly #address: string;

  constructor(page: Page, address: string) {
    this.page = page;
    this.#address = address;
    page.setDefaultTimeout(patienceMs);
  }

  /** Opens the window, or opens it again: a new extension host on the same files. */
  async load(): Promise<void> {
    await this.page.goto(this.#address);
    await this.#isUp();
  }

  /** Reloads as a person does, which keeps what is open. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.#isUp();
  }

  async #isUp(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.activitybar').waitFor();
    await this.page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
  }

  /** Grants Workspace Trust the way a person does in Restricted Mode. */
  async trust(): Promise<void> {
    await this.runCommand('Workspaces: Manage Workspace Trust');
    await this.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await this.page.getByText('You trust this folder').first().waitFor();
    await this.runCommand('View: Close Editor');
    await this.page.locator('.workspace-trust-editor').waitFor({ state: 'hidden' });
  }

  /** Opens a file of the workspace by its name, or by its path where the name is not unique. */
  async openFile(name: string): Promise<void> {
    await this.#pick('Control+P', name, baseName(name));
    const label = new RegExp(`^${escapePattern(baseName(name))}`);
    await this.page.getByRole('tab', { name: label, selected: true }).first().waitFor();
  }

  /** Runs a command through the palette by its title with category, as the palette shows it. */
  async runCommand(title: string): Promise<void> {
    await this.#pick('F1', `>${title}`, title);
  }

  /** Shows a view container, e.g. `Provebook`, by its name in the activity bar; stays where it is already shown. */
  async openView(name: string): Promise<void> {
    const tab = this.page
      .locator('.part.activitybar')
      .getByRole('tab', { name: new RegExp(`^${escapePattern(name)}`) });
    const title = this.page.locator('.part.sidebar .composite.title').getByText(name).first();
    // While a window loads, what it had open does not yet count as open: the click would close it.
    await this.#until(async () => {
      if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
      return isKept(title.waitFor({ timeout: 3_000 }));
    }, `The side bar does not show ${name}`);
  }

  /** The rows of side-bar trees with this text. A row out of sight is not there: scroll or filter first. */
  row(text: string | RegExp): Locator {
    return this.page.locator('.part.sidebar').getByRole('treeitem').filter({ hasText: text });
  }

  /** A tree of the side bar or the panel by the name of its view. */
  tree(view: string): Locator {
    return this.page.getByRole('tree', { name: view, exact: true });
  }

  /** The rows of the Results view with this text. */
  result(text: string | RegExp): Locator {
    return this.page.locator('.part.panel').getByRole('treeitem').filter({ hasText: text });
  }

  /** Opens a collapsed row. A click that meets a tree which is being drawn anew is made again. */
  async expand(text: string | RegExp): Promise<void> {
    const row = this.row(text).first();
    const open = row.and(this.page.locator('[aria-expanded="true"]'));
    await this.#until(
      async () => {
        if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
        return isKept(open.waitFor({ timeout: 3_000 }));
      },
      `The row "${String(text)}" does not open`,
    );
  }

  /** Waits until the label of a row says its state, e.g. `/passed/`. */
  async showsState(text: string | RegExp, state: RegExp): Promise<void> {
    await this.row(text).and(this.page.getByLabel(state)).first().waitFor();
  }

  checkbox(text: string | RegExp): Locator {
    return this.row(text).first().getByRole('checkbox');
  }

  /** An inline button of a row, which appears under the mouse. */
  async clickRowAction(text: string | RegExp, action: string): Promise<void> {
    const row = this.row(text).first();
    await row.hover();
    await row.getByRole('button', { name: new RegExp(`^${escapePattern(action)}`) }).click();
  }

  /**
   * Runs a row and waits until its state is the one that the label has to say. A tree that is drawn anew between the two
   * halves of a click loses it, so a click without an effect is made again, as a person does.
   */
  async runRow(text: string, state: RegExp): Promise<void> {
    const row = this.row(text).and(this.page.getByLabel(state)).first();
    for (let attempt = 1; ; attempt += 1) {
      await this.clickRowAction(text, 'Run');
      const isThere = await isKept(row.waitFor({ timeout: attempt < 3 ? 8_000 : patienceMs }));
      if (isThere) return;
      if (attempt === 3) throw new Error(`The row "${text}" does not become ${String(state)}`);
    }
  }

  /** In the settings of the folder, which the editor follows. */
  async chooseTheme(folder: string, theme: string): Promise<void> {
    await mkdir(join(folder, '.vscode'), { recursive: true });
    await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
    const kind = theme.includes('Contrast') ? 'hc-black' : theme.startsWith('Light') ? 'vs' : 'vs-dark';
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  /** Drags the edge of the side bar until it is this wide, in CSS pixels. */
  async resizeSideBar(width: number): Promise<void> {
    const sideBar = this.page.locator('.part.sidebar');
    const box = await sideBar.boundingBox();
    if (box === null) throw new Error('There is no side bar');
    const y = box.y + box.height / 3;
    await this.page.mouse.move(box.x + box.width, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, y, { steps: 5 });
    await this.page.mouse.up();
    // What lies under the mouse looks otherwise.
    await this.page.mouse.move(box.x + 2 * width, y);
    const reached = async (): Promise<number> => Math.round((await sideBar.boundingBox())?.width ?? 0);
    await this.#until(async () => (await reached()) === width, `The side bar does not become ${width} pixels wide`);
  }

  /** A CodeLens in the open editor, by its text. What the editor shows before it has asked again is no link: no click reaches it. */
  codeLens(text: string | RegExp): Locator {
    return this.page.locator('.editor-instance .codelens-decoration a').filter({ hasText: text });
  }

  statusBar(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  }

  /** The document of the webview that was opened last: an extension's page lies two frames deep. */
  webview(): FrameLocator {
    return this.page.locator('iframe.webview.ready').last().contentFrame().frameLocator('iframe#active-frame');
  }

  /** Texts of what the selector finds in any page that is open, of whichever extension it is. */
  async textsInPages(selector: string): Promise<readonly string[]> {
    const frames = this.page.frames().filter((frame) => frame !== this.page.mainFrame());
    // A page that is being drawn anew has nothing to tell.
    const texts = await Promise.all(
      frames.map((frame) =>
        frame
          .locator(selector)
          .allTextContents()
          .catch(() => []),
      ),
    );
    return texts.flat();
  }

  async waitForText(text: string | RegExp, timeoutMs = patienceMs): Promise<void> {
    await this.page.getByText(text).first().waitFor({ timeout: timeoutMs });
  }

  /** Writes test-results/screenshots/NAME.png and returns its path. */
  async screenshot(name: string): Promise<string> {
    const path = join(screenshots, `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    return path;
  }

  /** Opens a quick input with `key`, types `text` and takes the entry with this label, wherever in the list it stands. */
  async #pick(key: string, text: string, label: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    const name = this.page.locator('.label-name').getByText(label, { exact: true });
    const entry = this.page.locator('.quick-input-list .monaco-list-row').filter({ has: name }).first();
    const end = performance.now() + patienceMs;
    for (;;) {
      await this.page.keyboard.press(key);
      // The list does not grow by what an extension contributes while it is open, and it closes when a view takes the
      // focus: ask again rather than wait.
      const isThere =
        (await isKept(input.fill(text, { timeout: 3_000 }))) && (await isKept(entry.waitFor({ timeout: 3_000 })));
      if (isThere) break;
      if (performance.now() > end) throw new Error(`The quick input has no entry "${label}" for "${text}"`);
      await this.page.keyboard.press('Escape');
    }
    await this.#listSettles();
    await entry.click();
    // What was picked may ask in the same input: then it stays, without the text.
    // And it may take the whole window away, so the text is not waited for.
    const shown = (): Promise<string> => input.inputValue({ timeout: 1_000 }).catch(() => '');
    const isAsking = async (): Promise<boolean> => (await input.isVisible()) && (await shown()) === text;
    await this.#until(async () => !(await isAsking()), `The quick input goes on asking for "${text}"`);
  }

  /** Files that were open before stand in the list until others are found, and a click would meet what takes the place. */
  async #listSettles(): Promise<void> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    let before: readonly string[] = [];
    await this.#until(async () => {
      const [last, now] = [before, await rows.allTextContents()];
      before = now;
      await this.page.waitForTimeout(150);
      return last.join('\n') === now.join('\n');
    }, 'The list of the quick input goes on changing');
  }

  /** Not Vitest's own polling, which works in its tests only: the bench drives windows too. */
  async #until(isSo: () => Promise<boolean>, complaint: string): Promise<void> {
    const end = performance.now() + patienceMs;
    while (!(await isSo())) {
      if (performance.now() > end) throw new Error(complaint);
      await this.page.waitForTimeout(50);
    }
  }
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
