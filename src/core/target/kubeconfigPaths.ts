/** Makes the file references of a kubeconfig entry absolute, as client-go's `ResolveLocalPaths` does. */
import type { Fields } from './readKubeconfig.ts';

/** Fields that name a file: of a cluster the first one, of a user the others. */
const fileFields = ['certificate-authority', 'client-certificate', 'client-key', 'tokenFile'] as const;

/** @param origin absolute path of the file that the entry comes from */
export function absolutePaths(entry: Fields, origin: string): Fields {
  const changed: Record<string, unknown> = { ...entry };
  for (const field of fileFields) {
    const path = changed[field];
    if (typeof path === 'string' && path !== '') changed[field] = besideFile(origin, path);
  }
  if (isObject(changed['exec'])) changed['exec'] = absoluteCommand(changed['exec'], origin);
  return changed;
}

/** A command with a separator in it is a path beside the file; a bare name is looked up on PATH. */
function absoluteCommand(exec: object, origin: string): object {
  if (!('command' in exec) || typeof exec.command !== 'string') return exec;
  const separator = isWindowsPath(origin) ? '\\' : '/';
  return exec.command.includes(separator) ? { ...exec, command: besideFile(origin, exec.command) } : exec;
}

/**
 * `path` seen from the folder of `file`, which has an absolute path. The kind of that path tells which system's rules
 * hold: the core knows no platform, and a backslash is an ordinary character on all but one.
 */
export function besideFile(file: string, path: string): string {
  const rules = isWindowsPath(file) ? windows : posix;
  if (rules.isAbsolute.test(path)) return path;
  const belowRoot = file.replace(rules.root, '');
  const root = file.slice(0, file.length - belowRoot.length);
  const folders = belowRoot.split(rules.separators).slice(0, -1);
  const parts: string[] = [];
  for (const part of [...folders, ...path.split(rules.separators)]) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return root + parts.join(rules.separator);
}

const posix = { isAbsolute: /^\//, root: /^\//, separators: /\//, separator: '/' } as const;

const windows = {
  isAbsolute: /^([A-Za-z]:[\\/]|\\\\)/,
  root: /^([A-Za-z]:[\\/]|\\\\[^\\/]+[\\/][^\\/]+[\\/])/,
  separators: /[\\/]/,
  separator: '\\',
} as const;

function isWindowsPath(path: string): boolean {
  return windows.isAbsolute.test(path);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
