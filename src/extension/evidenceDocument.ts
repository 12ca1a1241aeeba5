/** Stored evidence as a read-only document. */
import { Uri, window, workspace, type Disposable } from 'vscode';
import { visibleText } from '../core/report/visibleText.ts';

const SCHEME = 'provebook-evidence';
const texts = new Map<string, string>();

export function registerEvidenceDocument(): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
}

/** @param digest of the text, so that the same evidence is the same document */
export async function showEvidenceDocument(digest: string, text: string): Promise<void> {
  const uri = Uri.from({ scheme: SCHEME, path: `/${digest.slice(0, 12)}.txt` });
  texts.set(uri.toString(), visibleText(text));
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}
