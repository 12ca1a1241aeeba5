/** The programs that a kubeconfig starts to get credentials. */
import { absolutePaths } from './kubeconfigPaths.ts';
import { readKubeconfig } from './readKubeconfig.ts';

export interface KubeconfigPlugin {
  /** Absolute, or a bare name that is looked up on `PATH`. */
  readonly command: string;
  readonly args: readonly string[];
  /** `NAME=VALUE` of the variables it is started with. */
  readonly env: readonly string[];
}

/** @returns none where the file cannot be read as a kubeconfig: then it is not used either */
export function pluginsOf({
  path,
  text,
}: {
  readonly path: string;
  readonly text: string;
}): readonly KubeconfigPlugin[] {
  const file = readKubeconfig(path, text);
  if (file.state === 'invalid') return [];
  return [...file.users.values()].flatMap((user) => {
    const { exec } = absolutePaths(user, path);
    if (!isObject(exec) || typeof exec['command'] !== 'string') return [];
    return [{ command: exec['command'], args: list(exec['args']).map(String), env: list(exec['env']).map(variable) }];
  });
}

function variable(entry: unknown): string {
  return isObject(entry) ? `${String(entry['name'])}=${String(entry['value'])}` : String(entry);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
