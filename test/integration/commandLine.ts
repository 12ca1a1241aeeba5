/** The built command line as a person runs it, in a home, a state folder and a folder of runbooks of its own. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';
import { cacheFolder } from '../../src/state/folders.ts';

/** Built by `npm run build`, which `npm test` does first. */
const bundle = path.resolve(import.meta.dirname, '../../dist/cli.js');

export const actor = 'ada@example.com';

/**
 * What commands of a runbook may use, apart from kubectl. Nothing else is there, so that a run gives the same on each
 * machine and none of its commands reaches the network.
 */
const programs = ['awk', 'base64', 'bash', 'cat', 'env', 'grep', 'openssl', 'sleep', 'sort', 'tail', 'touch', 'wc'];

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Variables = Readonly<Record<string, string>>;

export interface Workspace {
  /** Of the runbooks. */
  readonly folder: string;
  /** The person's own state folder. */
  readonly state: string;
  /** What the command line gets as its environment. */
  readonly env: Variables;
  /** Writes a file beside the runbooks and returns its path. */
  write(name: string, content: string | Uint8Array): Promise<string>;
  provebook(args: readonly string[], env?: Variables): Promise<CliResult>;
  /** The same without waiting for its end. */
  start(args: readonly string[], env?: Variables): ChildProcessByStdio<null, Readable, Readable>;
  remove(): Promise<void>;
}

export async function makeWorkspace(): Promise<Workspace> {
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing: npm run build`);
  const root = await mkdtemp(path.join(tmpdir(), 'provebook-test-'));
  const [folder, state, home, bin] = ['runbooks', 'state', 'home', 'bin'].map((name) => path.join(root, name)) as [
    string,
    string,
    string,
    string,
  ];
  await Promise.all([folder, home, bin].map((one) => mkdir(one)));
  await Promise.all(programs.map((name) => link(name, bin)));
  const demo = inject('demo');
  const env = {
    HOME: home,
    PATH: [demo.kubectlFolder, bin].join(path.delimiter),
    KUBECONFIG: demo.kubeconfig,
    PROVEBOOK_STATE_HOME: state,
    PROVEBOOK_ACTOR: actor,
    // With its own home each would compile the bundles anew.
    NODE_COMPILE_CACHE: path.join(cacheFolder(process.env), 'compiled'),
  };
  const start = (args: readonly string[], more: Variables = {}) =>
    spawn(process.execPath, [bundle, ...args], {
      cwd: folder,
      env: { ...env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return {
    folder,
    state,
    env,
    write: async (name, content) => {
      const file = path.join(folder, name);
      await writeFile(file, content);
      return file;
    },
    provebook: async (args, more) => {
      const child = start(args, more);
      const code = new Promise<number | null>((resolve) => child.once('close', resolve));
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return { code: await code, stdout, stderr };
    },
    start,
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

/** Copies the runbooks of the project, without anybody's state. */
export function copyRunbooks(workspace: Workspace): Promise<void> {
  const source = path.resolve(import.meta.dirname, '../../runbooks');
  return cp(source, workspace.folder, { recursive: true, filter: (from) => path.basename(from) !== '.provebook' });
}

/** A program that this machine does not have is one that the runbook does not find. */
async function link(name: string, folder: string): Promise<void> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = folders.map((one) => path.join(one, name)).find((file) => existsSync(file));
  if (found !== undefined) await symlink(found, path.join(folder, name));
}
