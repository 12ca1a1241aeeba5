import { access, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Programs } from './build.ts';

/** Connections to `port` of pods in `namespace` end at `target`, a port of this machine. */
export interface PortForward {
  readonly namespace: string;
  /** The only pod that is meant; every pod of the namespace when absent. */
  readonly pod?: string;
  readonly port: number;
  readonly target: number;
}

/** What `kubectl logs` shows for one container, in whichever pod. */
export interface ContainerLog {
  readonly container: string;
  readonly entries: readonly { readonly time: Date; readonly text: string }[];
}

export interface Simulation {
  readonly portForwards: readonly PortForward[];
  readonly logs: readonly ContainerLog[];
}

/** The commands that `kubectl exec` finds on its PATH. */
const harmlessCommands = 'cat date echo env false hostname id ls printenv sh true uname'.split(' ');

/**
 * Writes kwok's configuration into `folder`: it plays the kubelets, and so answers logs, exec and port-forward.
 *
 * @returns the file, and the environment kwok has to run in.
 */
export async function writeKwokConfig(
  folder: string,
  programs: Programs,
  simulation: Simulation,
): Promise<{ file: string; env: Record<string, string> }> {
  const workDir = join(folder, 'exec');
  await mkdir(workDir);
  const documents = [
    resource('ClusterExec', 'all', { execs: [{ local: { workDir } }] }),
    resource('ClusterLogs', 'all', { logs: await writeLogs(folder, simulation.logs) }),
    ...simulation.portForwards.map(({ namespace, pod, port, target }) =>
      resource('ClusterPortForward', `${namespace}-${pod ?? 'any'}-${port}`, {
        selector: { matchNamespaces: [namespace], ...(pod !== undefined && { matchNames: [pod] }) },
        forwards: [{ ports: [port], target: { address: '127.0.0.1', port: target } }],
      }),
    ),
  ];
  const file = join(folder, 'kwok.yaml');
  await writeFile(file, [await readFile(programs.stages, 'utf8'), ...documents].join('\n---\n'), { mode: 0o600 });
  return { file, env: { PATH: await writeExecPath(folder), HOME: workDir } };
}

function resource(kind: string, name: string, spec: unknown): string {
  return stringify({ apiVersion: 'kwok.x-k8s.io/v1alpha1', kind, metadata: { name }, spec });
}

/** In the format of container runtimes, which is what kwok reads. */
async function writeLogs(folder: string, logs: readonly ContainerLog[]): Promise<unknown[]> {
  const logFolder = join(folder, 'containers');
  await mkdir(logFolder);
  const empty = join(logFolder, 'empty.log');
  await writeFile(empty, '');
  const targets = logs.map(async ({ container, entries }) => {
    const logsFile = join(logFolder, `${container}.log`);
    await writeFile(logsFile, entries.map(({ time, text }) => `${toNanoseconds(time)} stdout F ${text}\n`).join(''));
    return { containers: [container], logsFile };
  });
  return [...(await Promise.all(targets)), { logsFile: empty }];
}

function toNanoseconds(time: Date): string {
  return time.toISOString().replace('Z', '000000Z');
}

/**
 * `kubectl exec` runs on this machine, for there are no containers. A folder of harmless commands as the only PATH keeps
 * a careless "kubectl exec … -- rm" from finding its program; it is no wall against who means harm.
 */
async function writeExecPath(folder: string): Promise<string> {
  const path = join(folder, 'exec-path');
  await mkdir(path);
  for (const name of harmlessCommands) {
    for (const from of ['/bin', '/usr/bin']) {
      const found = await access(join(from, name)).then(
        () => true,
        () => false,
      );
      if (!found) continue;
      await symlink(join(from, name), join(path, name));
      break;
    }
  }
  return path;
}
