/** Test data that lies beside the repository, not in it: real runbooks, which are not ours to publish. */
import path from 'node:path';
import { repositoryRoot } from './runbooks.ts';

/** `PROVEBOOK_SHARED` names another folder, for a worktree that lies elsewhere. */
export function sharedFile(...segments: readonly string[]): string {
  return path.join(process.env['PROVEBOOK_SHARED'] ?? path.join(repositoryRoot, '..', 'shared'), ...segments);
}
