// Tells whether node_modules is what package-lock.json asks for, and makes it so.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares with the record that npm itself leaves when an installation is complete, so it makes no difference whether
 * `npm ci` here or `npm install` by hand was the last one.
 */
export function areInstalled(root) {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(join(root, 'node_modules/.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional)
    .every(([path, entry]) => present[path]?.version === entry.version && present[path]?.integrity === entry.integrity);
}

function packagesIn(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Rejects with an Error that says what to do. */
export async function install(root) {
  const ci = ['ci', '--no-progress', '--loglevel=error'];
  // Inside an npm script npm says where it is itself, which also works where only a version manager knows it.
  const { npm_execpath: npmScript } = process.env;
  const [command, args] = npmScript?.endsWith('.js') ? [process.execPath, [npmScript, ...ci]] : ['npm', ci];
  const status = await exitStatus(spawn(command, args, { cwd: root, stdio: 'inherit', shell: command === 'npm' }));
  if (status === 127) throw new Error('npm was not found. It comes with Node: https://nodejs.org.');
  if (status !== 0) throw new Error(`"npm ci" failed. ${advice}`);
}

const advice =
  'Its message above says why. Without a network, check with "npm ping" that the registry can be reached. ' +
  'If the lock file is said to be out of step, run "npm install" and commit package-lock.json.';

function exitStatus(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', resolve);
  });
}
