/** Which Markdown files of the workspace are runbooks: by their name or folder, or because they have a sidecar. */
import { Uri, workspace } from 'vscode';

const MAX_FILES = 500;
const excluded = '**/{node_modules,.git,.provebook,dist,vendor}/**';
const named = /(runbook|checklist|playbook|readiness|체크리스트|런북|チェックリスト)/i;

/** Absolute paths, sorted. Only names are looked at; nothing is read. */
export async function findRunbooks(): Promise<readonly string[]> {
  const [files, sidecars] = await Promise.all([
    workspace.findFiles('**/*.{md,markdown}', excluded, MAX_FILES),
    workspace.findFiles('**/*.checks.yaml', excluded, MAX_FILES),
  ]);
  const withSidecar = new Set(sidecars.map((uri) => uri.fsPath.replace(/\.checks\.yaml$/, '')));
  return files
    .filter((uri) => isRunbook(uri) || withSidecar.has(uri.fsPath.replace(/\.(md|markdown)$/, '')))
    .map((uri) => uri.fsPath)
    .sort();
}

/** Its own name, or a folder of the workspace it lies in, says so. */
export function isRunbook(uri: Uri): boolean {
  if (uri.scheme !== 'file' || !/\.(md|markdown)$/i.test(uri.fsPath)) return false;
  const folder = workspace.getWorkspaceFolder(uri);
  const inside = folder === undefined ? uri.fsPath : `${folder.name}/${workspace.asRelativePath(uri, false)}`;
  return named.test(inside);
}
