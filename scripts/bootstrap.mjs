// What every command of package.json goes through: `node scripts/bootstrap.mjs SCRIPT [ARGUMENT…]`.
// Runs on Node 20: installs the dependencies where needed, then runs SCRIPT on the Node 24 that is one of them.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { areInstalled, install } from './dependencies.mjs';
import { onParentEnd } from './parent.mjs';
import { step } from './progress.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

process.exitCode = await main();

async function main() {
  try {
    requireNode20();
    if (!areInstalled(root)) await step('Installing the dependencies (npm ci)', () => install(root));
    if (!existsSync(node)) throw new Error(withoutNode24);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  return runOnNode24(process.argv.slice(2));
}

function requireNode20() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return;
  throw new Error(`Provebook needs Node 20 or newer, and this is ${process.version}. Get one from https://nodejs.org.`);
}

const withoutNode24 =
  'The npm package "node" did not bring its program: npm was told not to run install scripts. ' +
  'Run "npm ci --ignore-scripts=false" once, then try again.';

/** Resolves to the exit status of the script. */
function runOnNode24(args) {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } });
  // The script ends what it started, in order; this waits for it. It ignores what reaches it twice from a terminal.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  onParentEnd(() => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('exit', (status) => resolve(status ?? 1));
    child.once('error', (error) => {
      process.stderr.write(`${node} does not start: ${error.message}\n`);
      resolve(1);
    });
  });
}
