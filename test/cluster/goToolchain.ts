import { execFile, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import semver from 'semver';

/** Takes one line of progress, without a line break. */
export type Log = (line: string) => void;

/** GOTOOLCHAIN: a build must never fetch another Go by itself; GOFLAGS: the person's own flags must not change the programs. */
const environment = { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '', GOWORK: 'off' };
const heartbeatMs = 15_000;
const run = promisify(execFile);

/**
 * Makes sure that a Go of at least `minimum` (such as "1.26.0") is on PATH.
 *
 * @throws Error that says what to install, when `go` is missing or older.
 */
export async function requireGo(minimum: string): Promise<void> {
  const advice = `The demo cluster is built from source. Install Go ${minimum} or newer (https://go.dev/dl/) and put "go" on PATH.`;
  let output: string;
  try {
    // Outside the module: inside it an old Go would only complain about go.mod.
    output = (await run('go', ['env', 'GOVERSION'], { cwd: tmpdir(), env: environment })).stdout.trim();
  } catch (cause) {
    throw new Error(`"go" could not be started. ${advice}`, { cause });
  }
  const version = semver.coerce(output);
  if (!version || semver.lt(version, minimum)) throw new Error(`Found ${output}, which is too old. ${advice}`);
}

export interface GoBuild {
  /** Folder of the go.mod to build from. */
  readonly module: string;
  readonly packages: readonly string[];
  /** A file, or a folder when it ends in a slash. */
  readonly output: string;
  readonly linkerFlags: string;
}

/**
 * Runs `go build`, with a line of progress every 15 s.
 *
 * @throws Error with the last lines that Go printed.
 */
export async function goBuild(label: string, build: GoBuild, log: Log, signal?: AbortSignal): Promise<void> {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  const flags = ['-v', '-trimpath', '-buildvcs=false', `-ldflags=${build.linkerFlags}`];
  const go = spawn('go', ['build', ...flags, '-o', build.output, ...build.packages], {
    cwd: build.module,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(signal && { signal }),
  });
  let [downloaded, compiled] = [0, 0];
  const messages: string[] = [];
  createInterface(go.stderr).on('line', (line) => {
    if (line.startsWith('go: downloading ')) downloaded++;
    else if (/^[\w.~/-]+$/.test(line)) compiled++;
    else messages.push(line);
  });
  const heartbeat = setInterval(() => {
    log(`  ${label}: ${seconds()}, ${downloaded} modules downloaded, ${compiled} packages compiled`);
  }, heartbeatMs);
  try {
    const code = await new Promise<number | null>((resolve, reject) => go.on('error', reject).on('close', resolve));
    if (code !== 0) throw new Error(`Building ${label} failed:\n${messages.slice(-20).join('\n')}`);
  } finally {
    clearInterval(heartbeat);
  }
  log(`  ${label}: built in ${seconds()}`);
}

/** The folder of the module `name` in Go's module cache; it is there after a build that needed the module. */
export async function goModuleFolder(module: string, name: string): Promise<string> {
  const { stdout } = await run('go', ['list', '-m', '-f', '{{.Dir}}', name], { cwd: module, env: environment });
  return stdout.trim();
}
