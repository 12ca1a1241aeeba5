import { execFile } from 'node:child_process';
import type { Cluster } from './cluster.ts';

/**
 * Runs the cluster's own kubectl against it, with `input` on standard input.
 *
 * @returns standard output.
 * @throws Error with standard error in its message, when the exit status is not 0.
 */
export function runKubectl(
  cluster: Pick<Cluster, 'kubectl' | 'kubeconfig'>,
  args: readonly string[],
  options: { input?: string; signal?: AbortSignal | undefined } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const all = ['--kubeconfig', cluster.kubeconfig, ...args];
    const { input = '', signal } = options;
    const child = execFile(cluster.kubectl, all, { maxBuffer: 2 ** 24, ...(signal && { signal }) }, (error, stdout) => {
      if (error) reject(new Error(error.message, { cause: error }));
      else resolve(stdout);
    });
    // It may end without reading; its exit status says why, and better than the broken pipe.
    child.stdin?.on('error', () => undefined).end(input);
  });
}
