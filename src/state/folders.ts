/** Where things lie: the state of a runbook beside it, what is private to a person in their own state folder. */
import { homedir } from 'node:os';
import path from 'node:path';

/** `.provebook` beside the runbook, so that editor and command line find the same one without looking around. */
export function stateFolder(file: string): string {
  return path.join(path.dirname(file), '.provebook');
}

/** Runs of one runbook: `.provebook/<runbook>/<run-id>/`. `a.markdown` has a folder of its own beside that of `a.md`. */
export function runsFolder(file: string): string {
  return path.join(stateFolder(file), path.basename(file).replace(/(?<!\.markdown)\.md$/i, ''));
}

/** The files of a run, one for each session that writes it. */
export function logFolder(file: string, runId: string): string {
  return path.join(runsFolder(file), runId, 'log');
}

/** Records of what runs for whom, in the user's own state folder. */
export function activeFolder(userFolder: string): string {
  return path.join(userFolder, 'active');
}

/** Which process writes which log session, in the same place. */
export function leasesFolder(userFolder: string): string {
  return path.join(userFolder, 'leases');
}

/** Approvals and pinned kubeconfigs: never in the workspace, which others may write. */
export function userFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { PROVEBOOK_STATE_HOME: own, XDG_STATE_HOME: xdg, LOCALAPPDATA: windows } = env;
  if (own !== undefined && own !== '') return own;
  if (xdg !== undefined && xdg !== '') return path.join(xdg, 'provebook');
  if (process.platform === 'win32' && windows !== undefined) return path.join(windows, 'provebook');
  return path.join(homedir(), '.local', 'state', 'provebook');
}

/** What can be made again and must be nobody else's to write. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: windows } = env;
  if (xdg !== undefined && xdg !== '') return path.join(xdg, 'provebook');
  if (process.platform === 'win32' && windows !== undefined) return path.join(windows, 'provebook', 'cache');
  return path.join(homedir(), '.cache', 'provebook');
}
