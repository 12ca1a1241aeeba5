import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Run by `sh` in front of every program, so that none outlives us, however we end (KILL and crashes included).
 * The shell becomes the program by `exec`, so `$$` is the program's own id and every signal and exit status is direct.
 * The small watcher left behind reads our end of a pipe: when we die, the system closes it, and the watcher ends the group.
 */
const guard = `
signal=$1; shift
exec 3<&0 </dev/null
( read -r _ <&3; kill -s "$signal" $$; sleep 5; kill -s KILL -- -$$ ) >/dev/null 2>&1 &
exec "$@" 3<&-
`;
const patienceMs = 5_000;

export interface ProgramOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Standard output and error go here. */
  readonly logFile: string;
  /** What asks it to end; TERM when absent. */
  readonly stopSignal?: 'SIGTERM' | 'SIGINT';
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** User and group id to run as; our own when absent. */
  readonly user?: number;
}

/** A server that runs until it is stopped or until this process ends. */
export class Program {
  readonly name: string;
  readonly pid: number;
  readonly #child: ChildProcess;
  readonly #options: ProgramOptions;
  readonly #ended: Promise<void>;

  private constructor(child: ChildProcess, pid: number, options: ProgramOptions) {
    this.name = basename(options.command);
    this.pid = pid;
    this.#child = child;
    this.#options = options;
    this.#ended = once(child, 'exit').then(() => this.#killGroup());
  }

  /** @throws Error when `sh` can't be started; a missing program shows in `describe`. */
  static async start(options: ProgramOptions): Promise<Program> {
    const { command, args, stopSignal = 'SIGTERM', logFile, user } = options;
    const log = openSync(logFile, 'a', 0o600);
    const child = spawn('sh', ['-c', guard, 'guard', stopSignal.slice(3), command, ...args], {
      // A group of its own: Ctrl-C in a terminal then reaches only us, and we stop things in the right order.
      detached: true,
      stdio: ['pipe', log, log],
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      ...(options.env && { env: options.env }),
      ...(user !== undefined && { uid: user, gid: user }),
    });
    closeSync(log);
    await once(child, 'spawn');
    if (child.pid === undefined) throw new Error(`${command} has no process id`);
    return new Program(child, child.pid, options);
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Name, exit status and the end of the log, for an error message. */
  async describe(): Promise<string> {
    const state = this.isRunning
      ? 'is running'
      : `ended with ${String(this.#child.signalCode ?? this.#child.exitCode)}`;
    const lines = (await readFile(this.#options.logFile, 'utf8')).trimEnd().split('\n');
    return `${this.name} ${state}; the end of its log:\n${lines.slice(-15).join('\n')}`;
  }

  /** Asks it to end, and kills it after 5 s. Never rejects, may be called again. */
  async stop(): Promise<void> {
    if (this.isRunning) this.#child.kill(this.#options.stopSignal ?? 'SIGTERM');
    await Promise.race([this.#ended, delay(patienceMs, undefined, { ref: false })]);
    if (this.isRunning) this.#killGroup();
    await this.#ended;
  }

  /** Also takes the watcher, and whatever the program started and left. */
  #killGroup(): void {
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // Nothing was left.
    }
  }
}
