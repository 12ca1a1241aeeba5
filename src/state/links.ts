/** Symbolic links in place of state: whoever wrote the repository could lead reads and writes anywhere with them. */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { isCode } from './durableFile.ts';

/** Throws where `target`, or a folder on the way to it from `root`, is a symbolic link. What is not there is none. */
export function refuseLinks(root: string, target: string): void {
  const link = firstLink(root, target);
  if (link === undefined) return;
  throw new Error(
    l10n.t('{0} is a symbolic link. State is neither read nor written through one: replace it by what it names.', link),
  );
}

/** @param root is not looked at itself: it may lie anywhere */
export function firstLink(root: string, target: string): string | undefined {
  let at = root;
  for (const part of path.relative(root, target).split(path.sep)) {
    at = path.join(at, part);
    if (isLink(at)) return at;
  }
  return undefined;
}

function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink();
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return false;
    throw error;
  }
}
