import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../../core/errors.ts';
import type { ContextEntry, Kubeconfig } from '../../core/target/kubeconfig.ts';
import { loadKubeconfig } from '../../runners/kube/kubeconfigFiles.ts';
import { readArguments } from '../arguments.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { visible, type Terminal } from '../terminal.ts';

/** `provebook contexts [--json]`: the contexts of the merged kubeconfig, the current one marked. */
export async function contexts(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { json: { type: 'boolean' } });
  const merge = await loadKubeconfig(terminal.env);
  if (merge.state === 'invalid') {
    const lines = merge.problems.map(
      ({ path, line, message }) => `${path}${line === undefined ? '' : `:${line}`}: ${message}`,
    );
    throw new ProvebookError(
      'kubeconfig invalid',
      lines.join('\n'),
      l10n.t('Correct the file or leave it out of KUBECONFIG.'),
    );
  }
  const { config } = merge;
  const rows = [...config.contexts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, context]) => ({
      name,
      current: name === config.currentContext,
      cluster: context.cluster,
      server: serverOf(config, context),
      user: context.user,
      namespace: context.namespace,
    }));
  if (args.flag('json')) {
    terminal.out(`${JSON.stringify({ current: config.currentContext, contexts: rows }, undefined, 2)}\n`);
    return exitCodes.pass;
  }
  if (rows.length === 0)
    terminal.say(l10n.t('There is no kubeconfig with a context. Set KUBECONFIG or log in to a cluster.'));
  const widest = Math.max(0, ...rows.map((row) => row.name.length));
  for (const row of rows) {
    terminal.out(
      `${row.current ? '*' : ' '} ${visible(row.name).padEnd(widest)}  ${row.server}  ${row.namespace || 'default'}\n`,
    );
  }
  return exitCodes.pass;
}

function serverOf(config: Kubeconfig, context: ContextEntry): string {
  const server = config.clusters.get(context.cluster)?.fields['server'];
  return typeof server === 'string' ? server : '–';
}
