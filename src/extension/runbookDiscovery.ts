/** Which Markdown files of the workspace are runbooks: by their name or folder, or because they have a sidecar. */
import { Uri, workspace } from 'vscode';
import { isMarkdown, isNamedRunbook, sidecarOf, skippedFolders } from '../core/runbook/discovery.ts';

const MAX_FILES = 500;
const excluded = `**/{${skippedFolders.join(',')}}/**`;

/** Absolute paths, sorted. Only names are looked at; nothing is read. */
export async function findRunbooks(): Promise<readonly string[]> {
  const [files, sidecars] = await Promise.all([
    workspace.findFiles('**/*.{md,markdown}', excluded, MAX_FILES),
    workspace.findFiles('**/*.checks.yaml', excluded, MAX_FILES),
  ]);
  const present = new Set(sidecars.map((uri) => uri.fsPath));
  return files
    .filter((uri) => isRunbook(uri) || present.has(sidecarOf(uri.fsPath)))
    .map((uri) => uri.fsPath)
    .sort();
}

/** Its own name, or a folder of the workspace it lies in, says so. */
export function isRunbook(uri: Uri): boolean {
  if (uri.scheme !== 'file' || !isMarkdown(uri.fsPath)) return false;
  const folder = workspace.getWorkspaceFolder(uri);
  return isNamedRunbook(folder === undefined ? uri.fsPath : `${folder.name}/${workspace.asRelativePath(uri, false)}`);
}
