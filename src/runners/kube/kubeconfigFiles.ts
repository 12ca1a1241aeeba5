/** Which kubeconfig files count, and their texts. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import * as l10n from '@vscode/l10n';
import { mergeKubeconfigs, type KubeconfigMerge, type KubeconfigSource } from '../../core/target/kubeconfig.ts';
import { thrownMessage } from '../../core/thrownMessage.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Far above any kubeconfig; keeps a wrong path from filling the memory. In bytes. */
export const MAX_KUBECONFIG_BYTES = 4 * 1024 * 1024;

/**
 * `KUBECONFIG` is a list like `PATH`, in which empty parts count for nothing; without it `~/.kube/config`. A list of
 * empty parts alone names no file, and does not lead back to `~/.kube/config`: so it is for kubectl.
 */
export function kubeconfigPaths(env: Environment): readonly string[] {
  const list = env['KUBECONFIG'];
  if (list === undefined || list === '') return [path.join(env['HOME'] ?? homedir(), '.kube', 'config')];
  const parts = list.split(path.delimiter).filter((part) => part !== '');
  return [...new Set(parts.map((part) => path.resolve(part)))];
}

/** Reads and merges the files that `KUBECONFIG` names. Never rejects: what goes wrong with a file is a problem. */
export async function loadKubeconfig(env: Environment): Promise<KubeconfigMerge> {
  const reading = await readKubeconfigSources(env);
  return reading.state === 'invalid' ? reading : mergeKubeconfigs(reading.sources);
}

export type SourcesReading =
  | { readonly state: 'read'; readonly sources: readonly KubeconfigSource[] }
  | Extract<KubeconfigMerge, { state: 'invalid' }>;

/** The same without the merging. */
export async function readKubeconfigSources(env: Environment): Promise<SourcesReading> {
  const readings = await Promise.all(kubeconfigPaths(env).map(readSource));
  const problems = readings.flatMap((reading) => ('message' in reading ? [{ line: undefined, ...reading }] : []));
  if (problems.length > 0) return { state: 'invalid', problems };
  return { state: 'read', sources: readings.filter((reading) => 'text' in reading) };
}

async function readSource(
  file: string,
): Promise<KubeconfigSource | { readonly path: string; readonly message: string }> {
  try {
    return await readText(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { path: file, text: undefined };
    return { path: file, message: describe(error) };
  }
}

async function readText(file: string): Promise<KubeconfigSource | { readonly path: string; readonly message: string }> {
  // Without O_NONBLOCK opening a named pipe would wait for a writer, for ever.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if ((await handle.stat()).isFIFO()) {
      return { path: file, message: l10n.t('It is a pipe, which can be read only once. Save it as a file.') };
    }
    const bytes = await buffer(handle.createReadStream({ end: MAX_KUBECONFIG_BYTES, autoClose: false }));
    if (bytes.length > MAX_KUBECONFIG_BYTES) {
      return { path: file, message: l10n.t('It is larger than {0} bytes.', MAX_KUBECONFIG_BYTES) };
    }
    return { path: file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } finally {
    await handle.close();
  }
}

function describe(error: unknown): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return l10n.t('You may not read it.');
    case 'EISDIR':
      return l10n.t('It is a folder.');
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return l10n.t('It is not UTF-8 text.');
    default:
      return thrownMessage(error);
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
