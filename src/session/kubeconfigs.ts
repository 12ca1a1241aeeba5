/**
 * The kubeconfig files that count. One that lies in the workspace is code of whoever wrote it: it names servers to send
 * credentials to and programs to start. So it is used once a person has approved its bytes, apart from the runbook.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { mergeKubeconfigs, type KubeconfigMerge, type KubeconfigSource } from '../core/target/kubeconfig.ts';
import { pluginsOf } from '../core/target/kubeconfigPlugins.ts';
import { readKubeconfigSources, type Environment } from '../runners/kube/kubeconfigFiles.ts';
import type { ApprovalStore } from '../state/approvalStore.ts';
import { sha256, sha256OfFields } from '../state/digest.ts';
import type { ForeignKubeconfig } from './foreignKubeconfig.ts';

export type KubeconfigLookup =
  KubeconfigMerge | { readonly state: 'unapproved'; readonly files: readonly ForeignKubeconfig[] };

export interface KubeconfigsOptions {
  readonly env: Environment;
  /** Absolute paths of the folders that others write. */
  readonly folders: () => readonly string[];
  readonly approvals: ApprovalStore;
}

export class Kubeconfigs {
  readonly #options: KubeconfigsOptions;

  constructor(options: KubeconfigsOptions) {
    this.#options = options;
  }

  /** What is judged and what is merged are the same bytes, read once. */
  async load(): Promise<KubeconfigLookup> {
    const reading = await readKubeconfigSources(this.#options.env);
    if (reading.state === 'invalid') return reading;
    const files = this.#foreign(reading.sources);
    return files.length > 0 ? { state: 'unapproved', files } : mergeKubeconfigs(reading.sources);
  }

  /** Those that have to be approved before anything goes to a cluster. */
  async foreign(): Promise<readonly ForeignKubeconfig[]> {
    const lookup = await this.load();
    return lookup.state === 'unapproved' ? lookup.files : [];
  }

  /** @param file as it was shown: what has changed since stays unapproved */
  approve({ path: file, digest }: ForeignKubeconfig, actor: string): void {
    this.#options.approvals.approve(approvalKey(file), digest, actor, new Date());
  }

  #foreign(sources: readonly KubeconfigSource[]): readonly ForeignKubeconfig[] {
    const folders = this.#options.folders().map(realPath);
    return sources.flatMap((source) => {
      if (source.text === undefined || !isForeign(realPath(source.path), folders)) return [];
      const file = this.#described({ path: source.path, text: source.text }, folders);
      return this.#options.approvals.isApproved(approvalKey(file.path), file.digest) ? [] : [file];
    });
  }

  /** A program that lies in the workspace too is bound with its bytes: it could be exchanged as easily. */
  #described(source: { readonly path: string; readonly text: string }, folders: readonly string[]): ForeignKubeconfig {
    const { PATH: searched = '' } = this.#options.env;
    const plugins = pluginsOf(source).map(({ command, ...rest }) => ({
      command: programPath(command, searched),
      ...rest,
    }));
    const own = plugins.filter(({ command }) => isWithin(realPath(command), folders));
    const programs = own.map(({ command }) => (existsSync(command) ? sha256(readFileSync(command)) : ''));
    return {
      path: source.path,
      digest: sha256OfFields(['provebook kubeconfig 1', source.text, ...programs]),
      plugins: plugins.map(({ command, args, env }) => [...env, command, ...args].join(' ')),
    };
  }
}

/** The repository that a file is from; without one, its folder. */
export function repositoryOf(file: string): string {
  const folder = path.dirname(file);
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at))
    if (existsSync(path.join(at, '.git'))) return at;
  return folder;
}

/** The person's own `~/.kube` is theirs, also where their whole home is the workspace. */
function isForeign(file: string, folders: readonly string[]): boolean {
  return isWithin(file, folders) && !isWithin(file, [realPath(path.join(homedir(), '.kube'))]);
}

function isWithin(file: string, folders: readonly string[]): boolean {
  return folders.some(
    (folder) => file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep),
  );
}

/** Links lead to where a file really lies. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

function programPath(command: string, searched: string): string {
  if (command.includes(path.sep)) return command;
  const found = searched
    .split(path.delimiter)
    .map((folder) => path.join(folder, command))
    .find((file) => existsSync(file));
  return found ?? command;
}

function approvalKey(file: string): string {
  return `kubeconfig\0${file}`;
}
