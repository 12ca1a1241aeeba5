import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { isKept } from './isKept.ts';

/** A window in the hands of a person who has a keyboard and no mouse: nothing here points, clicks or sets the focus. */
export class Keys {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  /** Runs a command by its title in the palette. */
  async command(title: string): Promise<void> {
    // The list does not grow by what an extension contributes while it is open: it is opened anew until it has the title.
    await expect
      .poll(async () => {
        await this.press('Escape');
        await this.press('F1');
        await this.#listens();
        await this.#page.keyboard.type(title);
        return this.#isOffered(title);
      })
      .toBe(true);
    await this.press('Enter');
  }

  /** Opens a view that gets its rows after it was opened: the editor gives the focus to what was there before them. */
  async show(title: string, row: Locator): Promise<void> {
    await this.command(title);
    await row.first().waitFor();
    await this.command(title);
  }

  /** Takes the entry of a pick list that the words lead to. */
  async choose(words: string): Promise<void> {
    await this.#entries.first().waitFor();
    await this.#listens();
    await this.#page.keyboard.type(words);
    await this.#entries.filter({ hasText: words }).and(this.#page.locator('.focused')).first().waitFor();
    await this.press('Enter');
    const isOpen = async (): Promise<boolean> =>
      (await this.#input.isVisible()) && (await this.#input.inputValue()) === words;
    await expect.poll(isOpen).toBe(false);
  }

  /** Answers the input box that asks `question`. */
  async fill(question: string, text: string): Promise<void> {
    await this.#page.locator('.quick-input-message').getByText(question).waitFor();
    await this.#listens();
    await this.#page.keyboard.type(text);
    await this.press('Enter');
  }

  /** Presses a button of the dialog in front, which has to be the one that Enter presses. */
  async confirm(button: string): Promise<void> {
    const wanted = this.#page.locator('.monaco-dialog-box').getByRole('button', { name: button, exact: true });
    await wanted.waitFor();
    await this.reach(wanted, 'Tab');
    await this.press('Enter');
  }

  /** Moves to a row of the tree that has the focus. */
  async moveTo(text: string): Promise<void> {
    await expect.poll(() => this.#movesTo(text), { message: `the row "${text}"`, timeout: PATIENCE_MS }).toBe(true);
  }

  /** Unfolds a row of the tree that has the focus. */
  async unfold(text: string): Promise<void> {
    const isUnfolded = async (): Promise<boolean> => {
      if (!(await this.#movesTo(text))) return false;
      const row = this.#focusedRow.and(this.#page.locator('[aria-expanded="true"]')).first();
      // On a row that is open the key would go to the one below.
      if ((await row.count()) === 0) await this.press('ArrowRight');
      return isKept(row.waitFor({ timeout: 3_000 }));
    };
    await expect.poll(isUnfolded, { message: `the row "${text}", open`, timeout: PATIENCE_MS }).toBe(true);
  }

  /** False where a key was not heard, as by a tree that is being drawn anew: whoever asked begins again from the top. */
  async #movesTo(text: string): Promise<boolean> {
    const focused = this.#focusedRow.first();
    await this.press('Home');
    if (!(await isKept(focused.waitFor({ timeout: 3_000 })))) return false;
    for (let count = 0; count < MOST_STEPS; count += 1) {
      if ((await focused.textContent())?.includes(text) === true) return true;
      const before = await focused.getAttribute('id');
      await this.press('ArrowDown');
      const next = this.#focusedRow.and(this.#page.locator(`:not([id="${before ?? ''}"])`)).first();
      if (!(await isKept(next.waitFor({ timeout: 3_000 })))) return false;
    }
    return false;
  }

  /** Presses a key until the focus is in the element. */
  async reach(element: Locator, key: string): Promise<void> {
    const isThere = (): Promise<boolean> => element.evaluate((found: Matching) => found.matches(':focus-within'));
    await this.#until(isThere, () => this.press(key));
  }

  /** What is typed before the input has the focus goes elsewhere. */
  async #listens(): Promise<void> {
    await this.#input.and(this.#page.locator(':focus')).waitFor();
  }

  async #until(isThere: () => Promise<boolean>, step: () => Promise<void>): Promise<void> {
    for (let count = 0; count < MOST_STEPS; count += 1) {
      if (await isThere()) return;
      await step();
    }
    throw new Error(`Not reached in ${MOST_STEPS} steps`);
  }

  async #isOffered(title: string): Promise<boolean> {
    const entry = this.#entries.filter({ hasText: title }).and(this.#page.locator('.focused')).first();
    return isKept(entry.waitFor({ timeout: 3_000 }));
  }

  get #focusedRow(): Locator {
    return this.#page.locator('.monaco-list:focus-within .monaco-list-row.focused');
  }

  get #entries(): Locator {
    return this.#page.locator('.quick-input-list .monaco-list-row');
  }

  get #input(): Locator {
    return this.#page.locator('.quick-input-widget .quick-input-box input');
  }
}

const MOST_STEPS = 60;

/** Milliseconds, for what is tried again and again. */
const PATIENCE_MS = 60_000;

/** All that is asked of an element of the page. */
interface Matching {
  matches(selector: string): boolean;
}
