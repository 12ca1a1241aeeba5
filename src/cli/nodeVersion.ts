/**
 * The Kubernetes client does not load on a Node older than 22.15. In a clone of the project a newer one lies in
 * node_modules, because it is a development dependency; elsewhere the command says what it needs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST = [22, 15] as const;

/** The exit code of the same command under the newer Node; undefined where this one will do or there is no other. */
export function rerunUnderNewerNode(): Promise<number | undefined> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  const newer = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
  if (isNewEnough || !existsSync(newer)) return Promise.resolve(undefined);
  const { status } = spawnSync(newer, process.argv.slice(1), { stdio: 'inherit' });
  return Promise.resolve(status ?? 1);
}
