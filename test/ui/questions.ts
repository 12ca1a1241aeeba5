import type { Locator, Page } from 'playwright-core';

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

  /** Takes the first entry of the pick list with this text. */
  async choose(label: string | RegExp): Promise<void> {
    await this.#page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first().click();
  }

  /** Types into the input box in front and accepts it. */
  async fill(text: string): Promise<void> {
    await this.#box.fill(text);
    await this.#box.press('Enter');
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
