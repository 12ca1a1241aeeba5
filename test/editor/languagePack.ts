import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes VS Code show extensions in `locale`. Its language packs come from a marketplace that tests can't reach, so this
 * registers one without any texts: VS Code's own stay English, the extension's follow `vscode.env.language`.
 */
export async function pretendLanguagePack(userDataDir: string, locale: string): Promise<void> {
  const pack = join(userDataDir, 'language-pack');
  const texts = join(pack, 'main.i18n.json');
  await mkdir(pack, { recursive: true });
  await writeFile(texts, JSON.stringify({ version: '1.0.0', contents: {} }));
  const identifier = { id: `provebook.language-pack-${locale}` };
  const registered = {
    [locale]: {
      hash: 'provebook',
      extensions: [{ extensionIdentifier: identifier, version: '1.0.0' }],
      translations: { vscode: texts },
      label: locale,
    },
  };
  await writeFile(join(userDataDir, 'languagepacks.json'), JSON.stringify(registered));
}
