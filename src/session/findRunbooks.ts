/** The runbooks of a folder: the same files that the editor lists for it. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isMarkdown, isNamedRunbook, isSidecar, sidecarOf, skippedFolders } from '../core/runbook/discovery.ts';

/** Paths that start with `folder` as it was given, sorted. Only names are looked at; links are not followed. */
export async function findRunbooks(folder: string): Promise<readonly string[]> {
  const files = await filesUnder(folder);
  const sidecars = new Set(files.filter(isSidecar));
  const name = path.basename(path.resolve(folder));
  return files
    .filter((file) => isMarkdown(file))
    .filter((file) => isNamedRunbook(path.join(name, path.relative(folder, file))) || sidecars.has(sidecarOf(file)))
    .sort();
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const inside = path.join(folder, entry.name);
    if (entry.isFile()) files.push(inside);
    else if (entry.isDirectory() && !skippedFolders.includes(entry.name)) files.push(...(await filesUnder(inside)));
  }
  return files;
}
