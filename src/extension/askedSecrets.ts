/** Secrets that a person types in: kept by the editor in the keychain of the system, for each runbook. */
import * as l10n from '@vscode/l10n';
import { window, type SecretStorage } from 'vscode';
import type { AskedSecret } from '../session/sessionOptions.ts';

export class AskedSecrets {
  readonly #storage: SecretStorage;
  readonly #typed = new Set<string>();

  constructor(storage: SecretStorage) {
    this.#storage = storage;
  }

  /** The one of an earlier window is offered, not taken: it may be wrong by now, and only the person can tell. */
  async ask({ file, name, question }: AskedSecret): Promise<string | undefined> {
    const key = `${file}\0${name}`;
    const stored = await this.#storage.get(key);
    if (stored !== undefined && this.#typed.has(key)) return stored;
    const value = await window.showInputBox({
      title: name,
      prompt: question,
      password: true,
      ignoreFocusOut: true,
      ...(stored === undefined ? {} : { value: stored }),
      placeHolder: l10n.t('Kept in the keychain of this system, never in a file of the workspace'),
    });
    if (value === undefined || value === '') return undefined;
    await this.#storage.store(key, value);
    this.#typed.add(key);
    return value;
  }
}
