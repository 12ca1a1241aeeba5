import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes the extension in `extensionPath` an installed one of `extensionsDir`, without packaging or copying it. */
export async function registerExtension(extensionsDir: string, extensionPath: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(extensionPath, 'package.json'), 'utf8')) as Record<string, string>;
  const { publisher, name, version } = manifest;
  const installed = {
    identifier: { id: `${String(publisher)}.${String(name)}` },
    version,
    location: { $mid: 1, scheme: 'file', path: extensionPath },
    metadata: { source: 'vsix', isApplicationScoped: false },
  };
  await mkdir(extensionsDir, { recursive: true });
  await writeFile(join(extensionsDir, 'extensions.json'), JSON.stringify([installed]));
}
