/** The one-context kubeconfig of a run as a file: only for this user, outside the workspace, gone at the end. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

export interface PinnedKubeconfig {
  readonly path: string;
  /** Removes the file; may be called again. */
  dispose(): void;
}

/**
 * Files that a killed process left behind go at the same time.
 *
 * @param userFolder the user's own state folder; the file lies in its `targets`, which only the user may enter
 * @throws Error where the folder cannot be written
 */
export function writePinnedKubeconfig(userFolder: string, yaml: string): PinnedKubeconfig {
  const folder = targetsFolder(userFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A folder that is already there keeps its mode.
  chmodSync(folder, 0o700);
  removeLeftKubeconfigs(userFolder);
  const file = path.join(folder, `${owner(process.pid)}-${randomBytes(6).toString('hex')}.yaml`);
  writeFileSync(file, yaml, { mode: 0o600, flag: 'wx' });
  return { path: file, dispose: () => rmSync(file, { force: true }) };
}

/**
 * Those of processes that were killed: they hold credentials. Only of this machine: containers and shared homes have process
 * ids of their own.
 */
export function removeLeftKubeconfigs(userFolder: string): void {
  const folder = targetsFolder(userFolder);
  for (const name of namesIn(folder)) {
    const [prefix = ''] = /^.+-\d+(?=-[0-9a-f]{12}\.yaml$)/.exec(name) ?? [];
    const pid = Number(prefix.slice(prefix.lastIndexOf('-') + 1));
    if (prefix !== '' && prefix === owner(pid) && !isAlive(pid)) rmSync(path.join(folder, name), { force: true });
  }
}

function targetsFolder(userFolder: string): string {
  return path.join(userFolder, 'targets');
}

/** None where the folder is not there or may not be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function owner(pid: number): string {
  return `${hostname()}-${pid}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
