import { mkdir } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { readDemoFile } from '../cluster/demoFile.ts';

/** Names the file by which scripts/test.mjs hands over the demo it started. */
const demoVariable = 'PROVEBOOK_DEMO';

/** Variables that would make the editor or its terminals behave as if they ran inside what started them. */
const foreign = /^(VSCODE_|ELECTRON_|VITEST|NODE_ENV$|NODE_OPTIONS$|FORCE_COLOR$)/;

/**
 * The environment of an editor for tests: the demo's cluster where one is up, otherwise none at all, so that no test
 * can reach the cluster of the person who runs it; and a state folder in place of that person's approvals.
 */
export async function testEnvironment(stateHome: string): Promise<Readonly<Record<string, string | undefined>>> {
  await mkdir(stateHome, { recursive: true, mode: 0o700 });
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const demoFile = process.env[demoVariable];
  const demo = demoFile === undefined ? undefined : await readDemoFile(demoFile);
  return {
    ...env,
    PROVEBOOK_STATE_HOME: stateHome,
    // VS Code's sockets lie in it, and stay where a window is ended by force.
    XDG_RUNTIME_DIR: stateHome,
    KUBECONFIG: demo?.kubeconfig ?? `${stateHome}/no-kubeconfig`,
    PATH: [...(demo ? [demo.kubectlFolder] : []), env['PATH']].join(delimiter),
  };
}
