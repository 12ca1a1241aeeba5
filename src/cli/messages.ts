/** Loads the messages of the person's language; English needs none. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';

export async function loadMessages(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  // An empty variable counts as none.
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  const language = (locale ?? '').slice(0, 2).toLowerCase();
  const bundle = new URL(`../l10n/bundle.l10n.${language}.json`, import.meta.url);
  if (language === '' || language === 'en' || !existsSync(bundle)) return;
  l10n.config({ contents: await readFile(bundle, 'utf8') });
}
