// What one `npm start` puts between its demo and those who use it: fixed places that fill when the demo is ready.
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTemporaryFolder } from '../test/cluster/temporaryFolder.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/**
 * @typedef {object} DemoSession
 * @property {NodeJS.ProcessEnv} env The environment of an editor or a terminal that is to use the demo.
 * @property {string} instructions How to use the command line against the demo.
 * @property {(state: 'building' | 'ready' | 'failed', message: string) => void} report Tells the extension.
 * @property {(demo: {kubeconfig: string, kubectlFolder: string}) => Promise<void>} join Makes a ready demo available.
 * @property {() => Promise<void>} remove
 */

/** @returns {Promise<DemoSession>} */
export async function createDemoSession() {
  const { path: folder, remove } = await makeTemporaryFolder('start');
  const variables = {
    KUBECONFIG: join(folder, 'kubeconfig'),
    PROVEBOOK_STATE_HOME: join(folder, 'state'),
    PROVEBOOK_DEMO_STATUS: join(folder, 'status.json'),
  };
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'provebook'), commandScript(), { mode: 0o755 });
  writeFileSync(join(folder, 'env.sh'), shellExports(variables, bin));
  const report = (state, message) => writeStatus(variables.PROVEBOOK_DEMO_STATUS, { state, message });
  report('building', 'The demo is starting.');
  return {
    env: { ...process.env, ...variables, PATH: [bin, process.env.PATH].join(delimiter) },
    instructions: instructions(join(folder, 'env.sh')),
    report,
    join: async (demo) => {
      symlinkSync(join(demo.kubectlFolder, 'kubectl'), join(bin, 'kubectl'));
      await copyFile(demo.kubeconfig, `${variables.KUBECONFIG}.new`);
      await rename(`${variables.KUBECONFIG}.new`, variables.KUBECONFIG);
      report('ready', `The demo runs: context ${demo.context}, namespace ${demo.namespace}.`);
    },
    remove,
  };
}

/** Renamed into place, so that nobody reads half of it. */
function writeStatus(path, status) {
  writeFileSync(`${path}.new`, `${JSON.stringify(status)}\n`);
  renameSync(`${path}.new`, path);
}

function commandScript() {
  return `#!/bin/sh\nexec ${quote(process.execPath)} ${quote(cli)} "$@"\n`;
}

function shellExports(variables, bin) {
  const exports = Object.entries(variables).map(([name, value]) => `export ${name}=${quote(value)}\n`);
  return [...exports, `export PATH=${quote(bin)}:"$PATH"\n`].join('');
}

function quote(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function instructions(envFile) {
  return [
    'The command line, from another terminal in this folder, once the demo is ready:',
    `  source ${envFile}`,
    '  provebook run runbooks/judgify-production-readiness.md',
  ].join('\n');
}
