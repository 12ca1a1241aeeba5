/** What is missing before anything can run, for the welcome texts of the view. Only files are looked at; nothing starts. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { commands } from 'vscode';
import { contextKeys } from './contributions.ts';

/** Called when the view is first shown, and when the person looks again. */
export async function tellPrerequisites(env: NodeJS.ProcessEnv): Promise<void> {
  const [hasKubectl, isSet] = await Promise.all([isOnPath('kubectl', env), hasContext(env)]);
  await Promise.all([
    commands.executeCommand('setContext', contextKeys.noKubectl, !hasKubectl),
    commands.executeCommand('setContext', contextKeys.noContext, !isSet),
  ]);
}

/** Whether a current context is named and described, whoever may use it. A kubeconfig with errors is told elsewhere. */
async function hasContext(env: NodeJS.ProcessEnv): Promise<boolean> {
  const { loadKubeconfig } = await import('../runners/kube/kubeconfigFiles.ts');
  const merge = await loadKubeconfig(env);
  return merge.state !== 'merged' || merge.config.contexts.has(merge.config.currentContext);
}

async function isOnPath(program: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const names = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'].map((end) => program + end) : [program];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const files = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  const found = await Promise.all(
    files.map((file) =>
      access(file, constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
