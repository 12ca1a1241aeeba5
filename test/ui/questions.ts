import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a window asks, and the answers of a person: dialogs, pick lists and input boxes. */
export class Questions {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses a button of the dialog in front, by its whole text. */
  async answer(button: string): Promise<void> {
    await this.dialogButton(button).click();
  }

  dialogButton(name: string): Locator {
    return this.#page.locator('.monaco-dialog-box').getByRole('button', { name, exact: true });
  }

  /** Takes the first entry of the pick list with this text, and waits until the list has gone. */
  async choose(label: string | RegExp): Promise<void> {
    const entry = this.#page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();
    // The next list may have an entry with the same words.
    const name = JSON.stringify(await entry.getAttribute('aria-label'));
    await entry.click({ timeout: 10_000 });
    await this.#page.locator(`.quick-input-list .monaco-list-row[aria-label=${name}]`).waitFor({ state: 'hidden' });
  }

  /** Waits until the list of files is there: what is typed before, the file dialog overwrites. */
  async browses(fileName: string): Promise<void> {
    await this.#page.locator('.quick-input-list .monaco-list-row').filter({ hasText: fileName }).first().waitFor();
  }

  /** Types into the input box in front, accepts it, and waits until it has gone or asks for something else. */
  async fill(text: string): Promise<void> {
    await this.#box.fill(text);
    await this.accept();
  }

  /** Accepts what stands in the input box in front. */
  async accept(): Promise<void> {
    const text = await this.#box.inputValue();
    await this.#box.press('Enter');
    const isAsking = async (): Promise<boolean> =>
      (await this.#box.isVisible()) && (await this.#box.inputValue()) === text;
    await expect.poll(isAsking).toBe(false);
  }

  /** Types what the input box has to refuse, and waits until it says why. */
  async refuses(text: string): Promise<void> {
    await this.#box.fill(text);
    await this.#page.locator('.quick-input-message').filter({ hasText: /\S/ }).waitFor();
  }

  get #box(): Locator {
    return this.#page.locator('.quick-input-widget .quick-input-box input');
  }
}
