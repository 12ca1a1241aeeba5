import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Log, goBuild, goModuleFolder, requireGo } from './goToolchain.ts';

/** The built programs of one Kubernetes version. */
export interface Programs {
  /** Holds etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kubectl and kwok. */
  readonly folder: string;
  /** A file with kwok's stages: what makes simulated nodes and pods become ready. */
  readonly stages: string;
}

const source = import.meta.dirname;
const kwokSource = join(source, 'kwok');
const stageFiles = [
  'node/fast/node-initialize.yaml',
  'node/heartbeat-with-lease/node-heartbeat-with-lease.yaml',
  'pod/fast/pod-ready.yaml',
  'pod/fast/pod-complete.yaml',
  'pod/fast/pod-delete.yaml',
];

/**
 * Builds the programs of a Kubernetes cluster from their Go modules, once for each state of the go.mod and go.sum files.
 * The first time takes about six minutes on two cores and needs the Go module proxy; afterwards it only looks them up.
 *
 * @throws Error that says what to do, when Go is missing, too old or fails.
 */
export async function buildPrograms(options: { log: Log; signal?: AbortSignal }): Promise<Programs> {
  const folder = join(cacheFolder(), `cluster-${await sourceDigest()}`);
  if (!existsSync(folder)) await buildInto(folder, options.log, options.signal);
  return { folder: join(folder, 'bin'), stages: join(folder, 'stages.yaml') };
}

async function buildInto(folder: string, log: Log, signal?: AbortSignal): Promise<void> {
  const goMod = await readFile(join(source, 'go.mod'), 'utf8');
  await requireGo(findInGoMod(goMod, /^go (\S+)$/m));
  await mkdir(cacheFolder(), { recursive: true });
  // A folder of its own, renamed when complete: two processes may build at once, and a broken build leaves nothing.
  const unfinished = await mkdtemp(`${folder}.building-`);
  try {
    log('Building Kubernetes for the demo cluster. The first time takes several minutes, later starts reuse it.');
    await compile(join(unfinished, 'bin'), findInGoMod(goMod, /^require k8s\.io\/kubernetes (v\S+)/m), log, signal);
    await writeFile(join(unfinished, 'stages.yaml'), await readStages());
    await rename(unfinished, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
    log(`Built into ${folder}`);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function compile(folder: string, version: string, log: Log, signal?: AbortSignal): Promise<void> {
  const commands = ['kubectl', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];
  // In this order the longest, which compiles what the others share, comes early and each step reports for itself.
  for (const name of commands) {
    const build = { packages: [`k8s.io/kubernetes/cmd/${name}`], linkerFlags: versionFlags(version) };
    await goBuild(name, { ...build, module: source, output: join(folder, name) }, log, signal);
  }
  const etcd = { packages: ['go.etcd.io/etcd/server/v3'], linkerFlags: '-s -w' };
  await goBuild('etcd', { ...etcd, module: source, output: join(folder, 'etcd') }, log, signal);
  const kwok = { packages: ['sigs.k8s.io/kwok/cmd/kwok'], linkerFlags: '-s -w' };
  await goBuild('kwok', { ...kwok, module: kwokSource, output: join(folder, 'kwok') }, log, signal);
}

/** Without these the programs call themselves "v0.0.0-master+$Format:%H$", which kubectl itself can't parse. */
function versionFlags(version: string): string {
  const [major, minor] = version.slice(1).split('.');
  const values = { gitVersion: version, gitMajor: major, gitMinor: minor };
  const packages = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'];
  const set = packages.flatMap((name) => Object.entries(values).map(([key, value]) => `-X ${name}.${key}=${value}`));
  return ['-s', '-w', ...set].join(' ');
}

async function readStages(): Promise<string> {
  const stages = join(await goModuleFolder(kwokSource, 'sigs.k8s.io/kwok'), 'kustomize/stage');
  const texts = await Promise.all(stageFiles.map((file) => readFile(join(stages, file), 'utf8')));
  return texts.join('\n---\n');
}

async function sourceDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of [source, kwokSource]) {
    for (const file of ['go.mod', 'go.sum']) hash.update(await readFile(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function cacheFolder(): string {
  const { PROVEBOOK_CACHE, XDG_CACHE_HOME } = process.env;
  if (PROVEBOOK_CACHE) return PROVEBOOK_CACHE;
  return join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'provebook');
}

function findInGoMod(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`test/cluster/go.mod has no line like ${pattern.source}`);
  return found;
}
