import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

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
    const focused = this.#focusedRow;
    await this.press('Home');
    await focused.waitFor();
    await this.#until(
      async () => (await focused.first().textContent())?.includes(text) === true,
      async () => {
        const before = await focused.first().getAttribute('id');
        await this.press('ArrowDown');
        await expect.poll(() => focused.first().getAttribute('id')).not.toBe(before);
      },
    );
  }

  /** Unfolds a row of the tree that has the focus. A tree that is being drawn anew does not hear the key: press it again. */
  async unfold(text: string): Promise<void> {
    await expect
      .poll(async () => {
        await this.moveTo(text);
        await this.press('ArrowRight');
        return this.#focusedRow.first().getAttribute('aria-expanded');
      })
      .toBe('true');
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
    return entry.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
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

/** All that is asked of an element of the page. */
interface Matching {
  matches(selector: string): boolean;
}
